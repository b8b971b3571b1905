// Orders a book, waits for it, downloads it as book.zip.
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

const url = (process.env.TALEWRIGHT_URL ?? 'http://127.0.0.1:8787') + '/api/v1';
const key = process.env.TALEWRIGHT_KEY;

async function send(method, path, body, headers = {}) {
  const answer = await fetch(url + path, {
    method,
    headers: { 'Content-Type': 'application/json', ...(key && { Authorization: `Bearer ${key}` }), ...headers },
    body: body && JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(await answer.text());
  return answer;
}
const call = async (...request) => (await send(...request)).json();

const order = await call('POST', '/books', {
  prompt: 'A brave little raccoon who learns to share with forest friends',
  num_pages: 4,
}, { 'Idempotency-Key': randomUUID() });
console.log(`Ordered: ${order.title}, ${order.num_pages} pages, ${order.credits.quoted} credits`);

let status;
for (;;) {
  status = await call('GET', `/books/${order.job_id}/status`);
  console.log(`${status.pct} %  ${status.msg}`);
  if (status.status === 'error') throw new Error(JSON.stringify(status.error));
  if (status.status === 'done') break;
  await pause(2000);
}

const book = await call('GET', `/books/${status.book_id}`);
console.log(`${book.title}: ${book.files.length} files`);
const zip = await send('GET', `/books/${book.book_id}/download`);
await writeFile('book.zip', Buffer.from(await zip.arrayBuffer()));
console.log('Saved book.zip');
