// Every recipe runs: as scripts for curl, Python and Node, each with a key that has its scopes and no
// others, and step by step as its data says.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import test from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { call, root, scratch, start } from './client.mjs';
import { serve } from './rest_client.mjs';

const folder = path.join(root, 'resources', 'recipes');
const recipes = readdirSync(folder).map((id) => ({ id, ...JSON.parse(readFileSync(path.join(folder, id, 'recipe.json'), 'utf8')) }));
const languages = { curl: ['bash', 'run.sh'], Python: ['python3', 'run.py'], Node: ['node', 'run.mjs'] };
/** What a script says when all went well, and the files it leaves. */
const expected = {
  'quick-book': { says: /Saved book\.zip/, leaves: ['book.zip'] },
  'plan-approve-script': { says: /READY[^]*\n1: / },
  'stream-progress': { says: /^\d+ % .*\n\d+ % .*\n-- the connection breaks after event \d+.*\n[^]*100 %  done: / },
  'idempotent-retry': { says: /The same picture, scene_\w+, repeated and not drawn again\./ },
  errors: { says: /the limit is 40\nSo 40 pages, or fewer\.\nplan_not_found: .*\nplan_state_invalid: the plan is REQUIRES_APPROVAL/ },
  'characters-and-scenes': { says: /Pip is a raccoon\.[^]*Saved scene\.png\nSaved scene_\w+\.png\nSaved scene_\w+\.png/, leaves: ['scene.png'] },
  webhooks: { says: /Received webhook\.test, genuine\./ },
};

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

test('every recipe is known to this test', () => {
  assert.deepEqual(recipes.map(({ id }) => id), Object.keys(expected).sort());
});

test('scripts do what they say, with a key for no more than they need', async (t) => {
  const data = scratch();
  const account = call(data, 'create_account', { account_id: 'ada', plan: 'developer' });
  assert.equal(account.status, 0, account.stderr);
  const keys = Object.fromEntries(recipes.map(({ id, scopes }) => [id, call(data, 'create_key', { account_id: 'ada', label: id, scopes }).result.key]));
  const server = await serve(data, '--auth', 'keys', '--outgoing-to', '127.0.0.0/8');
  t.after(() => server.stop());
  for (const { id } of recipes)
    for (const [language, [program, file]] of Object.entries(languages))
      await t.test(`${id} in ${language}`, async () => {
        const cwd = scratch();
        const { child, exited } = start(program, [path.join(folder, id, file)], {
          cwd, stdio: ['pipe', 'pipe', 'pipe'],
          env: { ...process.env, TALEWRIGHT_URL: server.url, TALEWRIGHT_KEY: keys[id], HOOK_PORT: String(await freePort()) },
        });
        let stdout = '', stderr = '';
        child.stdout.on('data', (d) => (stdout += d));
        child.stderr.on('data', (d) => (stderr += d));
        child.stdin.end('y\n');
        const { status } = await exited;
        assert.equal(status, 0, stdout + stderr);
        assert.match(stdout.replaceAll('Make this book? [y/N] ', ''), expected[id].says);
        for (const file of expected[id].leaves ?? []) assert.ok(existsSync(path.join(cwd, file)), file);
      });
});

test('a script ends with an error when its server is not there', async () => {
  const port = await freePort();
  for (const [program, file] of Object.values(languages)) {
    const { child, exited } = start(program, [path.join(folder, 'quick-book', file)],
      { cwd: scratch(), stdio: 'ignore', env: { ...process.env, TALEWRIGHT_URL: `http://127.0.0.1:${port}` } });
    child.on('error', () => {});
    assert.notEqual((await exited).status, 0, file);
  }
});

const at = (value, pointer) => pointer.split('/').slice(1).reduce((v, name) => v?.[name], value);

/** "{name}" is what an earlier step saved. */
function filled(value, saved) {
  if (typeof value === 'string') return value.replace(/\{(\w+)\}/g, (whole, name) => saved[name] ?? assert.fail(`nothing saved as ${whole}`));
  if (Array.isArray(value)) return value.map((v) => filled(v, saved));
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([n, v]) => [n, filled(v, saved)]));
  return value;
}

test('the steps do what the data says, against the operation they name', async (t) => {
  const receiver = createServer((request, response) => { request.resume(); response.writeHead(204).end(); }).listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  const server = await serve(scratch(), '--outgoing-to', '127.0.0.0/8');
  t.after(async () => { receiver.close(); receiver.closeAllConnections(); await server.stop(); });
  const api = await (await fetch(`${server.url}/openapi.json`)).json();
  for (const { id, steps } of recipes)
    await t.test(id, async () => {
      const saved = { uuid: randomUUID(), uuid2: randomUUID(), receiver: `http://127.0.0.1:${receiver.address().port}/` };
      for (const { title, operation, request, status, saves, until } of steps) {
        const [address] = request.path.split('?');
        const pattern = Object.keys(api.paths).find((p) => api.paths[p][request.method.toLowerCase()]?.operationId === operation);
        assert.ok(pattern, operation);
        const shape = new RegExp(`^${pattern.replace(/\{path\}$/, '.+').replace(/\{[^/]+\}/g, '[^/]+')}$`);
        assert.match(address, shape, title);
        for (let result; ;) {
          const answer = await fetch(server.url + filled(request.path, saved), { method: request.method, headers: filled(request.headers, saved), body: request.body && JSON.stringify(filled(request.body, saved)) });
          assert.equal(answer.status, status, title);
          const isJson = answer.headers.get('content-type')?.startsWith('application/json');
          result = isJson ? await answer.json() : await answer.arrayBuffer();
          if (until && !until.is.includes(at(result, until.pointer))) { await pause(100); continue; }
          for (const [name, pointer] of Object.entries(saves)) saved[name] = at(result, pointer) ?? assert.fail(`${title}: no ${pointer}`);
          break;
        }
      }
      if (saved.same_scene_id) assert.equal(saved.same_scene_id, saved.scene_id);
    });
});
