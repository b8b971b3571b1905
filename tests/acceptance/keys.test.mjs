// A server that asks for keys: who comes in, what for, how often, and what an operator does beside it.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { run, scratch } from './client.mjs';
import { ask, refusal, tool } from './mcp_over_http.mjs';
import { madeBook, serve } from './rest_client.mjs';

/** An operator's command; its output. */
function operate(data, ...args) {
  const r = run([...args, '--data', data]);
  assert.equal(r.status, 0, `${args.join(' ')}: ${r.stderr}`);
  return r.stdout;
}
const json = (data, ...args) => JSON.parse(operate(data, ...args, '--json'));
const makeKey = (data, ...args) => operate(data, 'keys', 'create', ...args).trim();
const idOf = (key) => key.slice(3, 11);
const bearer = (key) => ({ Authorization: `Bearer ${key}` });
const scopes = (...all) => all.flatMap((scope) => ['--scope', scope]);
const STORY = scopes('story:read', 'story:write', 'character:read', 'character:write', 'scene:read', 'scene:write', 'credits:read');

/** Until the server refuses the key; the code with which it does. */
async function whenRefused(server, key) {
  for (;;) {
    const answer = await server.api('GET', '/api/v1/ping', undefined, bearer(key));
    const { error } = await answer.json();
    if (!answer.ok) return error.code;
  }
}

test('without a key, what is private is refused and what tells how to use the server is not', async () => {
  const server = await serve(scratch(), '--auth', 'keys');
  for (const [method, where] of [['GET', '/api/v1/books'], ['POST', '/api/v1/books'], ['GET', '/api/v1/credits'], ['GET', '/files/books/book_x/book.pdf'], ['GET', '/api/v1/books/book_x/stream'], ['DELETE', '/api/v1/keys/00000000']]) {
    const answer = await server.api(method, where, method === 'POST' ? {} : undefined);
    assert.equal(answer.status, 401, where);
    assert.match(answer.headers.get('www-authenticate'), /^Bearer realm="talewright"$/, where);
    const { error } = await answer.json();
    assert.equal(error.code, 'authentication_required', where);
    assert.equal(error.requestId, answer.headers.get('x-request-id'), where);
  }
  const metadata = `${server.url}/.well-known/oauth-protected-resource/mcp`;
  const bare = await ask(server.url, 'tools/list');
  assert.equal(bare.status, 401);
  assert.equal(bare.headers.get('www-authenticate'), `Bearer realm="talewright", resource_metadata="${metadata}"`);
  assert.equal(bare.json.error.data.code, 'authentication_required');
  assert.equal(bare.json.error.data.requestId, bare.headers.get('x-request-id'));
  const wrong = await ask(server.url, 'tools/list', {}, bearer('tw_00000000_' + 'x'.repeat(32)));
  assert.equal(wrong.status, 401);
  assert.match(wrong.headers.get('www-authenticate'), /error="invalid_token"/);
  assert.equal(wrong.json.error.data.code, 'invalid_api_key');

  for (const where of [metadata, `${server.url}/.well-known/oauth-protected-resource`]) {
    const told = await (await fetch(where)).json();
    assert.equal(told.resource, `${server.url}/mcp`);
    assert.deepEqual(told.bearer_methods_supported, ['header']);
    assert.ok(told.scopes_supported.includes('story:write') && told.scopes_supported.includes('operator:write'));
  }
  assert.equal((await fetch(`${server.url}/.well-known/oauth-protected-resource/elsewhere`)).status, 404);
  for (const where of ['/openapi.json', '/llms.txt', '/docs', '/healthz', '/readyz', '/api/v1/openapi.json'])
    assert.equal((await server.api('GET', where)).status, 200, where);
  assert.equal((await server.stop()).status, 0);

  const open = await serve(scratch());
  assert.equal((await open.api('GET', '/.well-known/oauth-protected-resource')).status, 404, 'nothing is protected');
  await open.stop();
});

