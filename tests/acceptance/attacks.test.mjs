// What strangers try on a server that others use: forged names, ids that climb, requests that two
// readers would understand differently, clients that never finish, bodies made to break a parser,
// guessed keys. What byte-level abuse does to the protocol is in abuse.test.mjs; links in files.test.mjs.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import https from 'node:https';
import net from 'node:net';
import path from 'node:path';
import test from 'node:test';
import tls from 'node:tls';
import { run, scratch, sh } from './client.mjs';
import { ask, tool } from './mcp_over_http.mjs';
import { serve } from './rest_client.mjs';

const where = (server) => { const { hostname, port } = new URL(server.url); return { host: hostname, port: Number(port) }; };
const hostOf = (server) => new URL(server.url).host;

/** Everything a server says to these bytes until it closes the connection. */
async function said(server, ...pieces) {
  const socket = net.connect(where(server));
  socket.on('error', () => {});
  let text = '';
  socket.on('data', (d) => { text += d.toString('latin1'); });
  for (const piece of pieces) socket.write(piece);
  await once(socket, 'close');
  return text;
}
const statuses = (text) => [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map((m) => Number(m[1]));
const memory = (server) => Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${server.process.pid}/status`, 'utf8'))[1]) / 1024;
const key = (data, ...args) => run(['keys', 'create', '--data', data, ...args]).stdout.trim();
const bearer = (text) => ({ Authorization: `Bearer ${text}` });

async function stillServes(server, headers) {
  await server.must('GET', '/api/v1/ping', undefined, headers);
  assert.ok((await ask(server.url, 'tools/list', {}, headers)).json.result);
}

test('requests that name another host or come from a strange page are refused everywhere', async () => {
  const server = await serve(scratch(), '--origin', 'https://app.example', '--sse');
  for (const target of ['/', '/mcp', '/sse', '/api/v1/books', '/api/v1/openapi.json', '/openapi.json', '/files/books/x/book.pdf', '/docs', '/metrics', '/nothing'])
    for (const [fields, status] of [['Host: evil.example', 403], [`Host: ${hostOf(server)}\r\nOrigin: https://evil.example`, 403], [`Host: ${hostOf(server)}\r\nOrigin: null`, 403],
      ['Host: localhost.evil.example', 403], [`Host: evil.example\r\nX-Forwarded-Host: ${hostOf(server)}`, 403], ['Host: a\r\nHost: b', 400], ['Accept: */*', 400]]) {
      const text = await said(server, `GET ${target} HTTP/1.1\r\n${fields}\r\nConnection: close\r\n\r\n`);
      assert.deepEqual(statuses(text), [status], `${target} ${fields}: ${text.slice(0, 300)}`);
      assert.match(text, /\r\nX-Request-Id: \S+/);
      assert.ok(!/Access-Control-Allow-Origin/i.test(text), `${target} ${fields}`);
    }
  // A target that names the host counts, and not the header beside it.
  assert.deepEqual(statuses(await said(server, `GET http://evil.example/api/v1/ping HTTP/1.1\r\nHost: ${hostOf(server)}\r\nConnection: close\r\n\r\n`)), [403]);
  const known = await server.api('GET', '/api/v1/ping', undefined, { Origin: 'https://app.example' });
  assert.equal(known.headers.get('access-control-allow-origin'), 'https://app.example');
  await server.stop();
});

