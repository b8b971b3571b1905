// The description of the API, judged by programs of the public: a linter, and a proxy that holds
// every answer of the real server against it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { here, scratch, start } from './client.mjs';
import { operations, prepare, real, request } from './rest_examples.mjs';
import { serve } from './rest_client.mjs';

const bin = (name) => path.join(here, 'node_modules', '.bin', name);
const offline = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };

test('a public linter finds no fault', async (t) => {
  const server = await serve(scratch());
  for (const name of ['openapi.json', 'openapi-gpt.json'])
    await t.test(name, async () => {
      const file = path.join(scratch(), name);
      writeFileSync(file, await (await server.api('GET', `/${name}`)).text());
      const lint = spawnSync(bin('node'), [bin('redocly'), 'lint', '--format=json', file], { encoding: 'utf8', env: offline, maxBuffer: 1 << 26 });
      const { totals, problems } = JSON.parse(lint.stdout);
      assert.equal(totals.errors, 0, JSON.stringify(problems, null, 1));
      assert.equal(lint.status, 0, lint.stderr);
    });
  await server.stop();
});

test('both addresses of the description give the same bytes', async () => {
  const server = await serve(scratch());
  const [one, other] = await Promise.all(['/openapi.json', '/api/v1/openapi.json'].map(async (at) => (await server.api('GET', at)).text()));
  assert.equal(one, other);
  assert.equal(JSON.parse(one).servers[0].url, server.url);
  await server.stop();
});

/** Prism between us and the server: it says in a header what of an answer was not described. */
async function prism(document, upstream) {
  const file = path.join(scratch(), 'openapi.json');
  writeFileSync(file, document);
  const { child, exited } = start(bin('node'), [bin('prism'), 'proxy', file, upstream, '--port', '0', '--host', '127.0.0.1'], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const url = await new Promise((resolve, reject) => {
    const hear = (d) => {
      said += d;
      const found = /listening on (http:\/\/[\d.:]+)/i.exec(said);
      if (found) resolve(found[1]);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    exited.then(() => reject(new Error(said)));
  });
  return { url, stop: () => { child.kill(); return exited; } };
}

test('a public contract tester finds no undocumented status or shape', async (t) => {
  const server = await serve(scratch());
  const fixture = await prepare(server);
  const proxy = await prism(await (await server.api('GET', '/openapi.json')).text(), server.url);
  const statuses = new Set();

  const ask = async ({ method, path: at, body }, headers = {}) => {
    const answer = await fetch(proxy.url + at, {
      method,
      headers: {
        'Idempotency-Key': randomUUID(),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    statuses.add(answer.status);
    const violations = JSON.parse(answer.headers.get('sl-violations') ?? '[]').filter((v) => v.location[0] === 'response');
    assert.deepEqual(violations, [], `${method} ${at}: ${answer.status} ${text.slice(0, 300)}`);
    return answer;
  };

  for (const operation of operations())
    await t.test(operation.name, async () => {
      for (const example of operation.talewright.examples) {
        const good = request(operation, real(fixture, operation, example.arguments));
        await ask(good);
        // Ids of nothing, arguments of no use.
        await ask(request(operation, example.arguments));
        await ask({ ...good, path: `${good.path}${good.path.includes('?') ? '&' : '?'}nonsense=1` });
        if (good.body) await ask({ ...good, body: { ...good.body, nonsense: { deep: [1] } } });
        if (operation.talewright.idempotency === 'required') await ask(good, { 'Idempotency-Key': '' });
      }
    });

  await t.test('the routes that are no operations', async () => {
    const described = JSON.parse(await (await server.api('GET', '/openapi.json')).text());
    const names = new Set(operations().map((o) => o.name));
    for (const [at, item] of Object.entries(described.paths)) {
      if (!item.get || names.has(item.get.operationId) || 'text/event-stream' in (item.get.responses[200]?.content ?? {})) continue;
      const values = { ...fixture.usual, page: 'index', path: `books/${fixture.usual.book_id}/book.pdf` };
      await ask({ method: 'GET', path: at.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? 'none') });
      if (at.includes('{')) await ask({ method: 'GET', path: at.replace(/\{(\w+)\}/g, 'none') });
    }
  });

  for (const status of [200, 201, 202, 400, 404]) assert.ok(statuses.has(status), `no answer was ${status}`);
  await Promise.all([server.stop(), proxy.stop()]);
});
