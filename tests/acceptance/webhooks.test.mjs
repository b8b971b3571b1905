// Webhooks from end to end: a receiver that nobody here signed anything for checks every message with
// the libraries of Standard Webhooks and with the snippets of our own documentation.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import { Webhook } from 'standardwebhooks';
import { root, scratch } from './client.mjs';
import { serve } from './rest_client.mjs';

const outgoing = ['--outgoing-to', '127.0.0.0/8'];

/** Takes POSTs and keeps them: {headers, body, message}. `answer(post, response)` answers. */
class Receiver {
  posts = [];
  answer = (post, response) => response.writeHead(204).end();

  static async start(t) {
    const receiver = new Receiver();
    receiver.server = createServer(async (request, response) => {
      const parts = [];
      for await (const part of request) parts.push(part);
      const body = Buffer.concat(parts);
      const post = { path: request.url, headers: request.headers, body, message: JSON.parse(body) };
      receiver.posts.push(post);
      receiver.answer(post, response);
      receiver.server.emit('post');
    }).listen(0, '127.0.0.1');
    await once(receiver.server, 'listening');
    receiver.url = `http://127.0.0.1:${receiver.server.address().port}`;
    t.after(() => { receiver.server.closeAllConnections(); receiver.server.close(); });
    return receiver;
  }

  types() { return this.posts.map((post) => post.message.type); }

  /** Waits until a condition on what came holds. */
  async until(condition) {
    while (!condition(this.posts)) await once(this.server, 'post');
  }
}

const register = (server, receiver, more = {}) =>
  server.must('POST', '/api/v1/webhooks', { url: `${receiver.url}/hook`, ...more });
const deliveries = async (server, hook, query = '') =>
  (await server.must('GET', `/api/v1/webhooks/${hook.webhook_id}/deliveries${query}`)).deliveries;
const signed = (hook, post) => new Webhook(hook.secret).verify(post.body, post.headers);

/** Waits until a delivery has ended; its row. The row is written just after the receiver answered. */
async function ended(server, hook, id) {
  for (;;) {
    const row = (await deliveries(server, hook, '?limit=100')).find((one) => one.delivery_id === id);
    if (row.state !== 'PENDING') return row;
  }
}

test('a book is told of from plan to end, signed, and again when it was not taken', async (t) => {
  const receiver = await Receiver.start(t);
  const server = await serve(scratch(), ...outgoing);
  const hook = await register(server, receiver, { label: 'All' });
  assert.match(hook.secret, /^whsec_/);
  let refused;
  receiver.answer = (post, response) => {
    if (!refused) refused = post;
    response.writeHead(post === refused ? 500 : 200).end();
  };
  const { plan } = await server.must('POST', '/api/v1/plans', { prompt: 'A snail in the rain', page_count: 4 });
  await receiver.until((posts) => posts.length === 1);
  await server.must('POST', `/api/v1/plans/${plan.plan_id}/approve`, { userConfirmed: true });
  const { job } = await server.must('POST', '/api/v1/jobs', { plan_id: plan.plan_id });
  const of = (type) => receiver.posts.filter((post) => post.message.type === type);
  await receiver.until(() => of('job.ready').length > 0 && of('plan.requires_approval').length > 1);

  for (const post of receiver.posts) signed(hook, post);
  assert.equal(receiver.posts[0], refused);
  const again = of('plan.requires_approval')[1];
  assert.equal(again.headers['webhook-id'], refused.headers['webhook-id'], 'the same message');
  assert.notEqual(again.headers['webhook-timestamp'], refused.headers['webhook-timestamp'], 'another attempt');
  assert.deepEqual(again.body, refused.body);
  const ids = receiver.posts.filter((post) => post !== refused).map((post) => post.headers['webhook-id']);
  assert.equal(new Set(ids).size, ids.length, 'nothing twice but what was refused');

  assert.equal(refused.message.data.plan_id, plan.plan_id);
  assert.deepEqual(of('plan.approved').map((post) => post.message.data.plan_id), [plan.plan_id]);
  assert.deepEqual(of('job.queued').map((post) => post.message.data.job_id), [job.job_id]);
  const progress = of('job.progress').sort((a, b) => a.message.data.event_id - b.message.data.event_id);
  assert.ok(progress.length >= 5, receiver.types().join());
  for (const [i, post] of progress.entries())
    if (i > 0) assert.ok(post.message.data.percent >= progress[i - 1].message.data.percent);
  const [ready] = of('job.ready');
  assert.equal(ready.message.data.percent, 100);
  const book = await server.must('GET', `/api/v1/books/${ready.message.data.book_id}`);
  assert.equal(book.book_id, ready.message.data.book_id);

  const row = await ended(server, hook, refused.headers['webhook-id']);
  assert.equal(row.state, 'DELIVERED');
  assert.deepEqual(row.attempts.map((attempt) => attempt.status), [500, 200]);
  assert.deepEqual(row.body, refused.message);
  const got = await server.must('GET', `/api/v1/webhooks/${hook.webhook_id}`);
  assert.equal(got.secret, undefined, 'shown once');
  await server.stop();
});