test('ids that climb, break off or never end lead nowhere, on every route and tool', async () => {
  const data = scratch();
  const server = await serve(data, '--toolsets', 'all');
  const { paths } = await server.must('GET', '/openapi.json');
  const ids = ['..', '../..', '..%2f..%2ftalewright.db', '%2e%2e%2ftalewright.db', '..%5c..%5ctalewright.db', '%00', 'book_x%00.pdf', '%ff%fe', '%', '%zz', "'%20OR%201=1--", '%0d%0aX-Evil:%20yes', 'x'.repeat(5000), '%F0%9F%A6%8A', '{}', '*', '%25%32%65'];
  let tried = 0;
  for (const [template, methods] of Object.entries(paths)) {
    const names = template.match(/\{[^}]+\}/g) ?? [];
    if (!names.length || template.startsWith('/docs')) continue;
    for (const method of Object.keys(methods).filter((m) => ['get', 'post', 'patch', 'put', 'delete'].includes(m)))
      for (const id of ids) {
        const target = template.replace(/\{[^}]+\}/g, id);
        const body = method === 'get' || method === 'delete' ? '' : '{}';
        const text = await said(server, `${method.toUpperCase()} ${target} HTTP/1.1\r\nHost: ${hostOf(server)}\r\nIdempotency-Key: k${++tried}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`);
        const [status, ...more] = statuses(text);
        assert.ok(status >= 400 && status < 500 && !more.length, `${method} ${target.slice(0, 80)}: ${text.slice(0, 200)}`);
        assert.ok(!/X-Evil|SQLite format/.test(text.split('\r\n\r\n')[0]), target.slice(0, 80));
      }
  }
  assert.ok(tried > 200, `${tried}`);
  const { tools } = (await ask(server.url, 'tools/list')).json.result;
  for (const { name, inputSchema } of tools) {
    const id = Object.keys(inputSchema.properties ?? {}).find((p) => p.endsWith('_id'));
    if (!id) continue;
    for (const value of ['../../talewright.db', '..\\..\\x', '\0', "' OR 1=1--", 'x'.repeat(100_000), '\u202e']) {
      const result = await tool(server.url, name, { [id]: value });
      const { code } = result.structuredContent.error ?? {};
      assert.notEqual(code, 'internal_error', `${name} ${value.slice(0, 40)}`);
      if (inputSchema.required?.includes(id)) assert.ok(code, `${name} ${value.slice(0, 40)}`);
    }
  }
  for (const uri of ['talewright://books/../../talewright.db', 'talewright://docs/../../etc/passwd', 'file:///etc/passwd', 'talewright://books/x/%2e%2e/book.pdf', 'talewright://characters/..%2f/sheet.png'])
    assert.ok((await ask(server.url, 'resources/read', { uri })).json.error, uri);
  await stillServes(server);
  await server.stop();
});

test('of a request that two readers could cut differently, the second half is never answered', async () => {
  const server = await serve(scratch());
  const host = `Host: ${hostOf(server)}\r\nContent-Type: application/json\r\n`;
  const hidden = `GET /api/v1/ping HTTP/1.1\r\nHost: ${hostOf(server)}\r\n\r\n`;
  for (const target of ['/mcp', '/api/v1/plans'])
    for (const [what, head, body] of [['both lengths', `Content-Length: ${hidden.length + 5}\r\nTransfer-Encoding: chunked\r\n`, `0\r\n\r\n${hidden}`], ['both, the other way', `Transfer-Encoding: chunked\r\nContent-Length: 5\r\n`, `0\r\n\r\n${hidden}`],
      ['two lengths', `Content-Length: 0\r\nContent-Length: ${hidden.length}\r\n`, hidden], ['a length twice', 'Content-Length: 2\r\nContent-Length: 2\r\n', `{}${hidden}`], ['a list of lengths', 'Content-Length: 2, 2\r\n', `{}${hidden}`],
      ['a folded length', `X: y\r\n Content-Length: ${hidden.length}\r\n`, hidden], ['a blank before the colon', `Content-Length : ${hidden.length}\r\n`, hidden], ['a coding in disguise', 'Transfer-Encoding: xchunked\r\n', `0\r\n\r\n${hidden}`],
      ['a coding behind a tab', 'Transfer-Encoding:\tchunked\r\nContent-Length: 4\r\n', `0\r\n\r\n${hidden}`], ['codings in a list', 'Transfer-Encoding: chunked, identity\r\n', `0\r\n\r\n${hidden}`], ['line ends of one byte', 'X: y\nContent-Length: 4\r\n', hidden],
      ['a lone return', `X: y\rContent-Length: ${hidden.length}\r\n`, hidden], ['a sign', `Content-Length: +${hidden.length}\r\n`, hidden], ['hexadecimal', 'Content-Length: 0x10\r\n', hidden]]) {
      const text = await said(server, `POST ${target} HTTP/1.1\r\n${host}${head}\r\n${body}`);
      assert.equal(statuses(text).length, 1, `${what}: ${text}`);
      assert.ok([400, 501].includes(statuses(text)[0]), `${what}: ${text}`);
      assert.match(text, /\r\nConnection: close\r\n/, what);
      const { error } = JSON.parse(text.slice(text.indexOf('\r\n\r\n') + 4));
      assert.equal(error.code, 'request_refused', what);
      assert.match(text, new RegExp(`\\r\\nX-Request-Id: ${error.requestId}\\r\\n`), what);
    }
  await stillServes(server);
  await server.stop();
});

