// Event streams of REST: followed, broken off, taken up again.
import assert from 'node:assert/strict';
import test from 'node:test';
import { scratch } from './client.mjs';
import { all, events, madeBook, serve } from './rest_client.mjs';

const order = (server, more = {}) => server.must('POST', '/api/v1/books', { prompt: 'A snail who wants to win one race', num_pages: 4, ...more });

test('a stream tells each step of a book once, to its end', async () => {
  const server = await serve(scratch());
  const { job_id } = await order(server);
  const answer = await server.api('GET', `/api/v1/books/${job_id}/stream`);
  assert.equal(answer.status, 200);
  assert.match(answer.headers.get('content-type'), /^text\/event-stream/);
  const told = await all(events(answer));
  const ids = told.map((e) => Number(e.id));
  assert.deepEqual(ids, [...new Set(ids)].sort((a, b) => a - b));
  assert.equal(told[0].data.step, 'planning');
  for (const step of ['illustrating', 'layout', 'binding']) assert.ok(told.some((e) => e.data.step === step), step);
  assert.equal(told.at(-1).data.step, 'done');
  assert.equal(told.at(-1).data.pct, 100);
  assert.ok(told.every((e) => e.event === undefined && typeof e.data.msg === 'string'));
  for (let i = 1; i < told.length; ++i) assert.ok(told[i].data.pct >= told[i - 1].data.pct);

  const named = await all(events(await server.api('GET', `/api/v1/jobs/${job_id}/events`)));
  assert.deepEqual(named.map((e) => e.id), told.map((e) => e.id));
  assert.equal(named[0].event, 'job.queued');
  assert.equal(named.at(-1).event, 'job.ready');
  assert.ok(named.every((e) => e.data.job_id === job_id));
  assert.equal(named.at(-1).data.book_id, told.at(-1).data.book_id);
  await server.stop();
});

test('a stream that broke goes on behind the last event that was seen', async () => {
  const server = await serve(scratch());
  const { told, job_id, book_id } = await madeBook(server);
  const at = told[2].id;
  for (const answer of [
    await server.api('GET', `/api/v1/books/${book_id}/stream`, undefined, { 'Last-Event-ID': at }),
    await server.api('GET', `/api/v1/books/${job_id}/stream?last_event_id=${at}`),
  ]) assert.deepEqual((await all(events(answer))).map((e) => e.id), told.slice(3).map((e) => e.id));
  const over = await server.api('GET', `/api/v1/books/${job_id}/stream`, undefined, { 'Last-Event-ID': told.at(-1).id });
  assert.equal(over.status, 204, 'EventSource does not come back');
  await server.stop();
});

test('many follow one book and all hear the same', async () => {
  const server = await serve(scratch());
  const { job_id } = await order(server);
  const heard = await Promise.all(Array.from({ length: 40 }, async () => (await all(events(await server.api('GET', `/api/v1/jobs/${job_id}/events`)))).map((e) => e.id)));
  for (const one of heard) assert.deepEqual(one, heard[0]);
  await server.stop();
});

test('a client that leaves costs the others nothing', async () => {
  const server = await serve(scratch());
  const { job_id } = await order(server);
  const leaves = new AbortController();
  const left = await fetch(`${server.url}/api/v1/jobs/${job_id}/events`, { signal: leaves.signal });
  const reader = left.body.getReader();
  await reader.read();
  leaves.abort();
  const told = await all(events(await server.api('GET', `/api/v1/jobs/${job_id}/events`)));
  assert.equal(told.at(-1).event, 'job.ready');
  await server.stop();
});

test('a stopping server ends its streams, and another goes on with them', async () => {
  const data = scratch();
  const first = await serve(data);
  const { job_id } = await order(first, { num_pages: 40 });
  const seen = [];
  const answer = await first.api('GET', `/api/v1/books/${job_id}/stream`);
  for await (const event of events(answer)) {
    seen.push(event.id);
    if (seen.length === 3) first.process.kill('SIGTERM');
  }
  await first.stop();
  const second = await serve(data);
  const rest = await second.api('GET', `/api/v1/books/${job_id}/stream`, undefined, { 'Last-Event-ID': seen.at(-1) });
  const stream = events(rest);
  const next = (await stream.next()).value;
  assert.ok(Number(next.id) > Number(seen.at(-1)));
  await second.must('POST', `/api/v1/jobs/${job_id}/cancel`);
  const last = (await all(stream)).at(-1);
  assert.equal(last.data.step, 'error');
  assert.match(last.data.msg, /[Cc]ancel/);
  await second.stop();
});

test('there is no stream of what is not there', async () => {
  const server = await serve(scratch());
  assert.equal((await server.refusal('GET', '/api/v1/jobs/job_none/events')).code, 'job_not_found');
  assert.equal((await server.refusal('GET', '/api/v1/books/book_none/stream')).code, 'job_not_found');
  await server.stop();
});