test('a test event and a replay come signed, by either secret after a rotation', async (t) => {
  const receiver = await Receiver.start(t);
  const server = await serve(scratch(), ...outgoing);
  const hook = await register(server, receiver, { events: ['job.failed'] });
  const path = `/api/v1/webhooks/${hook.webhook_id}`;
  const tried = await server.must('POST', `${path}/test`);
  await receiver.until((posts) => posts.length === 1);
  assert.equal(receiver.posts[0].message.type, 'webhook.test');
  assert.equal(receiver.posts[0].headers['webhook-id'], tried.delivery_id);
  signed(hook, receiver.posts[0]);
  assert.equal((await ended(server, hook, tried.delivery_id)).state, 'DELIVERED');

  const next = await server.must('PATCH', path, { rotate_secret: true });
  assert.notEqual(next.secret, hook.secret);
  const again = await server.must('POST', `${path}/deliveries/${tried.delivery_id}/replay`);
  await receiver.until((posts) => posts.length === 2);
  assert.notEqual(again.delivery_id, tried.delivery_id);
  assert.deepEqual(receiver.posts[1].body, receiver.posts[0].body);
  signed(hook, receiver.posts[1]);
  signed(next, receiver.posts[1]);
  assert.throws(() => signed(next, receiver.posts[0]));
  assert.equal((await deliveries(server, hook)).length, 2);
  await server.stop();
});

test('the snippets of the documentation tell our messages from forged ones', async (t) => {
  const receiver = await Receiver.start(t);
  const server = await serve(scratch(), ...outgoing);
  const hook = await register(server, receiver);
  await server.must('POST', `/api/v1/webhooks/${hook.webhook_id}/test`);
  await receiver.until((posts) => posts.length === 1);
  const { headers, body } = receiver.posts[0];
  const hour = { ...headers, 'webhook-timestamp': String(headers['webhook-timestamp'] - 3600) };
  const cases = [
    [hook.secret, headers, body, true],
    [hook.secret, headers, Buffer.concat([body, Buffer.from(' ')]), false],
    [hook.secret, { ...headers, 'webhook-id': 'msg_other' }, body, false],
    [hook.secret, hour, body, false],
    [`whsec_${Buffer.alloc(32).toString('base64')}`, headers, body, false],
  ];

  const page = readFileSync(path.join(root, 'resources/docs/webhooks.md'), 'utf8');
  const snippet = (language) => new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 's').exec(page)[1];
  const folder = scratch();
  writeFileSync(path.join(folder, 'verify.mjs'), snippet('js'));
  const { verify } = await import(pathToFileURL(path.join(folder, 'verify.mjs')));
  const python = `${snippet('python')}
import json, sys
for secret, headers, body, _ in json.load(sys.stdin):
    print(verify(secret, headers, body.encode()))
`;
  const input = JSON.stringify(cases.map(([secret, all, text, good]) => [secret, all, text.toString(), good]));
  const run = spawnSync('python3', ['-c', python], { input, encoding: 'utf8' });
  assert.equal(run.status, 0, run.stderr);
  const inPython = run.stdout.trim().split('\n').map((line) => line === 'True');
  for (const [i, [secret, all, text, good]] of cases.entries()) {
    assert.equal(verify(secret, all, text), good, `Node, ${i}`);
    assert.equal(inPython[i], good, `Python, ${i}`);
  }
  await server.stop();
});

