// What the conformance suites leave out, against the same fixture: notifications of tasks and
// resources, batches, the older transports, and both eras on one line of stdio.
import assert from 'node:assert/strict';
import test from 'node:test';
import { Server } from './client.mjs';
import { fixture, start } from './conformance.mjs';

const M = 'io.modelcontextprotocol/';
const tasks = { extensions: { [M + 'tasks']: {} } };

async function http(t, ...more) {
  const server = await start(fixture, ['--listen', '127.0.0.1:0', ...more]);
  t.after(async () => assert.deepEqual(await server.stop(), { status: 0, signal: null }));
  return server.url;
}

/** The events of a text/event-stream as they come: {id?, event?, retry?, data}. */
async function* events(response) {
  let text = '';
  for await (const part of response.body.pipeThrough(new TextDecoderStream())) {
    text += part;
    for (let end; (end = text.indexOf('\n\n')) >= 0; text = text.slice(end + 2)) {
      const fields = text.slice(0, end).split('\n').filter((line) => !line.startsWith(':')).map((line) => /^(\w+):? ?(.*)$/.exec(line).slice(1));
      if (fields.length) yield Object.fromEntries(fields);
    }
  }
}
async function* messages(response) {
  for await (const event of events(response)) if (event.data) yield JSON.parse(event.data);
}
const next = async (stream) => (await stream.next()).value;

function modern(url, id, method, params = {}, capabilities = {}, signal) {
  const body = { jsonrpc: '2.0', id, method, params: { ...params, _meta: { [M + 'protocolVersion']: '2026-07-28', [M + 'clientCapabilities']: capabilities } } };
  const name = params.name ?? params.uri ?? params.taskId;
  return fetch(url, { method: 'POST', body: JSON.stringify(body), signal, headers: {
    'Content-Type': 'application/json', Accept: 'application/json, text/event-stream', 'MCP-Protocol-Version': '2026-07-28', 'Mcp-Method': method, ...(name && { 'Mcp-Name': name }) } });
}
const answer = async (...args) => (await (await modern(...args)).json()).result;

/** The messages of a subscription, the acknowledgement read; it ends with the test. */
async function listen(t, url, id, notifications, capabilities) {
  const gone = new AbortController();
  const stream = messages(await modern(url, id, 'subscriptions/listen', { notifications }, capabilities, gone.signal));
  t.after(() => { gone.abort(); return stream.return().catch(() => {}); });
  const acknowledged = await next(stream);
  assert.equal(acknowledged.method, 'notifications/subscriptions/acknowledged');
  assert.equal(acknowledged.params._meta[M + 'subscriptionId'], id);
  return { stream, honoured: acknowledged.params.notifications };
}

/** A legacy session: its headers. */
async function session(url, version) {
  const headers = { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ jsonrpc: '2.0', id: 0, method: 'initialize',
    params: { protocolVersion: version, capabilities: { elicitation: {}, sampling: {} }, clientInfo: { name: 'test', version: '1' } } }) });
  assert.equal((await response.json()).result.protocolVersion, version);
  headers['Mcp-Session-Id'] = response.headers.get('mcp-session-id');
  headers['MCP-Protocol-Version'] = version;
  const told = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ jsonrpc: '2.0', method: 'notifications/initialized' }) });
  assert.equal(told.status, 202);
  return headers;
}

test('a subscription tells how a task goes on, and the task is whole in each message', async (t) => {
  const url = await http(t);
  const begun = await answer(url, 1, 'tools/call', { name: 'confirm_delete', arguments: { filename: 'a.txt' } }, { ...tasks, elicitation: {} });
  assert.equal(begun.resultType, 'task');
  const { stream, honoured } = await listen(t, url, 'mine', { taskIds: [begun.taskId] }, tasks);
  assert.deepEqual(honoured, { taskIds: [begun.taskId] });
  for (let task; task?.status !== 'input_required'; )
    task = await answer(url, 2, 'tasks/get', { taskId: begun.taskId }, tasks);
  const inputResponses = { confirm: { action: 'accept', content: { confirm: true } } };
  assert.equal((await answer(url, 3, 'tasks/update', { taskId: begun.taskId, inputResponses }, tasks)).resultType, 'complete');
  const seen = [];
  for await (const { method, params } of stream) {
    assert.equal(method, 'notifications/tasks');
    assert.equal(params.taskId, begun.taskId);
    assert.equal(params._meta[M + 'subscriptionId'], 'mine');
    seen.push(params);
    if (params.status === 'completed') break;
  }
  assert.equal(seen.at(-1).result.content[0].text, 'Deleted a.txt.');
  assert.ok(seen.every((p) => ['createdAt', 'lastUpdatedAt', 'ttlMs'].every((field) => field in p)));
});

