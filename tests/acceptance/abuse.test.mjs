// What no proper client sends, over raw sockets and raw pipes, without any client library: each is answered as the
// specification says, nobody else notices, and memory stays bounded.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import net from 'node:net';
import test from 'node:test';
import { fixture } from './conformance.mjs';

const M = 'io.modelcontextprotocol/';
const meta = { [M + 'protocolVersion']: '2026-07-28', [M + 'clientCapabilities']: {} };
const request = (id, method, params = {}, capabilities = {}) =>
  ({ jsonrpc: '2.0', id, method, params: { ...params, _meta: { ...meta, [M + 'clientCapabilities']: capabilities } } });
const call = (id, name, args, more = {}, capabilities) => request(id, 'tools/call', { name, ...(args && { arguments: args }), ...more }, capabilities);
const simple = 'This is a simple text response for testing.';

// ---- a server as a process

/** A server of this test's own, gone after it: {url parts, child, memory()}. */
async function serve(t, ...args) {
  const child = spawn(fixture, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  const ended = once(child, 'exit');
  t.after(() => { child.kill('SIGKILL'); return ended; });
  child.stdin.on('error', () => {});
  const status = (what) => Number(new RegExp(`${what}:\\s+(\\d+)`).exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))[1]) / 1024;
  const server = { child, ended, peak: () => status('VmHWM'), files: () => readdirSync(`/proc/${child.pid}/fd`).length };
  if (args[0] === '--listen') {
    child.stderr.setEncoding('utf8');
    for (let told = ''; !server.port; ) {
      told += (await once(child.stderr, 'data'))[0];
      server.port = Number(/ listens on http:\/\/127\.0\.0\.1:(\d+)/.exec(told)?.[1]);
    }
  }
  child.stderr.resume();
  return server;
}
const http = (t, ...more) => serve(t, '--listen', '127.0.0.1:0', ...more);

// ---- stdio, by line

async function stdio(t) {
  const server = await serve(t, '--stdio');
  const lines = (async function* () {
    let text = '';
    for await (const bytes of server.child.stdout) {
      text += bytes.toString('utf8');
      const whole = text.split('\n');
      text = whole.pop();
      yield* whole;
    }
  })();
  return Object.assign(server, {
    write: (...bytes) => { for (const one of bytes) server.child.stdin.write(one); },
    say: (...messages) => { for (const one of messages) server.child.stdin.write((typeof one === 'string' || Buffer.isBuffer(one) ? one : JSON.stringify(one)) + '\n'); },
    line: async () => { const { value, done } = await lines.next(); assert.ok(!done, 'the server has ended'); return value; },
    read: async () => JSON.parse(await server.line()),
    lines,
    /** What it says until it answers this; the answer last. */
    until: async (id) => { for (const all = []; ; ) { all.push(await server.read()); if (all.at(-1).id === id) return all; } },
  });
}

/** Bytes as they are, then a line end. */
const raw = (server, bytes) => server.write(Buffer.from(bytes), '\n');

// ---- HTTP, by byte

/** A connection: what is sent goes out as it is, what comes back is read answer by answer. */
class Wire {
  constructor({ port }) {
    this.got = Buffer.alloc(0);
    this.socket = net.connect(port, '127.0.0.1');
    this.socket.on('error', () => {});
    this.parts = this.socket[Symbol.asyncIterator]();
  }
  send(bytes) { this.socket.write(bytes); }
  async more() {
    const { value, done } = await this.parts.next().catch(() => ({ done: true }));
    if (!done) this.got = Buffer.concat([this.got, value]);
    return !done;
  }
  /** Up to and with these bytes; undefined when the connection ends before. */
  async upTo(bytes) {
    for (let from = 0; ; ) {
      const at = this.got.indexOf(bytes, from);
      if (at >= 0) return this.take(at + bytes.length);
      from = Math.max(0, this.got.length - bytes.length);
      if (!(await this.more())) return undefined;
    }
  }
  take(size) { const taken = this.got.subarray(0, size); this.got = this.got.subarray(size); return taken; }
  async exactly(size) {
    while (this.got.length < size) assert.ok(await this.more(), 'the connection ended');
    return this.take(size);
  }
  async head() {
    const head = await this.upTo('\r\n\r\n');
    if (!head) return undefined;
    const [first, ...fields] = head.toString('latin1').split('\r\n').filter(Boolean);
    return { status: Number(first.split(' ')[1]), headers: Object.fromEntries(fields.map((f) => [f.slice(0, f.indexOf(':')).toLowerCase(), f.slice(f.indexOf(':') + 1).trim()])) };
  }
  /** One whole answer: {status, headers, text, json}; undefined when the connection ends before. */
  async answer() {
    const answer = await this.head();
    if (!answer) return undefined;
    answer.text = '';
    if (answer.headers['transfer-encoding'] === 'chunked')
      for (let size; (size = parseInt(await this.upTo('\r\n'), 16)) >= 0; ) {
        answer.text += (await this.exactly(size + 2)).toString('utf8').slice(0, -2);
        if (!size) break;
      }
    else answer.text = (await this.exactly(Number(answer.headers['content-length'] ?? 0))).toString('utf8');
    if (answer.headers['content-type'] === 'application/json') answer.json = JSON.parse(answer.text);
    return answer;
  }
  async closed() { while (await this.more()); return this.got; }
  close() { this.socket.destroy(); }
}

