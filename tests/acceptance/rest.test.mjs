// REST from the outside: the same operations as over the protocol, and what HTTP has of its own.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { cpSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { test } from 'node:test';
import { Server, scratch } from './client.mjs';
import { lasting, operations, prepare, real, request } from './rest_examples.mjs';
import { serve } from './rest_client.mjs';

// What is under way tells how far it has come: that differs.
const kUnderWay = {
  generate_book: ({ state, progress, ...rest }) => rest,
  make_book: ({ status, pct, msg, step, ...rest }) => rest,
  list_deliveries: ({ deliveries, ...rest }) => ({ ...rest, deliveries: deliveries.map(({ attempts, state, next_attempt_at, ...d }) => d) }),
};

test('every example gives the same object over REST and over the protocol', async (t) => {
  const data = scratch(), twin = scratch();
  const first = await serve(data);
  const fixture = await prepare(first);
  await first.stop();
  cpSync(data, twin, { recursive: true });
  const rest = await serve(data);
  const mcp = new Server(twin, { args: ['stdio', '--data', twin, '--toolsets', 'all'] });
  const known = new Set(JSON.stringify(fixture).match(/\b[a-z]{2,8}_[0-9a-z]{26}\b/g));
  for (const operation of operations())
    for (const example of operation.talewright.examples)
      await t.test(`${operation.name}: ${example.title}`, async () => {
        const args = real(fixture, operation, example.arguments);
        const { method, path, body } = request(operation, args);
        const answer = await rest.api(method, path, body);
        const got = await answer.json();
        const told = await mcp.tool(operation.name, args);
        if (told.isError) {
          assert.equal(got.error?.code, told.structuredContent.error.code);
          return;
        }
        const { envelope, status } = operation.talewright.rest;
        assert.equal(answer.status, status, JSON.stringify(got));
        const object = envelope ? got[envelope] : got;
        if (envelope) assert.deepEqual(Object.keys(got), [envelope]);
        const settled = kUnderWay[operation.name] ?? ((o) => o);
        assert.deepEqual(lasting(settled(object), known), lasting(settled(told.structuredContent), known));
      });
  await Promise.all([rest.stop(), mcp.close()]);
});

test('HTTP says what it has to say', async (t) => {
  const server = await serve(scratch());
  const { api, refusal } = server;

  await t.test('unknown addresses, methods and media types', async () => {
    assert.equal((await refusal('GET', '/api/v1/nothing')).code, 'route_not_found');
    assert.equal((await refusal('GET', '/api/v1/books/')).code, 'route_not_found');
    const wrong = await api('PUT', '/api/v1/books');
    assert.equal(wrong.status, 405);
    assert.deepEqual(wrong.headers.get('allow').split(', ').sort(), ['GET', 'HEAD', 'OPTIONS', 'POST']);
    const form = await fetch(`${server.url}/api/v1/plans`, { method: 'POST', body: new URLSearchParams({ prompt: 'x' }) });
    assert.equal(form.status, 415);
    assert.equal((await form.json()).error.code, 'media_type_unsupported');
  });

  await t.test('a request id on every answer, and in every refusal', async () => {
    for (const [method, path] of [['GET', '/api/v1/books'], ['GET', '/api/v1/nothing'], ['PUT', '/api/v1/books'], ['GET', '/api/v1/jobs/none']]) {
      const answer = await api(method, path);
      const id = answer.headers.get('x-request-id');
      assert.match(id, /^req_/);
      if (!answer.ok) assert.equal((await answer.json()).error.requestId, id);
    }
  });

  await t.test('bodies that are none', async () => {
    const send = (body, type = 'application/json') =>
      fetch(`${server.url}/api/v1/plans`, { method: 'POST', body, headers: { 'Content-Type': type } });
    for (const body of ['{"prompt":', '[]', '{"prompt":"a","prompt":"b"}', '['.repeat(5000), new Uint8Array([0x7b, 0x22, 0xff, 0x22])]) {
      const answer = await send(body);
      assert.equal(answer.status, 400);
      assert.equal((await answer.json()).error.code, 'validation_failed');
    }
    const large = await send('x'.repeat(17 << 20));
    assert.equal(large.status, 413);
    assert.equal((await large.json()).error.code, 'body_too_large');
  });

  await t.test('all problems of the arguments at once', async () => {
    const refused = await refusal('GET', '/api/v1/books?limit=many&curser=x');
    assert.equal(refused.status, 400);
    assert.deepEqual(refused.details.problems.map((p) => p.pointer).sort(), ['/curser', '/limit']);
  });

  await t.test('HEAD, ETag and OPTIONS', async () => {
    const got = await api('GET', '/api/v1/capabilities');
    const etag = got.headers.get('etag');
    const head = await api('HEAD', '/api/v1/capabilities');
    assert.equal(head.status, 200);
    assert.equal(await head.text(), '');
    const same = await api('GET', '/api/v1/capabilities', undefined, { 'If-None-Match': etag });
    assert.equal(same.status, 304);
    assert.equal(await same.text(), '');
    assert.equal(same.headers.get('etag'), etag);
    const options = await api('OPTIONS', '/api/v1/plans');
    assert.equal(options.status, 204);
    assert.match(options.headers.get('allow'), /POST/);
  });

  await t.test('gzip for those who take it', async () => {
    const ask = (coding) => new Promise((resolve) => httpRequest(`${server.url}/openapi.json`, { headers: { 'Accept-Encoding': coding } }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.headers['content-encoding']));
    }).end());
    assert.equal(await ask('gzip'), 'gzip');
    assert.equal(await ask('identity'), undefined);
    assert.equal(await ask('gzip;q=0, *'), undefined);
  });

  await t.test('forms with files', async () => {
    const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
    const form = new FormData();
    form.set('name', 'Mina');
    form.set('descriptor', JSON.stringify({ species: 'human', hair: 'braids' }));
    form.set('reference_image', new Blob([pixel], { type: 'image/png' }), '../mina.png');
    const made = await fetch(`${server.url}/api/v1/characters`, { method: 'POST', body: form });
    const character = await made.json();
    assert.equal(made.status, 201, JSON.stringify(character));
    assert.equal(made.headers.get('location'), `/api/v1/characters/${character.character_id}`);
    assert.equal(character.descriptor.hair, 'braids');
  });

  await server.stop();
});