test('task ids in a subscription need a client that knows tasks', async (t) => {
  const url = await http(t);
  const response = await modern(url, 1, 'subscriptions/listen', { notifications: { taskIds: ['task_1'] } });
  assert.equal(response.status, 400);
  const { error } = await response.json();
  assert.equal(error.code, -32021);
  assert.deepEqual(error.data.requiredCapabilities, tasks);
});

test('a cancelled task ends as cancelled and stays so', async (t) => {
  const url = await http(t);
  const { taskId } = await answer(url, 1, 'tools/call', { name: 'slow_compute', arguments: { seconds: 600 } }, tasks);
  const { stream } = await listen(t, url, 2, { taskIds: [taskId] }, tasks);
  await answer(url, 3, 'tasks/cancel', { taskId }, tasks);
  for (let status; status !== 'cancelled'; ) status = (await next(stream)).params.status;
  await answer(url, 4, 'tasks/cancel', { taskId }, tasks);
  const task = await answer(url, 5, 'tasks/get', { taskId }, tasks);
  assert.equal(task.status, 'cancelled');
  assert.ok(!('result' in task) && !('error' in task));
});

test('a subscription tells of the resources it names, and of their list', async (t) => {
  const url = await http(t);
  const uri = 'test://watched-resource';
  const updates = await listen(t, url, 10, { resourceSubscriptions: [uri] });
  const lists = await listen(t, url, 11, { resourcesListChanged: true });
  await answer(url, 12, 'tools/call', { name: 'test_trigger_resource_change' });
  assert.deepEqual(await next(updates.stream), { jsonrpc: '2.0', method: 'notifications/resources/updated', params: { uri, _meta: { [M + 'subscriptionId']: 10 } } });
  assert.deepEqual(await next(lists.stream), { jsonrpc: '2.0', method: 'notifications/resources/list_changed', params: { _meta: { [M + 'subscriptionId']: 11 } } });
  const { resources } = await answer(url, 13, 'resources/list');
  assert.ok(resources.some((r) => r.uri === 'test://dynamic-resource'));
});

test('a session of 2025-11-25 hears of what it subscribed to on its GET stream', async (t) => {
  const url = await http(t);
  const headers = await session(url, '2025-11-25');
  const call = (method, params) => fetch(url, { method: 'POST', headers, body: JSON.stringify({ jsonrpc: '2.0', id: method, method, params }) });
  const gone = new AbortController();
  const stream = messages(await fetch(url, { headers: { ...headers, Accept: 'text/event-stream' }, signal: gone.signal }));
  t.after(() => { gone.abort(); return stream.return().catch(() => {}); });
  assert.deepEqual((await (await call('resources/subscribe', { uri: 'test://watched-resource' })).json()).result, {});
  await (await call('tools/call', { name: 'test_trigger_resource_change' })).text();
  const heard = [(await next(stream)).method, (await next(stream)).method];
  assert.deepEqual(heard.sort(), ['notifications/resources/list_changed', 'notifications/resources/updated']);
  assert.deepEqual((await (await call('resources/unsubscribe', { uri: 'test://watched-resource' })).json()).result, {});
  await (await call('tools/call', { name: 'test_trigger_resource_change' })).text();
  await (await call('tools/call', { name: 'test_trigger_tool_change' })).text();
  assert.equal((await next(stream)).method, 'notifications/resources/list_changed');
  assert.equal((await next(stream)).method, 'notifications/tools/list_changed');
});

