// Orders a book and prints every event of it, over a connection that breaks.
import { randomUUID } from 'node:crypto';

const url = (process.env.TALEWRIGHT_URL ?? 'http://127.0.0.1:8787') + '/api/v1';
const key = process.env.TALEWRIGHT_KEY;
const auth = key ? { Authorization: `Bearer ${key}` } : {};

/** {id, data} of each event after `last`, as it comes. */
async function* events(jobId, last) {
  const headers = { Accept: 'text/event-stream', ...auth, ...(last && { 'Last-Event-ID': last }) };
  const answer = await fetch(`${url}/books/${jobId}/stream`, { headers });
  if (!answer.ok) throw new Error(await answer.text());
  if (answer.status === 204) return; // it has ended, and nothing is left to tell
  let text = '';
  for await (const part of answer.body.pipeThrough(new TextDecoderStream())) {
    const blocks = (text + part).split('\n\n');
    text = blocks.pop();
    for (const block of blocks) { // those that begin with ":" keep the connection open, and say nothing
      const fields = Object.fromEntries(block.split('\n').map((line) => line.split(/: (.*)/s)));
      if (fields.data) yield { id: fields.id, data: JSON.parse(fields.data) };
    }
  }
}
const show = ({ pct, step, msg }) => console.log(`${pct} %  ${step}: ${msg}`);

const answer = await fetch(`${url}/books`, {
  method: 'POST',
  headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID(), ...auth },
  body: JSON.stringify({ prompt: 'A snail who wants to win one race', num_pages: 4 }),
});
if (!answer.ok) throw new Error(await answer.text());
const { job_id } = await answer.json();

let last, step, count = 0;
for await (const { id, data } of events(job_id)) {
  [last, step] = [id, data.step];
  show(data);
  if (++count === 2) break;
}
console.log(`-- the connection breaks after event ${last}; the stream goes on behind it --`);

while (!['done', 'error'].includes(step))
  for await (const { id, data } of events(job_id, last)) {
    [last, step] = [id, data.step];
    show(data);
  }
if (step !== 'done') process.exitCode = 1;