/** A POST as bytes; headers given as undefined are left out. */
function post(body, headers = {}) {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  const all = { Host: '127.0.0.1', 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream', 'Content-Length': bytes.length, ...headers };
  const lines = Object.entries(all).flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).filter((v) => v !== undefined).map((v) => `${name}: ${v}\r\n`));
  return Buffer.concat([Buffer.from(`POST /mcp HTTP/1.1\r\n${lines.join('')}\r\n`, 'latin1'), bytes]);
}
const ascii = (text) => (/^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(text) ? text : `=?base64?${Buffer.from(text).toString('base64')}?=`);
/** The headers that go with a modern message. */
function headersOf(message) {
  const name = message.params?.name ?? message.params?.uri ?? message.params?.taskId;
  return { 'MCP-Protocol-Version': '2026-07-28', 'Mcp-Method': message.method, ...(typeof name === 'string' && { 'Mcp-Name': ascii(name) }) };
}
async function exchange(server, bytes) {
  const wire = new Wire(server);
  wire.send(bytes);
  const answer = await wire.answer();
  wire.close();
  return answer;
}
const modern = (server, message, headers) => exchange(server, post(message, { ...headersOf(message), ...headers }));
const get = (headers, method = 'GET') => `${method} /mcp HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n${Object.entries(headers).map(([n, v]) => `${n}: ${v}\r\n`).join('')}\r\n`;

const hello = (version, id = 0, capabilities = {}) => ({ jsonrpc: '2.0', id, method: 'initialize', params: { protocolVersion: version, capabilities, clientInfo: { name: 'abuse', version: '1' } } });
/** A legacy session: its header. */
async function session(server, version, capabilities) {
  const opened = await exchange(server, post(hello(version, 0, capabilities)));
  assert.equal(opened.json.result.protocolVersion, version);
  return { 'Mcp-Session-Id': opened.headers['mcp-session-id'] };
}

function isError(answer, code, id, what) {
  assert.equal(answer.error?.code, code, `${what}: ${JSON.stringify(answer).slice(0, 300)}`);
  assert.equal(typeof answer.error.message, 'string');
  assert.deepEqual(answer.id, id, what);
  assert.equal('id' in answer, id !== undefined, `${what}: an id that could not be read is left out`);
}
/** Its memory stayed below so many MiB; sanitizers take a multiple. */
function isBounded(server, mib) {
  const most = mib * Number(process.env.TALEWRIGHT_MEMORY_FACTOR ?? 1);
  assert.ok(server.peak() < most, `${server.peak()} of ${most} MiB`);
}
async function stillServes(server) {
  if (server.port) assert.equal((await modern(server, call('well?', 'test_simple_text'))).json.result.content[0].text, simple);
  else { server.say(call('well?', 'test_simple_text')); assert.equal((await server.until('well?')).at(-1).result.content[0].text, simple); }
}

// ---- one malformed message

const nested = (open, close, n) => open.repeat(n) + '1' + close.repeat(n);
const withMeta = (value) => ({ jsonrpc: '2.0', id: 7, method: 'tools/list', params: { _meta: value } });
const malformed = [  // [what, bytes, code, id?]
  ['an open object', '{"jsonrpc":"2.0","id":7,"method":', -32700],
  ['words', 'hello', -32700],
  ['single quotes', "{'jsonrpc':'2.0'}", -32700],
  ['a comma too many', '{"jsonrpc":"2.0","id":7,"method":"ping",}', -32700],
  ['two messages at once', '{"jsonrpc":"2.0","id":7,"method":"ping"} {}', -32700],
  ['NaN', '{"jsonrpc":"2.0","id":NaN,"method":"ping"}', -32700],
  ['a number with a leading zero', '{"jsonrpc":"2.0","id":07,"method":"ping"}', -32700],
  ['a byte order mark', '\ufeff{"jsonrpc":"2.0","id":7,"method":"ping"}', -32700],
  ['a NUL', '{"jsonrpc":"2.0","id":7,"method":"a\0b"}', -32700],
  ['a raw tab in a string', '{"jsonrpc":"2.0","id":7,"method":"a\tb"}', -32700],
  ['a lone high surrogate', '{"jsonrpc":"2.0","id":"\\ud800","method":"ping"}', -32700],
  ['a lone low surrogate', '{"jsonrpc":"2.0","id":7,"method":"\\udc00"}', -32700],
  ['surrogates in the wrong order', '{"jsonrpc":"2.0","id":7,"method":"\\udc00\\ud800"}', -32700],
  ['a surrogate as a key', '{"jsonrpc":"2.0","id":7,"method":"ping","params":{"\\udbff":1}}', -32700],
  ['bytes that are no UTF-8', Buffer.from('{"jsonrpc":"2.0","id":7,"method":"\xff\xfe"}', 'latin1'), -32700],
  ['overlong UTF-8', Buffer.from('{"jsonrpc":"2.0","id":7,"method":"\xc0\xaf"}', 'latin1'), -32700],
  ['a surrogate in UTF-8', Buffer.from('{"jsonrpc":"2.0","id":7,"method":"\xed\xa0\x80"}', 'latin1'), -32700],
  ['UTF-8 that breaks off', Buffer.from('{"jsonrpc":"2.0","id":7,"method":"\xe2\x82"}', 'latin1'), -32700],
  ['10,000 arrays in each other', nested('[', ']', 10_000), -32600],
  ['10,000 objects in each other', `{"jsonrpc":"2.0","id":7,"method":"ping","params":${nested('{"a":', '}', 10_000)}}`, -32600],
  ['1,000,000 open brackets', '['.repeat(1_000_000), -32600],
  ['a number', '1', -32600],
  ['a string', '"ping"', -32600],
  ['null', 'null', -32600],
  ['true', 'true', -32600],
  ['an empty object', '{}', -32600],
  ['an empty array', '[]', -32600],
  ['a batch', '[{"jsonrpc":"2.0","id":7,"method":"ping"}]', -32600],
  ['no jsonrpc', '{"id":7,"method":"ping"}', -32600, 7],
  ['jsonrpc 1.0', '{"jsonrpc":"1.0","id":7,"method":"ping"}', -32600, 7],
  ['jsonrpc as a number', '{"jsonrpc":2.0,"id":7,"method":"ping"}', -32600, 7],
  ['jsonrpc null', '{"jsonrpc":null,"id":"seven","method":"ping"}', -32600, 'seven'],
  ['id null', '{"jsonrpc":"2.0","id":null,"method":"ping"}', -32600],
  ['id true', '{"jsonrpc":"2.0","id":true,"method":"ping"}', -32600],
  ['id 1.5', '{"jsonrpc":"2.0","id":1.5,"method":"ping"}', -32600],
  ['id 1e400', '{"jsonrpc":"2.0","id":1e400,"method":"ping"}', -32600],
  ['id an object', '{"jsonrpc":"2.0","id":{"a":1},"method":"ping"}', -32600],
  ['id an array', '{"jsonrpc":"2.0","id":[7],"method":"ping"}', -32600],
  ['no method', '{"jsonrpc":"2.0","id":7}', -32600, 7],
  ['method null', '{"jsonrpc":"2.0","id":7,"method":null}', -32600, 7],
  ['method a number', '{"jsonrpc":"2.0","id":7,"method":1}', -32600, 7],
  ['method an array', '{"jsonrpc":"2.0","id":7,"method":["ping"]}', -32600, 7],
  ['params an array', '{"jsonrpc":"2.0","id":7,"method":"tools/list","params":[1]}', -32602, 7],
  ['params a string', '{"jsonrpc":"2.0","id":7,"method":"tools/list","params":"x"}', -32602, 7],
  ['params a number', '{"jsonrpc":"2.0","id":7,"method":"tools/list","params":0}', -32602, 7],
  ['no _meta', '{"jsonrpc":"2.0","id":7,"method":"tools/list"}', -32602, 7],
  ['_meta an array', JSON.stringify(withMeta([])), -32602, 7],
  ['_meta null', JSON.stringify(withMeta(null)), -32602, 7],
  ['a version that is a number', JSON.stringify(withMeta({ ...meta, [M + 'protocolVersion']: 20260728 })), -32602, 7],
  ['no capabilities', JSON.stringify(withMeta({ [M + 'protocolVersion']: '2026-07-28' })), -32602, 7],
  ['capabilities an array', JSON.stringify(withMeta({ ...meta, [M + 'clientCapabilities']: [] })), -32602, 7],
  ['a progress token that is an object', JSON.stringify(withMeta({ ...meta, progressToken: {} })), -32602, 7],
];