test('a server that is killed while a receiver hesitates sends it again, once', async (t) => {
  const receiver = await Receiver.start(t);
  const data = scratch();
  const first = await serve(data, ...outgoing);
  const hook = await register(first, receiver, { events: ['plan.requires_approval'] });
  receiver.answer = () => {};  // never
  await first.must('POST', '/api/v1/plans', { prompt: 'An owl', page_count: 4 });
  await receiver.until((posts) => posts.length === 1);
  await first.kill();
  receiver.answer = (post, response) => response.writeHead(200).end();
  const second = await serve(data, ...outgoing);
  await receiver.until((posts) => posts.length === 2);
  assert.equal(receiver.posts[1].headers['webhook-id'], receiver.posts[0].headers['webhook-id']);
  signed(hook, receiver.posts[1]);
  const row = await ended(second, hook, receiver.posts[0].headers['webhook-id']);
  assert.equal(row.state, 'DELIVERED');
  assert.equal((await deliveries(second, hook)).length, 1);
  await second.stop();
  const third = await serve(data, ...outgoing);
  await third.must('POST', `/api/v1/webhooks/${hook.webhook_id}/test`);
  await receiver.until((posts) => posts.length === 3);
  assert.equal(receiver.posts[2].message.type, 'webhook.test', 'nothing that was taken comes again');
  await third.stop();
});

test('private networks are out of reach unless the operator says otherwise', async (t) => {
  const receiver = await Receiver.start(t);
  const data = scratch();
  const closed = await serve(data);
  for (const url of [`${receiver.url}/hook`, 'http://localhost/', 'http://[::1]/', 'http://169.254.169.254/',
    'http://2130706433/', 'http://user:word@example.com/', 'file:///etc/passwd']) {
    const refusal = await closed.refusal('POST', '/api/v1/webhooks', { url });
    assert.equal(refusal.code, 'webhook_url_refused', url);
    assert.equal(refusal.status, 400);
    assert.ok(refusal.details.reason);
  }
  await closed.stop();
  const open = await serve(data, ...outgoing);
  const hook = await register(open, receiver);
  await open.stop();
  // What was taken once is judged again when it is called.
  const shut = await serve(data);
  const { delivery_id } = await shut.must('POST', `/api/v1/webhooks/${hook.webhook_id}/test`);
  for (let attempts = []; attempts.length === 0;) {
    [{ attempts }] = (await deliveries(shut, hook)).filter((one) => one.delivery_id === delivery_id);
    if (attempts.length > 0) assert.match(attempts[0].error, /public internet/);
  }
  assert.equal(receiver.posts.length, 0);
  await shut.stop();
});

test('a redirect is not followed, a receiver that is gone is paused', async (t) => {
  const receiver = await Receiver.start(t);
  const server = await serve(scratch(), ...outgoing);
  const hook = await register(server, receiver);
  const target = `/api/v1/webhooks/${hook.webhook_id}`;
  receiver.answer = (post, response) => response.writeHead(308, { location: `${receiver.url}/other` }).end();
  const { delivery_id } = await server.must('POST', `${target}/test`);
  for (let attempts = []; attempts.length === 0;)
    [{ attempts }] = (await deliveries(server, hook)).filter((one) => one.delivery_id === delivery_id);
  assert.deepEqual(receiver.posts.map((post) => post.path), ['/hook']);
  receiver.answer = (post, response) => response.writeHead(410).end();
  const gone = await server.must('POST', `${target}/test`);
  assert.equal((await ended(server, hook, gone.delivery_id)).state, 'FAILED');
  assert.equal((await server.must('GET', target)).state, 'paused');
  assert.equal((await server.refusal('POST', `${target}/test`)).code, 'webhook_state_invalid');
  assert.deepEqual(await server.must('DELETE', target), { webhook_id: hook.webhook_id, deleted: true });
  assert.equal((await server.refusal('GET', target)).code, 'webhook_not_found');
  await server.stop();
});
