// Files over REST: private, shared by links that expire, given in parts.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import net from 'node:net';
import test from 'node:test';
import { run, scratch } from './client.mjs';
import { madeBook, serve } from './rest_client.mjs';

/** The status line of a request whose target is sent as it is written. */
function raw(server, target, fields = '') {
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    const socket = net.connect(Number(port), hostname, () => socket.write(`GET ${target} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nConnection: close\r\n${fields}\r\n`));
    let text = '';
    socket.on('data', (d) => { text += d.toString('latin1'); });
    socket.on('end', () => resolve(text));
    socket.on('error', reject);
  });
}

test('a file is given whole, in parts, and not at all when it is known', async () => {
  const server = await serve(scratch());
  const { book_id } = await madeBook(server);
  const book = await server.must('GET', `/api/v1/books/${book_id}`);
  const pdf = book.files.find((f) => f.path === 'book.pdf');
  const where = pdf.uri.replace('talewright://', '/files/');
  const whole = await server.api('GET', where);
  const bytes = Buffer.from(await whole.arrayBuffer());
  assert.equal(createHash('sha256').update(bytes).digest('hex'), pdf.sha256);
  assert.equal(whole.headers.get('content-type'), 'application/pdf');
  assert.equal(whole.headers.get('x-content-type-options'), 'nosniff');
  assert.match(whole.headers.get('cache-control'), /^private/);
  const etag = whole.headers.get('etag');

  const head = await server.api('HEAD', where);
  assert.equal(head.headers.get('content-length'), String(bytes.length));
  assert.equal(head.headers.get('etag'), etag);
  assert.equal((await server.api('GET', where, undefined, { 'If-None-Match': etag })).status, 304);
  const part = await server.api('GET', where, undefined, { Range: 'bytes=100-199', 'If-Range': etag });
  assert.equal(part.status, 206);
  assert.equal(part.headers.get('content-range'), `bytes 100-199/${bytes.length}`);
  assert.deepEqual(Buffer.from(await part.arrayBuffer()), bytes.subarray(100, 200));
  const beyond = await server.api('GET', where, undefined, { Range: `bytes=${bytes.length}-` });
  assert.equal(beyond.status, 416);
  assert.equal((await beyond.json()).error.code, 'range_unsatisfiable');
  await server.stop();
});

test('addresses that lead elsewhere lead nowhere', async () => {
  const server = await serve(scratch());
  const { book_id } = await madeBook(server);
  for (const target of ['/files/../talewright.db', '/files/%2e%2e/talewright.db', '/files/..%2ftalewright.db', '/files/books/..%2f..%2ftalewright.db', `/files/books/${book_id}/../book.pdf`,
    `/files/books/${book_id}/%2e%2e%2fbook.pdf`, `/files/books/${book_id}/pages%2fpage-01.png%00`, `/files/books/${book_id}//book.pdf`, `/files/books/${book_id}/book.pdf%00.png`, `/files/books/${book_id}/..%5cbook.pdf`,
    '/files//etc/passwd', '/files/%ff', '/files/', '/files', `/files/books/${book_id}/`, `/files/books/${'x'.repeat(5000)}/book.pdf`, `/files/books/${book_id}/book.pdf/`]) {
    const text = await raw(server, target);
    assert.match(text, /^HTTP\/1\.1 (40[04]|414) /, `${target}: ${text.slice(0, 60)}`);
    assert.ok(!text.includes('SQLite'), target);
  }
  await server.stop();
});

test('a link is good for one file until it expires, and a key for its own', async () => {
  const data = scratch();
  const made = await serve(data);
  const { book_id } = await madeBook(made);
  await made.stop();
  const key = (...scopes) => {
    const r = run(['keys', 'create', '--data', data, ...scopes.flatMap((scope) => ['--scope', scope])]);
    assert.equal(r.status, 0, r.stderr);
    return /tw_[0-9a-f]{8}_\w+/.exec(r.stdout)[0];
  };
  const reader = { Authorization: `Bearer ${key('story:read')}` }, stranger = { 'X-API-Key': key('credits:read') };
  const server = await serve(data, '--auth', 'keys');
  const pdf = `/files/books/${book_id}/book.pdf`;
  assert.equal((await server.refusal('GET', pdf)).code, 'authentication_required');
  assert.equal((await server.refusal('GET', pdf, undefined, stranger)).code, 'insufficient_scope');
  assert.equal((await server.api('GET', pdf, undefined, reader)).status, 200);

  const uri = `talewright://books/${book_id}/book.pdf`;
  const share = (body, headers = reader) => server.must('POST', '/api/v1/files/share', body, headers);
  const shared = await share({ uri, expires_in_seconds: 60 });
  assert.ok(Date.parse(shared.expires_at) > Date.now());
  assert.equal((await server.api('GET', shared.path)).status, 200);
  const parts = new URL(shared.path, server.url);
  for (const [name, value] of [['expires', String(Number(parts.searchParams.get('expires')) + 1)], ['account', 'other'], ['signature', 'A'.repeat(43)], ['signature', '']]) {
    const altered = new URL(parts);
    altered.searchParams.set(name, value);
    assert.deepEqual(await server.refusal('GET', altered.pathname + altered.search).then(({ status, code }) => ({ status, code })), { status: 403, code: 'link_invalid' }, name);
  }
  const other = await server.refusal('GET', `/files/books/${book_id}/pages/page-01.png${parts.search}`);
  assert.equal(other.code, 'link_invalid', 'it is for one file');
  assert.equal((await server.refusal('GET', `/api/v1/books/${book_id}${parts.search}`)).status, 401, 'and for nothing else');
  assert.equal((await server.refusal('POST', '/api/v1/files/share', { uri: 'talewright://books/book_none/book.pdf' }, reader)).code, 'file_not_found');
  assert.equal((await server.refusal('POST', '/api/v1/files/share', { uri, expires_in_seconds: 1 }, reader)).code, 'validation_failed');
  assert.equal((await server.refusal('POST', '/api/v1/files/share', { uri }, stranger)).code, 'insufficient_scope');
  await server.stop();
});