test('a key is shown once and does what its scopes allow, over both faces', async () => {
  const data = scratch();
  const server = await serve(data, '--auth', 'keys');
  operate(data, 'accounts', 'create', 'ada', '--plan', 'plus', '--name', 'Ada');
  const reader = makeKey(data, '--account', 'ada', '--label', 'reader'), writer = makeKey(data, '--account', 'ada', ...STORY);
  assert.match(reader, /^tw_[0-9a-f]{8}_[0-9A-Za-z]{32}$/);
  assert.equal((await server.api('GET', '/api/v1/books', undefined, { 'X-API-Key': reader })).status, 200);
  const refused = await server.refusal('POST', '/api/v1/plans', { prompt: 'A snail' }, bearer(reader));
  assert.deepEqual([refused.status, refused.code, refused.details.required], [403, 'insufficient_scope', 'story:write']);
  assert.equal(await refusal(server.url, 'plan_story', { prompt: 'A snail' }, bearer(reader)), 'insufficient_scope');
  assert.equal(await refusal(server.url, 'list_accounts', {}, bearer(writer)).catch(() => 'not shown'), 'not shown');
  const plan = (await tool(server.url, 'plan_story', { prompt: 'A snail who wants to win one race' }, bearer(writer))).structuredContent;
  assert.equal((await server.must('GET', `/api/v1/plans/${plan.plan_id}`, undefined, bearer(reader))).plan.plan_id, plan.plan_id);
  assert.equal((await server.refusal('GET', '/api/v1/books', undefined, { ...bearer(reader), 'X-API-Key': writer })).code, 'invalid_api_key', 'one or the other');
  assert.equal((await server.refusal('GET', `/api/v1/books?api_key=${reader}`)).status, 401, 'never in an address');

  const { keys } = json(data, 'keys', 'list', '--account', 'ada');
  assert.deepEqual(keys.map((k) => k.key_id).sort(), [reader, writer].map(idOf).sort());
  assert.match(operate(data, 'keys', 'list', '--account', 'ada'), new RegExp(`${idOf(reader)}\\s+active\\s+reader\\s+.*story:read`));
  assert.equal((await server.stop()).status, 0);
  for (const file of ['talewright.db', 'talewright.db-wal']) {
    let bytes;
    try { bytes = readFileSync(path.join(data, file), 'latin1'); } catch { continue; }
    for (const key of [reader, writer]) assert.ok(!bytes.includes(key.slice(12)), `${file} holds a secret`);
  }
});

test('keys end when they are revoked, expire, are used from elsewhere, or their account is disabled', async () => {
  const data = scratch();
  const server = await serve(data, '--auth', 'keys');
  const key = makeKey(data, ...STORY);
  await server.must('GET', '/api/v1/ping', undefined, bearer(key));
  operate(data, 'keys', 'revoke', idOf(key));
  assert.equal(await whenRefused(server, key), 'api_key_revoked');
  assert.equal((await ask(server.url, 'tools/list', {}, bearer(key))).json.error.data.code, 'api_key_revoked');

  const manager = makeKey(data, ...scopes('keys:read', 'keys:write', 'story:read'));
  const { key: short } = await server.must('POST', '/api/v1/keys', { expires_at: new Date(Date.now() + 2000).toISOString(), scopes: ['story:read'] }, bearer(manager));
  assert.equal(await whenRefused(server, short), 'api_key_expired');
  const more = await server.refusal('POST', '/api/v1/keys', { scopes: ['story:write'] }, bearer(manager));
  assert.equal(more.code, 'insufficient_scope', 'no key gives what it does not have');

  const far = makeKey(data, '--address', '192.0.2.0/24'), near = makeKey(data, '--address', '127.0.0.1,192.0.2.1');
  const elsewhere = await server.refusal('GET', '/api/v1/ping', undefined, bearer(far));
  assert.deepEqual([elsewhere.status, elsewhere.code], [403, 'ip_not_allowed']);
  assert.equal((await ask(server.url, 'tools/list', {}, bearer(far))).status, 403);
  assert.equal((await server.api('GET', '/api/v1/ping', undefined, bearer(near))).status, 200);

  const rotated = json(data, 'keys', 'rotate', idOf(near), '--overlap', '3600');
  for (const one of [near, rotated.key]) assert.equal((await server.api('GET', '/api/v1/ping', undefined, bearer(one))).status, 200, 'both hold a while');
  assert.equal(rotated.replaces, idOf(near));

  operate(data, 'accounts', 'create', 'bob', '--plan', 'unlimited');
  const bobs = makeKey(data, '--account', 'bob');
  await server.must('GET', '/api/v1/ping', undefined, bearer(bobs));
  operate(data, 'accounts', 'update', 'bob', '--state', 'disabled');
  assert.equal(await whenRefused(server, bobs), 'account_disabled');
  operate(data, 'accounts', 'update', 'bob', '--state', 'active');
  await server.stop();
});