test('every malformed message is refused with the code of its fault, over HTTP', async (t) => {
  const server = await http(t);
  for (const [what, bytes, code, id] of malformed) {
    const answer = await exchange(server, post(bytes, { 'MCP-Protocol-Version': '2026-07-28', 'Mcp-Method': 'tools/list' }));
    assert.equal(answer.status, 400, what);
    isError(answer.json, code, id, what);
  }
  await stillServes(server);
});

test('every malformed message is refused with the code of its fault, over stdio', async (t) => {
  const server = await stdio(t);
  for (const [what, bytes, code, id] of malformed) {
    raw(server, bytes);
    isError(await server.read(), code, id, what);
  }
  await stillServes(server);
});

test('versions up to 2025-06-18 get a null id where none could be read', async (t) => {
  const server = await http(t);
  for (const [version, has] of [['2025-06-18', true], ['2025-03-26', true], ['2025-11-25', false]]) {
    const headers = await session(server, version);
    const answer = await exchange(server, post('{"jsonrpc":', headers));
    assert.equal(answer.status, 400);
    assert.equal(answer.json.error.code, -32700);
    assert.equal('id' in answer.json, has, version);
  }
  const line = await stdio(t);
  line.say(hello('2025-06-18'), '{');
  await line.until(0);
  isError(await line.read(), -32700, null, 'stdio');
});

// ---- ids

test('ids of any size and kind come back as they were, and stay apart', async (t) => {
  const server = await http(t), line = await stdio(t);
  const ids = ['1' + '0'.repeat(30), '-1' + '0'.repeat(30), '12345678901234567890123', '9'.repeat(400), '18446744073709551615', '-9223372036854775808', '9007199254740993', '0',
    '""', JSON.stringify('x'.repeat(100_000)), '"1"', '"\\u0000"', '"ünï\\n\u{1f98a}"', '"\\ud83e\\udd8a"', '"\\\\\\"id\\":5"'];
  for (const id of ids) {
    const text = `{"jsonrpc":"2.0","method":"tools/list","params":{"_meta":${JSON.stringify(meta)},"id":3},"id":${id}}`;
    const over = await exchange(server, post(text, { 'MCP-Protocol-Version': '2026-07-28', 'Mcp-Method': 'tools/list' }));
    line.say(text);
    for (const [what, answer] of [['HTTP', over.text], ['stdio', await line.line()]]) {
      assert.ok(JSON.parse(answer).result.tools, what);
      const came = /"id":("(?:[^"\\]|\\.)*"|-?\d+)/.exec(answer)[1];
      if (id.startsWith('"')) assert.equal(JSON.parse(came), JSON.parse(id), what);
      else assert.equal(came, id, what);
    }
  }
  // Alike as doubles, but not the same.
  const big = (last) => JSON.stringify(call(0, 'test_tool_with_progress')).replace('"id":0', `"id":1234567890123456789012${last}`);
  line.say(big(1), big(2));
  const both = [await line.line(), await line.line()];
  assert.deepEqual(both.map((l) => /"id":(\d+)/.exec(l)[1]).sort(), ['12345678901234567890121', '12345678901234567890122']);
  assert.ok(both.every((l) => JSON.parse(l).result), both.join('\n'));
});