test('a batch of 2025-03-26 is answered as one; other versions refuse it', async (t) => {
  const url = await http(t);
  const batch = JSON.stringify([{ jsonrpc: '2.0', id: 1, method: 'ping' }, { jsonrpc: '2.0', method: 'notifications/initialized' }, { jsonrpc: '2.0', id: 'b', method: 'tools/list' }]);
  const old = await fetch(url, { method: 'POST', headers: await session(url, '2025-03-26'), body: batch });
  assert.equal(old.status, 200);
  assert.deepEqual((await old.json()).map((a) => a.id).sort(), [1, 'b']);
  const later = await fetch(url, { method: 'POST', headers: await session(url, '2025-06-18'), body: batch });
  assert.equal(later.status, 400);
  assert.equal((await later.json()).error.code, -32600);
});

test('the HTTP+SSE pair of 2024-11-05 carries a conversation', async (t) => {
  const url = await http(t, '--sse');
  const gone = new AbortController();
  const stream = events(await fetch(new URL('/sse', url), { headers: { Accept: 'text/event-stream' }, signal: gone.signal }));
  t.after(() => { gone.abort(); return stream.return().catch(() => {}); });
  const endpoint = await next(stream);
  assert.equal(endpoint.event, 'endpoint');
  const post = async (message) => {
    const r = await fetch(new URL(endpoint.data, url), { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ jsonrpc: '2.0', ...message }) });
    assert.equal(r.status, 202);
  };
  const heard = async () => {
    const event = await next(stream);
    assert.equal(event.event, 'message');
    return JSON.parse(event.data);
  };
  await post({ id: 1, method: 'initialize', params: { protocolVersion: '2024-11-05', capabilities: { sampling: {} }, clientInfo: { name: 'test', version: '1' } } });
  assert.equal((await heard()).result.protocolVersion, '2024-11-05');
  await post({ method: 'notifications/initialized' });
  await post({ id: 2, method: 'tools/call', params: { name: 'test_sampling', arguments: { prompt: 'A rhyme on moon?' } } });
  const question = await heard();
  assert.equal(question.method, 'sampling/createMessage');
  await post({ id: question.id, result: { role: 'assistant', content: { type: 'text', text: 'June' }, model: 'test' } });
  const { id, result } = await heard();
  assert.equal(id, 2);
  assert.equal(result.content[0].text, 'LLM response: June');
});

test('over stdio a legacy client is asked in between, and a modern one on the same line is not', async (t) => {
  const server = new Server(undefined, { version: '2025-06-18', command: fixture, args: ['--stdio'] });
  t.after(() => server.kill());
  server.onMessage = (m) => {
    if (m.method === 'elicitation/create') server.write(JSON.stringify({ jsonrpc: '2.0', id: m.id, result: { action: 'accept', content: { username: 'pip', email: 'pip@example.com' } } }) + '\n');
  };
  await server.ask('initialize', { protocolVersion: '2025-06-18', capabilities: { elicitation: {} }, clientInfo: { name: 'test', version: '1' } });
  server.write(JSON.stringify({ jsonrpc: '2.0', method: 'notifications/initialized' }) + '\n');
  const asked = await server.tool('test_elicitation', { message: 'Who are you?' });
  assert.match(asked.content[0].text, /action=accept.*pip@example\.com/);
  const meta = { [M + 'protocolVersion']: '2026-07-28', [M + 'clientCapabilities']: { elicitation: {} } };
  const needed = await server.tool('test_elicitation', { message: 'Who are you?' }, meta);
  assert.equal(needed.resultType, 'input_required');
  const [key] = Object.keys(needed.inputRequests);
  const done = await server.result('tools/call', { name: 'test_elicitation', arguments: { message: 'Who are you?' }, requestState: needed.requestState,
    inputResponses: { [key]: { action: 'decline' } } }, meta);
  assert.equal(done.content[0].text, 'User response: action=decline, content={}');
  assert.deepEqual(await server.close(), { status: 0, signal: null });
});
