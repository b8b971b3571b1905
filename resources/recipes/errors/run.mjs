// What refusals look like, and what a program does about each.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

const url = (process.env.TALEWRIGHT_URL ?? 'http://127.0.0.1:8787') + '/api/v1';
const key = process.env.TALEWRIGHT_KEY;

/** The body, if the status is the one that is wanted; waits where it is told to. */
async function call(wanted, method, path, body) {
  for (;;) {
    const answer = await fetch(url + path, {
      method,
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': randomUUID(),
        ...(key && { Authorization: `Bearer ${key}` }),
      },
      body: body && JSON.stringify(body),
    });
    const result = await answer.json();
    if (answer.status === wanted) return result.error ?? result;
    if (![429, 503].includes(answer.status))
      throw new Error(`Status ${answer.status} instead of ${wanted}: ${JSON.stringify(result)}`);
    await pause(1000 * Number(answer.headers.get('Retry-After')));
  }
}

const wish = { prompt: 'A robot who is afraid of the dark', page_count: 4000 };
let refusal = await call(400, 'POST', '/plans', wish);
for (const { pointer, rule, given, limit } of refusal.details.problems)
  console.log(`${pointer} breaks ${rule}: ${given} given, the limit is ${limit}`);
console.log(`So ${refusal.details.problems[0].limit} pages, or fewer.`); // the shortest repair

const { plan } = await call(201, 'POST', '/plans', { ...wish, page_count: 4 });

refusal = await call(404, 'GET', '/plans/plan_of_somebody_else');
console.log(`${refusal.code}: do not try again, the id is wrong.`);

refusal = await call(409, 'POST', '/jobs', { plan_id: plan.plan_id });
const { code, details } = refusal;
if (code === 'plan_state_invalid')
  console.log(`${code}: the plan is ${details.state}, so a person has to approve it first.`);
else throw new Error(`Unexpected: ${JSON.stringify(refusal)}`);