test('an id in flight is refused a second time, and free again once answered', async (t) => {
  const line = await stdio(t);
  const listen = request(1, 'subscriptions/listen', { notifications: { promptsListChanged: true } });
  line.say(listen, call(1, 'test_simple_text'), call('1', 'test_simple_text'));
  assert.equal((await line.read()).method, 'notifications/subscriptions/acknowledged');
  isError(await line.read(), -32600, 1, 'the second');
  assert.ok((await line.until('1')).at(-1).result, 'of another type');
  line.say({ jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 1 } }, call(1, 'test_simple_text'));
  assert.ok((await line.read()).result, 'free again');

  const server = await http(t);
  const able = { elicitation: {} };
  const [one, other] = [await session(server, '2025-11-25', able), await session(server, '2025-11-25', able)];
  const ask = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'test_elicitation', arguments: { message: 'Who?' } } };
  const asking = async (headers) => {
    const wire = new Wire(server);
    wire.send(post(ask, headers));
    const question = JSON.parse(/data: (\{.*elicitation\/create.*\})\n/.exec((await wire.upTo('elicitation/create') + await wire.upTo('\n')).toString())[1]);
    return { wire, answer: { jsonrpc: '2.0', id: question.id, result: { action: 'decline' } } };
  };
  const first = await asking(one);
  const second = await exchange(server, post(ask, one));
  assert.equal(second.status, 400);
  isError(second.json, -32600, 1, 'in the same session');
  assert.equal((await modern(server, call(1, 'test_simple_text'))).status, 200);
  (await asking(other)).wire.close();  // the other session's own
  assert.equal((await exchange(server, post(first.answer, other))).status, 202);  // answers its own question, if any
  assert.equal((await exchange(server, post(first.answer, one))).status, 202);
  assert.ok(await first.wire.upTo('action=decline'), 'the first goes on');
  first.wire.close();
  (await asking(one)).wire.close();
});

// ---- what only one side may say

test('responses that nobody asked for change nothing', async (t) => {
  const responses = [{ id: 1, result: {} }, { id: 'talewright-1', result: { action: 'accept', content: {} } }, { id: null, error: { code: 1, message: 'x' } },
    { id: 5, error: 'no object' }, { id: 6, result: 7 }, { error: { code: -1, message: 'no id' } }, { id: 9, result: {}, error: {} }].map((r) => ({ jsonrpc: '2.0', ...r }));
  const line = await stdio(t);
  line.say(...responses, call('after', 'test_simple_text'));
  assert.equal((await line.read()).id, 'after');
  line.say(hello('2025-06-18'), ...responses, { jsonrpc: '2.0', id: 'after', method: 'ping' });
  assert.equal((await line.read()).id, 0);
  assert.deepEqual(await line.read(), { jsonrpc: '2.0', id: 'after', result: {} });

  const server = await http(t);
  const legacy = await session(server, '2025-11-25');
  for (const response of responses) {
    const accepted = await exchange(server, post(response, legacy));
    assert.equal(accepted.status, 202);
    assert.equal(accepted.text, '');
    const refused = await exchange(server, post(response, { 'MCP-Protocol-Version': '2026-07-28' }));
    assert.equal(refused.status, 400);
    assert.equal(refused.json.error.code, -32600);
  }
  await stillServes(server);
});

test('notifications are never answered, whatever they hold', async (t) => {
  const notes = ['notifications/cancelled', 'notifications/initialized', 'notifications/nonsense', 'tools/call', '', 'x'.repeat(10_000)]
    .flatMap((method) => [{}, { requestId: 5 }, { requestId: null }, { requestId: { a: 1 } }, { _meta: meta }].map((params) => ({ jsonrpc: '2.0', method, params })));
  const line = await stdio(t);
  line.say(...notes, call('after', 'test_simple_text'));
  assert.equal((await line.read()).id, 'after');
  const server = await http(t);
  for (const note of notes) {
    const answer = await exchange(server, post(note, { 'MCP-Protocol-Version': '2026-07-28' }));
    assert.equal(answer.status, 202, note.method);
    assert.equal(answer.text, '');
  }
});

// ---- batches

test('batches are taken in 2025-03-26 and in no other era', async (t) => {
  const server = await http(t), line = await stdio(t);
  const ping = (id) => ({ jsonrpc: '2.0', id, method: 'ping' });
  const progress = (id) => ({ jsonrpc: '2.0', id, method: 'tools/call', params: { name: 'test_tool_with_progress' } });
  for (const version of ['2024-11-05', '2025-06-18', '2025-11-25']) {
    const answer = await exchange(server, post([ping(1)], await session(server, version)));
    assert.equal(answer.status, 400, version);
    isError(answer.json, -32600, version === '2025-11-25' ? undefined : null, version);
  }
  assert.equal((await exchange(server, post([hello('2025-03-26')]))).status, 400);
  isError((await exchange(server, post([request(1, 'tools/list')], { 'MCP-Protocol-Version': '2026-07-28', 'Mcp-Method': 'tools/list' }))).json, -32600, undefined, 'modern');

  const mixed = [1, null, [], [ping(2)], ping(3), { jsonrpc: '2.0', id: 4 }, hello('2025-03-26', 5), { jsonrpc: '2.0', method: 'notifications/initialized' }, { jsonrpc: '2.0', id: 'x', result: {} }, ping('6'),
    progress(7), progress(7), { jsonrpc: '2.0', id: 8, method: 'none' }];
  const check = (answers) => {
    const by = (id) => answers.filter((a) => a.id === id);
    assert.ok(Array.isArray(answers));
    assert.equal(answers.length, 11);
    assert.deepEqual(by(null).map((a) => a.error.code), [-32600, -32600, -32600, -32600]);
    assert.deepEqual([by(3)[0].result, by('6')[0].result], [{}, {}]);
    assert.equal(by(4)[0].error.code, -32600);
    assert.equal(by(5)[0].error.code, -32600);
    assert.ok(by(7).length === 2 && by(7).every((a) => a.result || a.error.code === -32600) && by(7).some((a) => a.result));
    assert.equal(by(8)[0].error.code, -32601);
  };
  const headers = await session(server, '2025-03-26');
  const answer = await exchange(server, post(mixed, headers));
  assert.equal(answer.status, 200);
  check(answer.json);
  line.say(hello('2025-03-26'));
  await line.until(0);
  line.say(mixed);
  check(await line.read());

  isError((await exchange(server, post([], headers))).json, -32600, null, 'an empty batch');
  const quiet = await exchange(server, post([{ jsonrpc: '2.0', method: 'notifications/x' }, { jsonrpc: '2.0', id: 1, result: {} }], headers));
  assert.deepEqual([quiet.status, quiet.text], [202, '']);
  const many = await exchange(server, post(Array.from({ length: 100_000 }, (_, id) => ({ jsonrpc: '2.0', id, method: 'ping' })), headers));
  assert.equal(many.json.length, 100_000);
  assert.equal(new Set(many.json.map((a) => a.id)).size, 100_000);
  const long = await exchange(server, post('[{"jsonrpc":"2.0","id":12345678901234567890123,"method":"ping"},{"jsonrpc":"2.0","method":"ping","id":12345678901234567890124}]', headers));
  assert.match(long.text, /"id":12345678901234567890123,.*"id":12345678901234567890124,/);
  isBounded(server, 200);
});