test('a thousand clients that never finish their request keep nobody waiting', async () => {
  const server = await serve(scratch());
  const beginnings = ['', 'G', 'POST /api/v1/plans HT', `POST /mcp HTTP/1.1\r\nHost: ${hostOf(server)}\r\n`, `POST /api/v1/plans HTTP/1.1\r\nHost: ${hostOf(server)}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{`];
  const slow = await Promise.all(Array.from({ length: 1000 }, async (_, i) => {
    const socket = net.connect(where(server));
    socket.on('error', () => {});
    socket.on('data', () => {});
    await once(socket, 'connect');
    socket.write(beginnings[i % beginnings.length]);
    return { socket, begun: i % beginnings.length };
  }));
  const drip = setInterval(() => { for (const { socket, begun } of slow) if (begun === 3 && socket.writable) socket.write('X: y\r\n'); }, 100);
  try {
    // Each normal request has five seconds; one that waited for the slow ones would take thirty.
    const normal = (i) => (i % 2 ? fetch(`${server.url}/api/v1/ping`, { signal: AbortSignal.timeout(5000) }) : fetch(`${server.url}/docs`, { signal: AbortSignal.timeout(5000) }));
    for (let round = 0; round < 20; ++round)
      for (const answer of await Promise.all(Array.from({ length: 20 }, (_, i) => normal(i)))) { assert.equal(answer.status, 200); await answer.arrayBuffer(); }
    await stillServes(server);
  } finally {
    clearInterval(drip);
    for (const { socket } of slow) socket.destroy();
  }
  assert.ok(memory(server) < 300, `${memory(server)} MB`);
  await stillServes(server);
  await server.stop();
});

test('bodies made to break a parser are refused in words', async () => {
  const server = await serve(scratch());
  await stillServes(server);
  const before = memory(server);
  const refused = async (body, code, status, type = 'application/json') => {
    const answer = await fetch(`${server.url}/api/v1/plans`, { method: 'POST', headers: { 'Content-Type': type, 'Idempotency-Key': 'k' }, body });
    const text = await answer.text();
    assert.equal(answer.status, status, text.slice(0, 300));
    const { error } = JSON.parse(text);
    assert.equal(error.code, code, text.slice(0, 300));
    assert.equal(answer.headers.get('x-request-id'), error.requestId);
  };
  const bytes = (...parts) => Buffer.concat(parts.map((p) => Buffer.from(p)));
  for (const [open, close] of [['[', ']'], ['{"a":', '}']])
    for (const depth of [100, 10_000, 1_000_000]) await refused(`{"prompt":${open.repeat(depth)}1${close.repeat(depth)}}`, 'validation_failed', 400);
  for (const body of ['', '{', 'null', '[]', '7', '"x"', '{"prompt":"x"} {}', '{"prompt":"x",}', "{'prompt':'x'}", 'NaN', '{"prompt":1e999}', '{"prompt":"\\ud800"}', '{"__proto__":{"a":1}}', '\ufeff{"prompt":7}', '{"prompt":' + '9'.repeat(100_000) + '}'])
    await refused(body, 'validation_failed', 400);
  for (const bad of [[0xff], [0xc3, 0x28], [0xed, 0xa0, 0x80], [0xf8, 0x88, 0x80, 0x80, 0x80], [0xc0, 0xaf]]) await refused(bytes('{"prompt":"', bad, '"}'), 'validation_failed', 400);
  await refused(`{"prompt":"${'x'.repeat(5_000_000)}"}`, 'validation_failed', 400);
  await refused(`{"prompt":[${'1,'.repeat(3_000_000)}1]}`, 'validation_failed', 400);
  await refused(`{${Array.from({ length: 200_000 }, (_, i) => `"k${i}":1`).join(',')}}`, 'validation_failed', 400);
  await refused('x'.repeat(20 * 1024 * 1024), 'body_too_large', 413);
  await refused('prompt=x', 'media_type_unsupported', 415, 'application/x-www-form-urlencoded');
  await refused('<a/>', 'media_type_unsupported', 415, 'text/xml');
  for (const query of ['limit=%', 'limit=1&limit=2', 'limit=1e9', 'limit=-1', 'cursor=%ff', 'nonsense=1', `cursor=${'x'.repeat(10_000)}`]) {
    const answer = await server.api('GET', `/api/v1/books?${query}`);
    assert.equal(answer.status, 400, query);
    assert.equal((await answer.json()).error.code, 'validation_failed', query);
  }
  assert.ok(memory(server) < before + 400, `${memory(server)} MB, before ${before}`);
  await stillServes(server);
  await server.stop();
});

