// The quick path over REST: one call, a book, a download.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { Server, scratch, sh } from './client.mjs';
import { madeBook, serve } from './rest_client.mjs';

test('a book is ordered in one call, followed, read and downloaded', async () => {
  const folder = scratch();
  const server = await serve(path.join(folder, 'data'));
  const answer = await server.api('POST', '/api/v1/books', { prompt: 'A brave little raccoon who learns to share', author: 'A. Tester', series: 'Rusty', num_pages: 4, save_mode: 'temporary_cloud' });
  assert.equal(answer.status, 202);
  assert.ok(answer.headers.get('x-request-id'));
  const order = await answer.json();
  assert.equal(order.status, 'running');
  assert.equal(order.num_pages, 4);
  assert.equal(order.clamped, undefined);
  assert.ok(order.notes.some((note) => /data folder/.test(note)));

  const steps = new Set(['planning', 'illustrating', 'layout', 'binding', 'done']);
  let status;
  do {
    status = await server.must('GET', `/api/v1/books/${order.job_id}/status`);
    assert.ok(steps.has(status.step), status.step);
    assert.equal(status.can_download, status.status === 'done');
  } while (status.status === 'running');
  assert.equal(status.status, 'done');
  assert.equal(status.pct, 100);
  assert.equal((await server.must('GET', `/api/v1/books/${status.book_id}/status`)).job_id, order.job_id);
  assert.equal((await server.must('GET', `/api/v1/plans/${order.plan_id}`)).plan.state, 'APPROVED');

  const book = await server.must('GET', `/api/v1/books/${order.job_id}`);
  assert.equal(book.book_id, status.book_id);
  assert.equal(book.author, 'A. Tester');
  assert.equal(book.series, 'Rusty');
  assert.equal(book.pages, 7);
  assert.deepEqual(book.page_list.map((p) => p.page_num), [1, 2, 3, 4, 5, 6, 7]);
  assert.equal(book.page_list.filter((p) => p.text).length, 4);
  assert.equal(book.metadata.art_style, 'cartoon');
  for (const uri of [book.cover_uri, book.page_list[0].image_uri, ...book.files.map((f) => f.uri)]) {
    const file = await server.api('GET', uri.replace('talewright://', '/files/'));
    assert.equal(file.status, 200, uri);
    await file.arrayBuffer();
  }

  const download = await server.api('GET', `/api/v1/books/${order.job_id}/download`);
  assert.equal(download.status, 200);
  assert.equal(download.headers.get('content-type'), 'application/zip');
  assert.match(download.headers.get('content-disposition'), /^attachment; filename="[a-z0-9-]+\.zip"; filename\*=UTF-8''/);
  const zip = path.join(folder, 'book.zip');
  writeFileSync(zip, Buffer.from(await download.arrayBuffer()));
  sh('python3', ['-m', 'zipfile', '-e', zip, folder]);
  assert.match(sh('pdfinfo', [path.join(folder, 'book.pdf')]), /Author:\s+A. Tester/);
  const listed = sh('python3', ['-m', 'zipfile', '-l', zip]);
  for (const name of ['cover.jpg', 'book.pdf', 'pages/page_01.png', 'pages/page_07.png', 'metadata.json']) assert.ok(listed.includes(name), name);
  const again = await server.api('GET', `/api/v1/books/${book.book_id}/download`, undefined, { 'If-None-Match': download.headers.get('etag') });
  assert.equal(again.status, 304, 'the same book is the same archive');
  await server.stop();
});

test('the number of pages is clamped and the answer says so', async () => {
  const server = await serve(scratch());
  for (const [given, used] of [[1, 4], [60, 40]]) {
    const order = await server.must('POST', '/api/v1/books', { prompt: 'A cat', num_pages: given });
    assert.deepEqual(order.clamped, { num_pages: { given, used } });
    assert.equal(order.num_pages, used);
    await server.must('POST', `/api/v1/jobs/${order.job_id}/cancel`);
    const status = await server.must('GET', `/api/v1/books/${order.job_id}/status`);
    assert.equal(status.status, 'error');
    assert.equal(status.step, 'error');
    assert.equal(status.error.code, 'canceled');
    assert.equal((await server.refusal('GET', `/api/v1/books/${order.job_id}`)).code, 'job_state_invalid');
    assert.equal((await server.refusal('GET', `/api/v1/books/${order.job_id}/download`)).code, 'job_state_invalid');
  }
  await server.stop();
});

test('what cannot be ordered is refused before anything is kept', async () => {
  const server = await serve(scratch());
  for (const book_format of ['comic', 'chapter_comic', 'novel']) {
    const refused = await server.api('POST', '/api/v1/books', { prompt: 'A cat', book_format });
    assert.equal(refused.status, 400);
    const { error } = await refused.json();
    assert.equal(error.code, 'validation_failed');
    assert.match(error.message, /planned/);
  }
  for (const wrong of [{}, { prompt: '' }, { prompt: 'x'.repeat(601) }, { prompt: 'x', art_style: 'etching' }, { prompt: 'x', save_mode: 'cloud' }, { prompt: 'x', character_ids: ['char_none'] }]) {
    const { status } = await server.refusal('POST', '/api/v1/books', wrong);
    assert.ok(status === 400 || status === 404, `${JSON.stringify(wrong)}: ${status}`);
  }
  const keyless = await fetch(`${server.url}/api/v1/books`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ prompt: 'A cat' }) });
  assert.equal(keyless.status, 400);
  assert.equal((await keyless.json()).error.code, 'idempotency_key_required');
  assert.deepEqual((await server.must('GET', '/api/v1/jobs')).jobs, []);
  for (const what of ['status', 'stream', 'download', '']) {
    const refused = await server.refusal('GET', `/api/v1/books/book_none${what && `/${what}`}`);
    assert.equal(refused.status, 404, what);
  }
  await server.stop();
});

test('an order that is sent again is one order', async () => {
  const server = await serve(scratch());
  const send = () => server.api('POST', '/api/v1/books', { prompt: 'A cat who counts', num_pages: 4 }, { 'Idempotency-Key': 'one-order' });
  const answers = await Promise.all([send(), send(), send()].map(async (sent) => { const a = await sent; return { status: a.status, replayed: a.headers.get('idempotency-replayed'), body: await a.json() }; }));
  const made = answers.filter((a) => a.status === 202);
  assert.ok(made.length >= 1);
  assert.equal(new Set(made.map((a) => a.body.job_id)).size, 1);
  for (const one of answers) assert.ok(one.status === 202 || one.body.error.code === 'idempotency_in_progress');
  assert.equal((await server.must('GET', '/api/v1/jobs')).jobs.length, 1);
  await server.stop();
});

test('an agent orders a book over MCP and carries it away as one archive', async () => {
  const data = scratch();
  const rest = await serve(data);
  const { book_id } = await madeBook(rest);
  await rest.stop();
  const server = new Server(data, { args: ['stdio', '--data', data, '--toolsets', 'books'] });
  const { contents } = await server.result('resources/read', { uri: `talewright://books/${book_id}/book.zip` });
  assert.equal(contents[0].mimeType, 'application/zip');
  assert.equal(Buffer.from(contents[0].blob, 'base64').subarray(0, 2).toString(), 'PK');
  const order = await server.must('make_book', { prompt: 'A cat who counts', num_pages: 4 });
  let status;
  do status = await server.must('get_book_status', { book_id: order.job_id }); while (status.status === 'running');
  assert.equal(status.status, 'done');
  await server.close();
});