// ---- header against body

test('a header that says something else than the body is refused as such', async (t) => {
  const server = await http(t);
  const message = call(1, 'test_simple_text');
  const region = (args) => call(1, 'test_custom_headers', args);
  const coded = (text) => `=?base64?${Buffer.from(text).toString('base64')}?=`;
  const cases = [  // [what, message, headers]
    ['no version', message, { 'MCP-Protocol-Version': undefined }],
    ['an empty version', message, { 'MCP-Protocol-Version': '' }],
    ['a legacy version', message, { 'MCP-Protocol-Version': '2025-11-25' }],
    ['a version from nowhere', message, { 'MCP-Protocol-Version': '1999-01-01' }],
    ['no method', message, { 'Mcp-Method': undefined }],
    ['another method', message, { 'Mcp-Method': 'tools/list' }],
    ['a method in capitals', message, { 'Mcp-Method': 'TOOLS/CALL' }],
    ['a coded method', message, { 'Mcp-Method': coded('tools/call') }],
    ['two methods', message, { 'Mcp-Method': ['tools/call', 'tools/list'] }],
    ['no name', message, { 'Mcp-Name': undefined }],
    ['another name', message, { 'Mcp-Name': 'test_error_handling' }],
    ['a name in capitals', message, { 'Mcp-Name': 'TEST_SIMPLE_TEXT' }],
    ['two names', message, { 'Mcp-Name': ['test_simple_text', 'test_error_handling'] }],
    ['another name, coded', message, { 'Mcp-Name': coded('test_error_handling') }],
    ['base64 without padding', message, { 'Mcp-Name': coded('test_simple_text').replaceAll('==?=', '?=') }],
    ['base64 of another alphabet', message, { 'Mcp-Name': '=?base64?dGVzdF9zaW1wbGVfdGV4dA-_?=' }],
    ['base64 with blanks', message, { 'Mcp-Name': '=?base64?dGVz dF9z?=' }],
    ['a marker in capitals', message, { 'Mcp-Name': coded('test_simple_text').replace('base64', 'BASE64') }],
    ['a prefix without its end', message, { 'Mcp-Name': '=?base64?dGVzdF9zaW1wbGVfdGV4dA==' }],
    ['a uri that differs', request(1, 'resources/read', { uri: 'test://static-text' }), { 'Mcp-Name': 'test://static-binary' }],
    ['an argument without its header', region({ region: 'north' }), {}],
    ['an argument unlike its header', region({ region: 'north' }), { 'Mcp-Param-Region': 'south' }],
    ['an argument unlike its coded header', region({ region: 'north' }), { 'Mcp-Param-Region': coded('south') }],
    ['an argument whose header is bad base64', region({ region: 'north' }), { 'Mcp-Param-Region': '=?base64?bm9ydGg?=' }],
    ['a header without its argument', region({}), { 'Mcp-Param-Region': 'north' }],
    ['a header whose argument is null', region({ region: null }), { 'Mcp-Param-Region': 'null' }],
    ['an integer that differs', region({ region: 'n', limit: 42 }), { 'Mcp-Param-Region': 'n', 'Mcp-Param-Limit': '43' }],
    ['an integer that is none', region({ region: 'n', limit: 42 }), { 'Mcp-Param-Region': 'n', 'Mcp-Param-Limit': '42 rows' }],
    ['a boolean that differs', region({ region: 'n', dry_run: true }), { 'Mcp-Param-Region': 'n', 'Mcp-Param-Dry-Run': 'false' }],
    ['a boolean in capitals', region({ region: 'n', dry_run: true }), { 'Mcp-Param-Region': 'n', 'Mcp-Param-Dry-Run': 'True' }],
  ];
  for (const [what, body, headers] of cases) {
    const answer = await modern(server, body, headers);
    assert.equal(answer.status, 400, `${what}: ${answer.text}`);
    isError(answer.json, -32020, 1, what);
  }
  const fine = [  // [what, message, headers]
    ['blanks around', message, { 'MCP-Protocol-Version': '  2026-07-28 \t', 'Mcp-Method': ' tools/call ', 'Mcp-Name': '\ttest_simple_text  ' }],
    ['a coded name', message, { 'Mcp-Name': coded('test_simple_text') }],
    ['small letters', message, { 'Mcp-Name': undefined, 'mcp-name': 'test_simple_text' }],
    ['an unknown parameter', message, { 'Mcp-Param-Nothing': 'at all' }],
    ['a session of the other era', message, { 'Mcp-Session-Id': 'none' }],
    ['a number in other words', region({ region: '\u00dcber', limit: 42 }), { 'Mcp-Param-Region': coded('\u00dcber'), 'Mcp-Param-Limit': '42.0' }],
  ];
  for (const [what, body, headers] of fine) {
    const answer = await modern(server, body, headers);
    assert.equal(answer.status, 200, `${what}: ${answer.text}`);
    assert.ok(!answer.json.result.isError && !('mcp-session-id' in answer.headers), what);
  }
  const unknown = { ...message, params: { ...message.params, _meta: { ...meta, [M + 'protocolVersion']: '2030-01-01' } } };
  const answer = await modern(server, unknown, { 'MCP-Protocol-Version': '2030-01-01' });
  assert.equal(answer.status, 400);
  isError(answer.json, -32022, 1, 'a version that is not served');
  assert.deepEqual(answer.json.error.data, { supported: ['2026-07-28'], requested: '2030-01-01' });
});