test('streams keep no room that requests need', async () => {
  const server = await serve(scratch());
  const listen = (uris) => ask(server.url, 'subscriptions/listen', { notifications: { resourceSubscriptions: uris } });
  const refused = await listen(Array.from({ length: 1000 }, (_, i) => `talewright://jobs/${i}${'x'.repeat(500)}`));
  assert.equal(refused.status, 413);
  assert.equal(refused.json.error.code, -32600);
  await stillServes(server);
  await server.stop();
});

test('who guesses keys is slowed down, and others at the same address are not', async () => {
  const data = scratch();
  const server = await serve(data, '--auth', 'keys');
  const good = bearer(key(data));
  const id = good.Authorization.slice(10, 18);
  await stillServes(server, good);
  const guess = async (text) => { const r = await server.refusal('GET', '/api/v1/ping', undefined, bearer(text)); return [r.status, r.code]; };
  const guesses = ['x', 'tw_', `tw_${id}_`, `tw_${id}_${'a'.repeat(32)}`, `tw_${id}_${'a'.repeat(10_000)}`, `tw_00000000_${'a'.repeat(32)}`, `${good.Authorization.slice(7)}x`, good.Authorization.slice(7, -1), good.Authorization.slice(7).toUpperCase(), `tw_${id}_' OR 1=1--`];
  for (const text of guesses) assert.deepEqual(await guess(text), [401, 'invalid_api_key'], text.slice(0, 80));
  const refused = await server.api('GET', '/api/v1/ping', undefined, bearer('another'));
  assert.equal(refused.status, 429);
  assert.ok(Number(refused.headers.get('retry-after')) > 0);
  assert.equal((await ask(server.url, 'tools/list', {}, bearer('another'))).status, 429);
  await stillServes(server, good);
  assert.equal((await server.api('GET', '/docs')).status, 200);
  await server.stop();
});

test('TLS is what OpenSSL thinks good today', async () => {
  const data = scratch(), folder = scratch();
  const cert = path.join(folder, 'cert.pem'), secret = path.join(folder, 'key.pem');
  sh('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', secret, '-out', cert, '-days', '2', '-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1,DNS:localhost']);
  const server = await serve(data, '--auth', 'keys', '--tls-cert', cert, '--tls-key', secret);
  assert.match(server.url, /^https:/);
  const ca = readFileSync(cert);
  const good = bearer(key(data));
  const get = (target, headers = {}) => new Promise((resolve, reject) => {
    https.get(server.url + target, { ca, headers, agent: false }, (answer) => {
      let text = '';
      answer.on('data', (d) => { text += d; });
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, text, protocol: answer.socket.getProtocol() }));
    }).on('error', reject);
  });
  const pong = await get('/api/v1/ping', good);
  assert.equal(pong.status, 200);
  const told = JSON.parse((await get('/.well-known/oauth-protected-resource')).text);
  assert.equal(told.resource, `${server.url}/mcp`);
  const connected = (options) => new Promise((resolve) => {
    const socket = tls.connect({ ...where(server), ca, ...options }, () => { const got = [socket.getProtocol(), socket.getCipher().name]; socket.destroy(); resolve(got); });
    socket.on('error', (e) => resolve(e.code));
  });
  assert.equal((await connected({}))[0], 'TLSv1.3');
  assert.equal((await connected({ maxVersion: 'TLSv1.2' }))[0], 'TLSv1.2');
  const weak = { ciphers: 'ALL:@SECLEVEL=0' };
  for (const version of ['TLSv1', 'TLSv1.1']) assert.equal(typeof (await connected({ minVersion: version, maxVersion: version, ...weak })), 'string', version);
  for (const ciphers of ['NULL:@SECLEVEL=0', 'aNULL:@SECLEVEL=0', 'RC4:@SECLEVEL=0']) assert.equal(typeof (await connected({ maxVersion: 'TLSv1.2', ciphers }).catch(() => 'refused')), 'string', ciphers);
  assert.deepEqual(statuses(await said(server, `GET / HTTP/1.1\r\nHost: ${hostOf(server)}\r\n\r\n`)), [], 'plain text');
  assert.equal((await get('/api/v1/ping', good)).status, 200);
  await server.stop();
});
