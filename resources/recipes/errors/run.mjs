// What refusals look like, and what a program does about each.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

const url = (process.env.TALEWRIGHT_URL ?? 'http://127.0.0.1:8787') + '/api/v1';
const key = process.env.TALEWRIGHT_KEY;

/** {status, result}; waits where it is told to. */
async function call(method, path, body) {
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
    if (![429, 503].includes(answer.status)) return { status: answer.status, result: result.error ?? result };
    await pause(1000 * Number(answer.headers.get('Retry-After')));
  }
}

function expect(wanted, { status, result }) {
  if (status !== wanted) throw new Error(`Status ${status} instead of ${wanted}: ${JSON.stringify(result)}`);
  return result;
}

const wish = { prompt: 'A robot who is afraid of the dark', page_count: 4000 };
const wrong = expect(400, await call('POST', '/plans', wish));
for (const { pointer, rule, given, limit } of wrong.details.problems)
  console.log(`${pointer} breaks ${rule}: ${given} given, the limit is ${limit}`);
console.log(`So ${wrong.details.problems[0].limit} pages, or fewer.`); // the shortest repair

const { plan } = expect(201, await call('POST', '/plans', { ...wish, page_count: 4 }));

const absent = expect(404, await call('GET', '/plans/plan_of_somebody_else'));
console.log(`${absent.code}: do not try again, the id is wrong.`);

const { code, details } = (await call('POST', '/jobs', { plan_id: plan.plan_id })).result;
if (code === 'plan_state_invalid')
  console.log(`${code}: the plan is ${details.state}, so a person has to approve it first.`);
else if (code === 'insufficient_credits')
  console.log(`${code}: ${details.required} needed, ${details.available} there.`);
else if (code === 'quota_exceeded')
  console.log(`${code}: no more ${details.quota} before ${details.resets_at}.`);
else throw new Error(`Unexpected: ${code}`);