// ---- requestState

test('a requestState that was tampered with, or belongs elsewhere, is refused', async (t) => {
  const server = await http(t), elsewhere = await http(t), line = await stdio(t);
  const able = { elicitation: {} };
  const first = (s, name = 'test_input_required_result_request_state') => modern(s, call(1, name, {}, {}, able)).then((a) => a.json.result);
  const { requestState } = await first(server);
  const accepted = { inputResponses: { confirm: { action: 'accept', content: { ok: true } } } };
  const again = (state, name = 'test_input_required_result_request_state', args = {}) => call(2, name, args, { ...accepted, requestState: state }, able);

  const good = await modern(server, again(requestState));
  assert.match(good.json.result.content[0].text, /state-ok/);
  const replayed = await modern(server, again(requestState));  // one more time is the same request again
  assert.deepEqual(replayed.json.result, good.json.result);

  const altered = [...Array(20).keys()].map((i) => {
    const at = Math.floor((i * (requestState.length - 1)) / 19);
    return requestState.slice(0, at) + (requestState[at] === 'A' ? 'B' : 'A') + requestState.slice(at + 1);
  });
  const bad = [...altered, requestState.slice(0, -1), requestState.slice(1), requestState + 'A', requestState + requestState, '', 'A', ' ', '\0', 'e30=', '{"until":99999999999999,"kept":{}}', 'A'.repeat(1_000_000),
    '\u{1f98a}', null, 7, true, [], { a: 1 }, [requestState], (await first(elsewhere)).requestState, (await first(server, 'test_input_required_result_elicitation')).requestState];
  for (const state of bad) {
    const what = JSON.stringify(state).slice(0, 200);
    const answer = await modern(server, again(state));
    assert.equal(answer.status, 200, what);
    isError(answer.json, -32602, 2, what);
    line.say(again(state));
    isError(await line.read(), -32602, 2, what);
  }
  isError((await modern(server, again(requestState, 'test_input_required_result_tampered_state'))).json, -32602, 2, 'for another tool');
  isError((await modern(server, again(requestState, undefined, { more: 1 }))).json, -32602, 2, 'for other arguments');
  for (const inputResponses of [7, 'x', [], true])
    isError((await modern(server, call(3, 'test_input_required_result_elicitation', {}, { inputResponses }, able))).json, -32602, 3, JSON.stringify(inputResponses));
  for (const inputResponses of [{}, { user_name: 7 }, { user_name: { action: 'perhaps' } }, { other: { action: 'accept' } }, { user_name: { action: 'accept', content: { name: 7 } } }]) {
    const { result } = (await modern(server, call(4, 'test_input_required_result_elicitation', {}, { inputResponses }, able))).json;
    assert.equal(result?.resultType, 'input_required', JSON.stringify(inputResponses));
  }
});

// ---- sessions

test('a session that is unknown, of elsewhere, ended or crowded out is not found', async (t) => {
  const server = await http(t), elsewhere = await http(t);
  const ping = { jsonrpc: '2.0', id: 1, method: 'ping' };
  const foreign = await session(elsewhere, '2025-11-25'), ended = await session(server, '2025-11-25'), crowded = await session(server, '2025-11-25');
  assert.equal((await exchange(server, get(ended, 'DELETE'))).status, 204);
  // There is room for 4096; who was idle longest goes.
  const wire = new Wire(server);
  const opening = post(hello('2025-11-25'));
  for (let i = 0; i < 4096; ++i) wire.send(opening);
  for (let i = 0; i < 4096; ++i) assert.equal((await wire.answer()).status, 200);
  wire.close();
  const own = (await session(server, '2025-11-25'))['Mcp-Session-Id'];
  const changed = own.slice(0, -1) + (own.endsWith('A') ? 'B' : 'A');
  const strangers = [foreign, ended, crowded, ...['', ' ', 'x', changed, own + 'x', own.slice(0, -1), own.toUpperCase(), '../' + own, 'a'.repeat(10_000), '\x80\xff'].map((id) => ({ 'Mcp-Session-Id': id }))];
  for (const headers of strangers) {
    const what = headers['Mcp-Session-Id'].slice(0, 80);
    const posted = await exchange(server, post(ping, headers));
    assert.equal(posted.status, 404, what);
    isError(posted.json, -32600, 1, what);
    assert.equal((await exchange(server, Buffer.from(get(headers), 'latin1'))).status, 404, what);
    assert.equal((await exchange(server, Buffer.from(get(headers, 'DELETE'), 'latin1'))).status, 404, what);
  }
  const none = await exchange(server, post(ping));
  assert.equal(none.status, 400);
  isError(none.json, -32600, 1, 'no session');
  assert.equal((await exchange(server, get({}))).status, 405);
  assert.equal((await exchange(server, get({}, 'DELETE'))).status, 400);
  assert.equal((await exchange(server, get({}, 'PUT'))).status, 405);
  for (const [last, status] of [['x', 400], ['-', 400], ['99999999999999999999-1', 400], ['1-2-3', 400], ['9999-1', 404]])
    assert.equal((await exchange(server, get({ 'Mcp-Session-Id': own, 'Last-Event-ID': last }))).status, status, last);
  assert.deepEqual((await exchange(server, post(ping, { 'Mcp-Session-Id': own }))).json, { jsonrpc: '2.0', id: 1, result: {} });
  isBounded(server, 100);
});