test('calls are counted by key and family, the same over both faces', async () => {
  const data = scratch();
  const server = await serve(data, '--auth', 'keys');
  operate(data, 'accounts', 'create', 'ada', '--plan', 'free');
  const key = bearer(makeKey(data, '--account', 'ada', ...STORY)), other = bearer(makeKey(data, '--account', 'ada', ...STORY));
  const scene = (headers) => server.api('POST', '/api/v1/scenes', { nonsense: true }, headers);
  const first = await scene(key);
  assert.equal(first.status, 400);
  assert.deepEqual(['limit', 'remaining'].map((name) => first.headers.get(`ratelimit-${name}`)), ['10', '9']);
  assert.ok(Number(first.headers.get('ratelimit-reset')) > 0);
  for (let i = 0; i < 4; ++i) assert.equal((await scene(key)).status, 400);
  for (let i = 0; i < 5; ++i) assert.equal(await refusal(server.url, 'generate_scene', { nonsense: true }, key), 'validation_failed');
  const refused = await scene(key);
  assert.equal(refused.status, 429);
  assert.equal(refused.headers.get('ratelimit-remaining'), '0');
  const wait = Number(refused.headers.get('retry-after'));
  assert.ok(wait > 0 && wait <= 65, `${wait}`);
  assert.equal((await refused.json()).error.code, 'rate_limited');
  const overMcp = await ask(server.url, 'tools/call', { name: 'generate_scene', arguments: {} }, key);
  assert.equal(overMcp.status, 429);
  assert.ok(Number(overMcp.headers.get('retry-after')) > 0);
  assert.equal(overMcp.json.id, 1);
  assert.equal(overMcp.json.error.data.code, 'rate_limited');
  assert.equal((await server.api('GET', '/api/v1/books', undefined, key)).status, 200, 'another family');
  for (const method of ['GET', 'DELETE']) {
    const none = await fetch(`${server.url}/mcp`, { method, headers: { 'Mcp-Session-Id': 'none', ...key } });
    assert.equal(none.status, 404);
    assert.equal(Number(none.headers.get('ratelimit-limit')) - Number(none.headers.get('ratelimit-remaining')), method === 'GET' ? 2 : 3, 'streams and ends of sessions');
  }
  assert.equal((await scene(other)).status, 400, 'another key');
  await server.stop();
});