test('what is sent twice is done once', async (t) => {
  const data = scratch();
  let server = await serve(data);
  const order = { prompt: 'A snail who wants to win one race', num_pages: 4 };
  const make = (key, body = order) => server.api('POST', '/api/v1/books', body, { 'Idempotency-Key': key });
  const jobs = async () => (await server.must('GET', '/api/v1/jobs?limit=100')).jobs.length;

  await t.test('a key is wanted where credits are spent', async () => {
    const answer = await fetch(`${server.url}/api/v1/books`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(order) });
    assert.equal(answer.status, 400);
    assert.equal((await answer.json()).error.code, 'idempotency_key_required');
    assert.equal(await jobs(), 0);
  });

  await t.test('the same again is answered the same', async () => {
    const key = randomUUID();
    const first = await make(key), again = await make(key, { num_pages: 4, prompt: order.prompt });
    assert.equal(first.headers.get('idempotency-replayed'), null);
    assert.equal(again.headers.get('idempotency-replayed'), 'true');
    assert.equal(again.status, first.status);
    assert.equal(again.headers.get('location'), first.headers.get('location'));
    assert.equal(await again.text(), await first.text());
    assert.equal(await jobs(), 1);
    const other = await make(key, { ...order, num_pages: 5 });
    assert.equal(other.status, 409);
    assert.equal((await other.json()).error.code, 'idempotency_conflict');
  });

  await t.test('what was refused is not kept', async () => {
    const key = randomUUID();
    assert.equal((await make(key, { prompt: '' })).status, 400);
    assert.equal((await make(key)).ok, true);
  });

  await t.test('twenty at once make one job', async () => {
    const before = await jobs();
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 20 }, () => make(key)));
    const bodies = await Promise.all(answers.map((a) => a.json()));
    const made = new Set();
    for (const [i, answer] of answers.entries()) {
      if (answer.ok) made.add(bodies[i].job_id);
      else {
        assert.equal(bodies[i].error.code, 'idempotency_in_progress');
        assert.ok(Number(answer.headers.get('retry-after')) >= 1);
      }
    }
    assert.equal(made.size, 1);
    assert.equal(await jobs(), before + 1);
  });

  await t.test('kill -9 between a request and its retry leaves one job', async () => {
    for (const awaited of [true, false]) {
      const before = await jobs();
      const key = randomUUID();
      const asked = make(key).then((a) => a.json(), () => undefined);
      const told = awaited ? await asked : undefined;
      await server.kill();
      await asked;
      server = await serve(data);
      const again = await make(key);
      assert.equal(again.ok, true);
      if (told) {
        assert.equal(again.headers.get('idempotency-replayed'), 'true');
        assert.equal((await again.json()).job_id, told.job_id);
      }
      assert.equal(await jobs(), before + 1);
    }
  });

  await server.stop();
});