test('the older pair of endpoints takes no more than it should', async (t) => {
  const server = await http(t, '--sse');
  const at = (path, bytes) => exchange(server, Buffer.from(bytes.toString('latin1').replace('/mcp', path), 'latin1'));
  for (const path of ['/messages', '/messages?session=', '/messages?session=x', '/messages?other=x'])
    assert.equal((await at(path, post('{}'))).status, 404, path);
  assert.equal((await at('/sse', post('{}'))).status, 405);
  const stream = new Wire(server);
  stream.send('GET /sse HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n');
  const path = /data: (\S+)/.exec((await stream.upTo('\n\n')).toString())?.[1] ?? /data: (\S+)/.exec((await stream.upTo('\n\n')).toString())[1];
  for (const body of ['{', '[]', '{"jsonrpc":"2.0","id":3}']) {
    assert.equal((await at(path, post(body))).status, 202);
    assert.match((await stream.upTo('\n\n')).toString(), /event: message\ndata: .*"error":\{"code":-32[67]00/s, body);
  }
  stream.close();
  while ((await at(path, post('{}'))).status !== 404);  // the session went with its stream
  await stillServes(server);
});

// ---- sizes

test('what is too large is refused before it is taken in', async (t) => {
  const server = await http(t);
  const big = Buffer.alloc(9 * 1024 * 1024, 0x20);
  const refused = async (bytes, status, what) => {
    const wire = new Wire(server);
    wire.send(bytes);
    const answer = await wire.answer();
    assert.equal(answer?.status, status, what);
    wire.close();
  };
  const chunked = { 'Content-Length': undefined, 'Transfer-Encoding': 'chunked' };
  await refused(post('', { 'Content-Length': big.length }), 413, 'a length of 9 MiB');
  await refused(post(big), 413, '9 MiB');
  await refused(post('', { 'Content-Length': '99999999999999999999' }), 400, 'a length beyond 64 bits');
  await refused(post('', { 'Content-Length': '-1' }), 400, 'a negative length');
  await refused(post('{}', { 'Content-Length': [2, 3] }), 400, 'two lengths');
  await refused(Buffer.concat([post('', chunked), Buffer.from(big.length.toString(16) + '\r\n'), big]), 413, 'a chunk of 9 MiB');
  await refused(post('fffffffffffffffff\r\n', chunked), 400, 'a chunk beyond 64 bits');
  await refused(post('zz\r\n', chunked), 400, 'a chunk of no size');
  await refused(post('0\r\n\r\n', { ...chunked, 'Content-Length': 5 }), 400, 'both codings');
  await refused(post('{}', { 'X-Long': 'x'.repeat(20_000) }), 431, 'a long header');
  await refused(post('{}', { 'X-Many': Array(5000).fill('y') }), 431, 'many headers');
  await refused(`POST /${'p'.repeat(20_000)} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`, 431, 'a long path');
  await refused(post('{}', { 'Content-Type': 'text/plain' }), 415, 'no JSON');
  await refused(post('{}', { 'Content-Type': undefined }), 415, 'no type');
  await refused(post('{}', { Host: 'evil.example' }), 403, 'another host');
  await refused(post('{}', { Origin: 'http://evil.example' }), 403, 'another origin');
  await refused(post('{}', { Host: ['127.0.0.1', 'evil.example'] }), 400, 'two hosts');
  await refused(post('{}', { Host: undefined }), 400, 'no host');
  await refused('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 505, 'HTTP/2');
  await refused('\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 hello\r\n\r\n', 400, 'TLS');
  await refused('GET /nothing HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n', 404, 'another path');
  isBounded(server, 60);
  await stillServes(server);

  const line = await stdio(t);
  line.say(Buffer.alloc(40 * 1024 * 1024, 0x5b), call('next', 'test_simple_text'));
  isError(await line.read(), -32600, undefined, 'a line of 40 MiB');
  assert.equal((await line.read()).id, 'next');
  isBounded(line, 60);
});

// ---- clients that go away, or never read

test('clients that vanish anywhere leave nothing behind', async (t) => {
  const server = await http(t);
  await stillServes(server);
  const before = server.files();
  const whole = post(call(1, 'test_simple_text'), headersOf(call(1, 'test_simple_text')));
  const progress = { ...call(1, 'test_tool_with_progress'), params: { ...call(1, 'test_tool_with_progress').params, _meta: { ...meta, progressToken: 1 } } };
  const streaming = [[post(progress, headersOf(progress)), 'notifications/progress'],
    [post(request(1, 'subscriptions/listen', { notifications: { promptsListChanged: true } }), headersOf({ method: 'subscriptions/listen' })), 'acknowledged']];
  const asking = await session(server, '2025-11-25', { elicitation: {} });
  const question = (id) => post({ jsonrpc: '2.0', id, method: 'tools/call', params: { name: 'test_elicitation', arguments: { message: 'Who?' } } }, asking);
  for (let round = 0; round < 20; ++round) {
    for (const cut of [1, 5, 30, whole.indexOf('\r\n\r\n'), whole.length - 40, whole.length - 1, whole.length]) {
      const wire = new Wire(server);
      await once(wire.socket, 'connect');
      wire.socket.write(whole.subarray(0, cut), () => wire.socket.resetAndDestroy());
      await once(wire.socket, 'close');
    }
    for (const [bytes, words] of [...streaming, [question(round), 'elicitation/create'], [get(await session(server, '2025-11-25')), 'text/event-stream']]) {
      const wire = new Wire(server);
      wire.send(bytes);
      assert.ok(await wire.upTo(words), words);
      wire.close();
    }
  }
  while (server.files() > before) await stillServes(server);
  const ends = new Wire(server);  // says all it has to say, and that it has
  ends.socket.end(whole.subarray(0, -1));
  assert.equal((await ends.closed()).length, 0);
  await stillServes(server);
});

test('a client that never reads its stream is cut off', async (t) => {
  const server = await http(t);
  const id = 'x'.repeat(500_000);  // comes back in every notification
  const listen = request(id, 'subscriptions/listen', { notifications: { promptsListChanged: true } });
  const deaf = new Wire(server);
  deaf.send(post(listen, headersOf(listen)));
  await deaf.upTo('acknowledged');
  deaf.socket.pause();
  const all = 80;
  for (let i = 0; i < all; ++i) assert.equal((await modern(server, call(i, 'test_trigger_prompt_change'))).status, 200);
  const heard = (await deaf.closed()).toString('latin1').split('prompts/list_changed').length - 1;
  assert.ok(heard < all, `${heard} of ${all}`);
  isBounded(server, 100);
  await stillServes(server);
});

test('a client on stdio that reads late gets everything, and memory waits with it', async (t) => {
  const server = await stdio(t);
  server.child.stdout.pause();
  const text = Array.from({ length: 1000 }, (_, i) => JSON.stringify(request(i, 'tools/list')) + '\n').join('');
  const rounds = 20;  // 120 MB of answers
  const written = (async () => {
    for (let i = 0; i < rounds; ++i) if (!server.child.stdin.write(text)) await once(server.child.stdin, 'drain');
  })();
  await Promise.race([written, once(server.child.stdin, 'drain')]);
  let lines = 0, bytes = 0;
  for await (const line of server.lines) {
    bytes += line.length;
    if (++lines === rounds * 1000) break;
  }
  await written;
  assert.ok(bytes > 100e6, `${bytes}`);
  isBounded(server, 200);
});

// ---- very many at once

test('100,000 requests in flight on stdio are each answered or refused once', async (t) => {
  for (const [name, mayRefuse] of [['test_simple_text', false], ['test_tool_with_progress', true]]) {
    const server = await stdio(t);
    const count = 100_000;
    const text = Array.from({ length: count }, (_, id) => JSON.stringify(call(id, name)) + '\n').join('');
    await new Promise((resolve) => server.child.stdin.write(text, resolve));  // all of it, before any answer is read
    const seen = new Uint8Array(count);
    let left = count, refused = 0;
    for await (const line of server.lines) {
      const answer = JSON.parse(line);
      assert.equal(++seen[answer.id], 1, line);
      if (answer.error) {
        assert.equal(answer.error.code, -32603, line);
        ++refused;
      } else {
        assert.equal(answer.result.content[0].type, 'text');
      }
      if (--left === 0) break;
    }
    assert.equal(left, 0);
    if (mayRefuse) assert.ok(refused > 0 && count - refused >= 256, `${refused} refused`);
    else assert.equal(refused, 0);
    isBounded(server, 200);
  }
});

test('subscriptions beyond a limit are refused, and leave room for requests', async (t) => {
  const server = await stdio(t);
  const count = 100_000;
  server.write(Array.from({ length: count }, (_, id) => JSON.stringify(request(id, 'subscriptions/listen', { notifications: { promptsListChanged: true } })) + '\n').join(''));
  let open = 0, refused = 0;
  while (open + refused < count) {
    const message = await server.read();
    if (message.method === 'notifications/subscriptions/acknowledged') ++open;
    else { isError(message, -32603, message.id, 'one too many'); ++refused; }
  }
  assert.ok(open >= 100 && open <= 5000, `${open} open`);
  await stillServes(server);
  isBounded(server, 100);

  const over = await http(t);
  const message = request(1, 'subscriptions/listen', { notifications: { promptsListChanged: true } });
  const wires = Array.from({ length: 300 }, () => new Wire(over));
  const statuses = await Promise.all(wires.map((wire) => { wire.send(post(message, headersOf(message))); return wire.head().then((h) => h.status); }));
  assert.deepEqual([statuses.filter((s) => s === 200).length, statuses.filter((s) => s === 429).length], [256, 44]);
  await stillServes(over);
  for (const wire of wires) wire.close();
});

test('1,000 connections with 100 requests each in flight are all answered, in order', async (t) => {
  const server = await http(t);
  const each = 100;
  const text = Buffer.concat(Array.from({ length: each }, (_, id) => post(call(id, 'test_simple_text'), headersOf(call(id, 'test_simple_text')))));
  await Promise.all(Array.from({ length: 1000 }, async () => {
    const wire = new Wire(server);
    wire.send(text);
    const parts = [];
    let answers = 0;
    for await (const part of wire.parts) {
      parts.push(part);
      answers += part.toString('latin1').split('HTTP/1.1 200').length - 1;
      if (answers >= each - 1 && Buffer.concat(parts).toString('latin1').includes(`"id":${each - 1},`)) break;
    }
    const ids = [...Buffer.concat(parts).toString('latin1').matchAll(/"jsonrpc":"2.0","id":(\d+),"result"/g)].map((m) => Number(m[1]));
    assert.deepEqual(ids, [...Array(each).keys()]);
    wire.close();
  }));
  isBounded(server, 200);
  await stillServes(server);
});