test('what belongs to another account is not there, over both faces', async () => {
  const data = scratch();
  const server = await serve(data, '--auth', 'keys');
  for (const name of ['ada', 'bob']) operate(data, 'accounts', 'create', name, '--plan', 'max');
  const ada = bearer(makeKey(data, '--account', 'ada', ...STORY, ...scopes('keys:read', 'keys:write', 'webhook:read', 'webhook:write')));
  const bob = bearer(makeKey(data, '--account', 'bob', ...STORY, ...scopes('keys:read', 'keys:write', 'webhook:read', 'webhook:write', 'audit:read')));
  const { book_id, job_id } = await madeBook(server, {}, ada);
  const { character_id } = await server.must('POST', '/api/v1/characters', { name: 'Milo', description: 'A small grey mouse' }, ada).then((r) => r.character ?? r);
  const { plan_id } = (await tool(server.url, 'plan_story', { prompt: 'A snail who wants to win one race' }, ada)).structuredContent;
  const key_id = idOf(ada.Authorization.slice(7));
  for (const [method, where, body] of [['GET', `/api/v1/books/${book_id}`], ['GET', `/api/v1/books/${book_id}/script`], ['GET', `/api/v1/books/${book_id}/status`], ['GET', `/api/v1/books/${job_id}/status`],
    ['GET', `/api/v1/books/${job_id}/stream`], ['GET', `/api/v1/jobs/${job_id}`], ['POST', `/api/v1/jobs/${job_id}/cancel`, {}], ['GET', `/api/v1/characters/${character_id}`], ['DELETE', `/api/v1/characters/${character_id}`],
    ['POST', `/api/v1/characters/${character_id}/lock`, {}], ['GET', `/api/v1/plans/${plan_id}`], ['POST', `/api/v1/plans/${plan_id}/approve`, { userConfirmed: true }], ['GET', `/files/books/${book_id}/book.pdf`],
    ['DELETE', `/api/v1/keys/${key_id}`], ['POST', `/api/v1/keys/${key_id}/rotate`, {}]]) {
    assert.equal((await server.refusal(method, where, body, bob)).status, 404, `${method} ${where}`);
    if (method === 'GET' && !where.includes('stream')) assert.equal((await server.api(method, where, body, ada)).status, 200, where);
  }
  for (const [name, args, code] of [['get_book', { book_id }, 'book_not_found'], ['get_job', { job_id }, 'job_not_found'], ['get_plan', { plan_id }, 'plan_not_found'], ['get_character', { character_id }, 'character_not_found'],
    ['lock_character', { character_id }, 'character_not_found'], ['approve_plan', { plan_id, userConfirmed: true }, 'plan_not_found']])
    assert.equal(await refusal(server.url, name, args, bob), code, name);
  assert.ok((await ask(server.url, 'resources/read', { uri: `talewright://books/${book_id}/book.json` }, bob)).json.error);
  for (const list of ['books', 'jobs', 'characters', 'scenes']) assert.deepEqual((await server.must('GET', `/api/v1/${list}`, undefined, bob))[list], [], list);
  const listed = (await ask(server.url, 'resources/list', {}, bob)).json.result.resources;
  assert.ok(!JSON.stringify(listed).includes(book_id));

  // A session is its key's.
  const hello = { jsonrpc: '2.0', id: 1, method: 'initialize', params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'test', version: '1' } } };
  const say = (message, headers) => fetch(`${server.url}/mcp`, { method: 'POST', headers: { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream', ...headers }, body: JSON.stringify(message) });
  const session = { 'Mcp-Session-Id': (await say(hello, ada)).headers.get('mcp-session-id') };
  const ping = { jsonrpc: '2.0', id: 2, method: 'ping' };
  assert.equal((await say(ping, { ...session, ...ada })).status, 200);
  assert.equal((await say(ping, { ...session, ...bob })).status, 404);
  assert.equal((await say(ping, session)).status, 401);
  await server.stop();
});

test('a task is followed and canceled with the scopes of its job', async () => {
  const data = scratch();
  const server = await serve(data, '--auth', 'keys');
  const key = (...all) => bearer(makeKey(data, ...scopes(...all)));
  const writer = key('story:read', 'story:write', 'audit:read'), reader = key('story:read'), stranger = key('credits:read');
  const { job_id } = await server.must('POST', '/api/v1/books', { prompt: 'A snail who wants to win one race', num_pages: 40 }, writer);
  const extensions = { 'io.modelcontextprotocol/tasks': {} };
  const task = (method, headers) => ask(server.url, method, { taskId: job_id }, headers, { extensions }).then((answer) => answer.json);
  assert.equal((await task('tasks/get', reader)).result.taskId, job_id);
  assert.match((await task('tasks/get', stranger)).error.message, /no task/);
  assert.match((await task('tasks/cancel', stranger)).error.message, /no task/);
  const refused = (await task('tasks/cancel', reader)).error;
  assert.match(refused.message, /insufficient_scope/);
  assert.equal(refused.data.required, 'story:write');
  assert.ok((await task('tasks/cancel', writer)).result);
  const { job } = await server.must('GET', `/api/v1/jobs/${job_id}?wait_seconds=20`, undefined, writer);
  const { entries } = await server.must('GET', '/api/v1/audit', undefined, writer);
  const canceled = entries.filter((entry) => entry.operation === 'cancel_job');
  assert.deepEqual(canceled.map((entry) => [entry.subject, entry.outcome]), job.state === 'CANCELED' ? [[job_id, 'ok']] : [], 'unless it had ended');
  await server.stop();
});

test('an operator works beside the running server', async () => {
  const data = scratch();
  const server = await serve(data, '--auth', 'keys');
  operate(data, 'accounts', 'create', 'ada', '--plan', 'free', '--name', 'Ada');
  const again = run(['accounts', 'create', 'ada', '--data', data]);
  assert.equal(again.status, 1);
  assert.match(again.stderr, /account_exists/);
  const key = bearer(makeKey(data, '--account', 'ada', ...STORY));
  const { credits } = await server.must('GET', '/api/v1/credits', undefined, key);
  operate(data, 'credits', 'grant', 'ada', '100', '--note', 'welcome');
  assert.equal((await server.must('GET', '/api/v1/credits', undefined, key)).credits.balance, credits.balance + 100);
  assert.match(operate(data, 'credits', 'show', 'ada'), new RegExp(`^balance: ${credits.balance + 100}$`, 'm'));
  operate(data, 'accounts', 'update', 'ada', '--plan', 'plus');
  assert.match(operate(data, 'accounts', 'list'), /ada\s+active\s+plus\s+Ada/);

  const text = '# Our rules\n\nAsk before you spend.\n';
  const file = path.join(data, 'guidance.md');
  writeFileSync(file, text);
  const before = operate(data, 'guidance', 'show');
  operate(data, 'guidance', 'set', file, '--note', 'house rules');
  assert.equal(operate(data, 'guidance', 'show'), text);
  assert.equal((await server.must('GET', '/api/v1/agent-guidance', undefined, key)).text, text);
  assert.match(operate(data, 'guidance', 'history'), /house rules/);
  operate(data, 'guidance', 'reset');
  assert.equal(operate(data, 'guidance', 'show'), before);

  await server.must('POST', '/api/v1/characters', { name: 'Milo', description: 'A small grey mouse' }, key);
  const audit = operate(data, 'audit', '--account', 'ada');
  assert.match(audit, /ada\s+[0-9a-f]{8}\s+rest\s+127\.0\.0\.1\s+create_character\s+ok\s+char_/);
  assert.match(operate(data, 'audit'), /cli\s+.*\s+grant_credits\s+ok/);
  assert.ok(!audit.includes(key.Authorization.slice(19)));
  assert.equal((await server.stop()).status, 0);
  assert.match(operate(data, 'accounts', 'list'), /ada/, 'and without it');
  assert.match(operate(scratch(), 'accounts', 'list'), /local/, 'in a folder that is new');
});

test('the server says what is wrong with how it is started', () => {
  for (const [args, why] of [[['--listen', '0.0.0.0:0'], /--auth keys/], [['--listen', '192.0.2.1:0'], /--auth keys/], [['--listen', '0.0.0.0:0', '--auth', 'keys'], /--host/], [['--listen', 'nonsense'], /--listen/],
    [['--public-url', 'books.example'], /--public-url/], [['--outgoing-to', 'everywhere'], /--outgoing-to/], [['--toolsets', 'nonsense'], /--toolsets/], [['--tls-cert', '/nowhere.pem'], /TLS/]]) {
    const r = run(['serve', '--data', scratch(), ...args]);
    assert.equal(r.status, 1, args.join(' '));
    assert.match(r.stderr, why);
  }
  assert.equal(run(['serve', '--auth', 'sometimes', '--data', scratch()]).status, 2);
  assert.equal(run(['keys', '--data', scratch()]).status, 2);
});

test('links and metadata name the public address', async () => {
  const server = await serve(scratch(), '--auth', 'keys', '--public-url', 'https://books.example/');
  const bare = await ask(server.url, 'tools/list');
  assert.match(bare.headers.get('www-authenticate'), /resource_metadata="https:\/\/books\.example\/\.well-known\/oauth-protected-resource\/mcp"/);
  const told = await (await fetch(`${server.url}/.well-known/oauth-protected-resource`)).json();
  assert.equal(told.resource, 'https://books.example/mcp');
  await server.stop();
});
