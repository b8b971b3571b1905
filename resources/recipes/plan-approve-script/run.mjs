// Plans a book, shows the plan, asks you, makes the book, prints its words.
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline/promises';

const url = (process.env.TALEWRIGHT_URL ?? 'http://127.0.0.1:8787') + '/api/v1';
const key = process.env.TALEWRIGHT_KEY;

async function call(method, path, body, headers = {}) {
  const answer = await fetch(url + path, {
    method,
    headers: { 'Content-Type': 'application/json', ...(key && { Authorization: `Bearer ${key}` }), ...headers },
    body: body && JSON.stringify(body),
  });
  const result = await answer.json();
  if (!answer.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result;
}

const { plan } = await call('POST', '/plans', { prompt: 'A robot who is afraid of the dark', page_count: 4 });
console.log(`${plan.title}, ${plan.quote.credits} credits`);
for (const page of plan.pages) console.log(' ', page.text);

const terminal = createInterface({ input: process.stdin, output: process.stdout });
const yes = await terminal.question('Make this book? [y/N] ');
terminal.close();
if (!/^y/i.test(yes)) throw new Error('Not approved.');
// The version says which plan you saw: had it changed since, this would be refused.
await call('POST', `/plans/${plan.plan_id}/approve`, { userConfirmed: true, version: plan.version });

let { job } = await call('POST', '/jobs', { plan_id: plan.plan_id }, { 'Idempotency-Key': randomUUID() });
while (['QUEUED', 'RUNNING'].includes(job.state)) {
  ({ job } = await call('GET', `/jobs/${job.job_id}?wait_seconds=30`));
  console.log(`${job.state}: ${job.progress.message}`);
}
if (job.state !== 'READY') throw new Error(JSON.stringify(job.error));

const script = await call('GET', `/books/${job.book_id}/script`);
console.log(script.title);
for (const page of script.pages) console.log(`${page.page}: ${page.text}`);
