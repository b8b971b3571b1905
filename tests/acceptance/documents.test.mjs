// The documents of `talewright serve`: for people, for programs, for who runs it.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { request } from 'node:http';
import path from 'node:path';
import test from 'node:test';
import { call, root, scratch } from './client.mjs';
import { startBrowser } from './host_page.mjs';
import { serve } from './rest_client.mjs';

let server, browser;
test.before(async () => { server = await serve(scratch()); });
test.after(async () => { await browser?.close(); await server?.stop(); });

const get = (address, headers = {}) => fetch(new URL(address, server.url), { headers });
const text = async (address, headers) => {
  const answer = await get(address, headers);
  assert.equal(answer.status, 200, address);
  return answer.text();
};
const html = 'text/html; charset=utf-8', plain = 'text/plain; charset=utf-8', json = 'application/json';
const markdown = 'text/markdown; charset=utf-8';

test('every document answers, in its type, whole or not at all', async () => {
  const documents = {
    '/': html, '/docs': html, '/docs/rest': html, '/docs/guidance': html, '/docs/tools/plan_story': html,
    '/docs.md': markdown, '/docs/rest.md': markdown, '/docs/guidance.md': markdown, '/docs/tools/plan_story.md': markdown,
    '/llms.txt': plain, '/llms-full.txt': plain, '/robots.txt': plain, '/favicon.ico': 'image/svg+xml',
    '/docs/search-index.json': json, '/agent-index.json': json, '/api/v1/examples': json,
    '/openapi.json': json, '/api/v1/openapi.json': json, '/openapi-gpt.json': json,
    '/healthz': json, '/readyz': json, '/metrics': 'text/plain; version=0.0.4; charset=utf-8',
  };
  for (const [address, type] of Object.entries(documents)) {
    const answer = await get(address, { 'Accept-Encoding': 'identity' });
    assert.equal(answer.status, 200, address);
    assert.equal(answer.headers.get('content-type'), type, address);
    assert.match(answer.headers.get('x-request-id'), /^req_/, address);
    const body = await answer.text();
    assert.ok(body.length > 10, address);
    if (type === json) JSON.parse(body);
    const head = await fetch(server.url + address, { method: 'HEAD' });
    assert.equal(head.status, 200, address);
    assert.equal(await head.text(), '', address);
    if (address === '/metrics') continue; // says something else each time
    const again = await get(address, { 'Accept-Encoding': 'identity', 'If-None-Match': answer.headers.get('etag') });
    assert.equal(again.status, 304, address);
    if (body.length > 2000) assert.equal((await get(address, { 'Accept-Encoding': 'gzip' })).headers.get('content-encoding'), 'gzip', address);
  }
  for (const address of ['/docs/nothing', '/docs/nothing.md', '/docs/tools', '/docs/../rest', '/docs/..%2f..%2fetc%2fpasswd']) {
    const answer = await get(address);
    assert.equal(answer.status, 404, address);
    assert.ok(['page_not_found', 'route_not_found'].includes((await answer.json()).error.code), address);
  }
  assert.equal((await fetch(`${server.url}/docs`, { method: 'POST' })).status, 405);
});

test('a strange Host is refused, also for documents', async () => {
  const { port } = new URL(server.url);
  const status = await new Promise((resolve, reject) => request({ port, path: '/docs', headers: { Host: 'rebound.example' } }, (r) => { r.resume(); resolve(r.statusCode); })
    .on('error', reject).end());
  assert.equal(status, 403);
});

/** What a page links to: {target, from}. */
function links(from, body) {
  const targets = from.endsWith('.md') || from.endsWith('.txt')
    ? [...body.replace(/```.*?```/gs, '').matchAll(/\]\(([^)\s]+)\)/g)]
    : [...body.matchAll(/\bhref="([^"]+)"/g)];
  return targets.map(([, target]) => ({ target, from }));
}

test('every link of every document leads somewhere', async () => {
  const index = JSON.parse(await text('/docs/search-index.json'));
  const agents = JSON.parse(await text('/agent-index.json'));
  const pages = index.pages.flatMap(({ url, md_url }) => [url, md_url].map((u) => new URL(u).pathname));
  assert.ok(pages.length > 100);
  const bodies = new Map();
  const read = async (address) => {
    if (!bodies.has(address)) bodies.set(address, await text(address));
    return bodies.get(address);
  };
  const wanted = [...agents.entries.map(({ url: target }) => ({ target, from: '/agent-index.json' })),
    ...index.pages.flatMap((p) => p.headings.map(({ url: target }) => ({ target, from: '/docs/search-index.json' })))];
  for (const page of ['/', '/docs', '/docs.md', '/llms.txt', ...pages]) wanted.push(...links(page, await read(page)));
  const local = wanted.map((l) => ({ ...l, url: new URL(l.target, new URL(l.from, server.url)) })).filter(({ url }) => url.origin === server.url);
  assert.ok(local.length > 1000);
  assert.deepEqual(wanted.filter(({ target }) => target.startsWith('talewright:')), []);
  const statuses = new Map();
  for (const { url, from } of local) {
    if (url.pathname === '/mcp') continue; // it takes POST
    if (!statuses.has(url.pathname)) statuses.set(url.pathname, (await get(url.pathname)).status);
    assert.equal(statuses.get(url.pathname), 200, `${url} in ${from}`);
    if (!url.hash) continue;
    const twin = url.pathname.replace(/\.md$/, '');
    assert.ok((await read(twin)).includes(`id="${url.hash.slice(1)}"`), `${url} in ${from}`);
  }
});

test('llms.txt is as llmstxt.org proposes, and llms-full.txt has every page', async () => {
  const short = await text('/llms.txt');
  assert.match(short, /^# Talewright\n\n> .+\n/);
  assert.deepEqual([...short.matchAll(/^#.*/gm)].filter(([line]) => !/^##? /.test(line)), []);
  const sections = short.split(/^## /m).slice(1);
  assert.equal(sections.at(-1).split('\n')[0], 'Optional');
  for (const section of sections)
    for (const line of section.trim().split('\n').slice(2)) assert.match(line, /^- \[[^\]]+\]\(http:[^)\s]+\)(: .+)?$/);
  const full = await text('/llms-full.txt');
  for (const { md_url } of JSON.parse(await text('/docs/search-index.json')).pages) assert.ok(full.includes(`<!-- ${md_url} -->`), md_url);
  assert.ok(full.includes(await text('/docs/rest.md')));
  assert.ok(!full.includes('{table:'));
});

test('the index for agents tells of every way in', async () => {
  const index = JSON.parse(await text('/agent-index.json'));
  assert.equal(index.mcp.endpoint, `${server.url}/mcp`);
  assert.deepEqual(index.mcp.transports, ['streamable-http', 'stdio']);
  assert.equal(index.auth.required, false);
  const ids = index.entries.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  for (const id of ['openapi', 'openapi-gpt', 'mcp', 'capabilities', 'guidance', 'examples', 'docs', 'errors', 'docs/rest', 'docs/tools/plan_story'])
    assert.ok(ids.includes(id), id);
  assert.deepEqual(index.entries.filter((e) => e.needs_key), []);
});

test('recipes come as data with their scripts, which newcomers can read', async () => {
  const { examples } = JSON.parse(await text('/api/v1/examples'));
  const folder = path.join(root, 'resources', 'recipes');
  assert.deepEqual(examples.map(({ id }) => id), readdirSync(folder).sort());
  const operations = new Set(Object.values(JSON.parse(await text('/openapi.json')).paths).flatMap((p) => Object.values(p).map((o) => o.operationId)));
  const files = { curl: 'run.sh', python: 'run.py', node: 'run.mjs' };
  for (const example of examples) {
    assert.equal(example.status, 'available');
    for (const [language, file] of Object.entries(files)) {
      assert.equal(example[language], readFileSync(path.join(folder, example.id, file), 'utf8'));
      assert.ok(example[language].split('\n').length <= 62, `${example.id}/${file}`);
    }
    for (const { operation } of example.steps) assert.ok(operations.has(operation), operation);
  }
});

/** Tags that do not fit each other; an empty list when all do. */
function unbalanced(page) {
  const open = [], wrong = [];
  for (const [, closing, name] of page.replace(/<style>.*?<\/style>/s, '').matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^<>]*>/g)) {
    if (['meta', 'link', 'br', 'hr', 'img', 'input'].includes(name)) continue;
    if (!closing) open.push(name);
    else if (open.pop() !== name) wrong.push(name);
  }
  return [...wrong, ...open];
}

test('pages are well formed, fit every width, and load nothing', async () => {
  browser = await startBrowser();
  const page = await browser.newPage();
  const troubles = [];
  page.on('console', (m) => { if (['error', 'warning'].includes(m.type())) troubles.push(m.text()); });
  page.on('pageerror', (e) => troubles.push(String(e)));
  page.on('request', (r) => { if (!r.isNavigationRequest() && !r.url().endsWith('/favicon.ico')) troubles.push(`loads ${r.url()}`); });
  for (const address of ['/', '/docs', '/docs/rest', '/docs/credits', '/docs/errors', '/docs/tools/generate_scene', '/docs/shapes/scene_spec', '/docs/recipes/quick-book']) {
    const source = await text(address);
    assert.match(source, /^<!DOCTYPE html>\n<html lang="en">/, address);
    assert.deepEqual(unbalanced(source), [], address);
    assert.ok(!/<script|\son\w+=|javascript:/i.test(source), address);
    assert.match((await get(address)).headers.get('content-security-policy'), /^default-src 'none'; style-src 'sha256-/);
    for (const width of [1280, 375]) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(server.url + address);
      const seen = await page.evaluate(() => ({
        h1: document.querySelectorAll('h1').length,
        mode: document.compatMode,
        wide: document.documentElement.scrollWidth > innerWidth,
        ids: [...document.querySelectorAll('[id]')].map((e) => e.id),
        styled: getComputedStyle(document.querySelector('.brand')).textDecorationLine === 'none',
        empty: [...document.querySelectorAll('a')].filter((a) => !a.textContent.trim()).length,
      }));
      assert.deepEqual({ ...seen, ids: undefined }, { h1: 1, mode: 'CSS1Compat', wide: false, ids: undefined, styled: true, empty: 0 }, `${address} at ${width}`);
      assert.equal(new Set(seen.ids).size, seen.ids.length, address);
    }
  }
  assert.deepEqual(troubles, []);
});

/** The text format 0.0.4, strictly: {type, samples: [{name, labels, value}]} by family. */
function parsedMetrics(page) {
  assert.ok(page.endsWith('\n'));
  const families = {};
  let now;
  for (const line of page.slice(0, -1).split('\n')) {
    const help = /^# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) ([^\n]+)$/.exec(line);
    const type = /^# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge|histogram)$/.exec(line);
    const sample = /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{((?:[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\[\\"n])*",?)*)\})? (-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/.exec(line);
    assert.ok(help || type || sample, line);
    if (help) {
      assert.ok(!(help[1] in families), `${help[1]} stands together, once`);
      now = help[1];
    } else if (type) {
      assert.equal(type[1], now, 'TYPE follows its HELP');
      families[now] = { type: type[2], samples: [] };
    } else {
      const family = families[now];
      assert.ok(family, line);
      const suffix = family.type === 'histogram' ? /^(_bucket|_sum|_count)$/ : /^$/;
      assert.match(sample[1].slice(now.length), suffix, line);
      assert.ok(sample[1].startsWith(now), line);
      if (family.type === 'counter') assert.ok(now.endsWith('_total'), now);
      const labels = Object.fromEntries([...(sample[2] ?? '').matchAll(/([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"/g)].map(([, n, v]) => [n, v]));
      family.samples.push({ name: sample[1], labels, value: Number(sample[3]) });
    }
  }
  return families;
}

test('metrics are what Prometheus reads, and count by route', async () => {
  const count = (families, wanted) => families.talewright_http_requests_total.samples
    .filter(({ labels }) => Object.entries(wanted).every(([n, v]) => labels[n] === v)).reduce((sum, { value }) => sum + value, 0);
  const before = parsedMetrics(await text('/metrics'));
  for (let i = 0; i < 3; ++i) await (await get(`/api/v1/plans/plan_${i}`)).text();
  await (await get('/no/such/"place\\')).text();
  await (await fetch(`${server.url}/docs`, { method: 'BREW' })).text();
  const after = parsedMetrics(await text('/metrics'));
  assert.equal(count(after, { method: 'GET', route: '/api/v1/plans/{plan_id}', status: '404' }) - count(before, { method: 'GET', route: '/api/v1/plans/{plan_id}', status: '404' }), 3);
  assert.equal(count(after, { route: 'none', status: '404' }) - count(before, { route: 'none', status: '404' }), 1);
  assert.equal(count(after, { method: 'other' }) - count(before, { method: 'other' }), 1);
  // Labels come from our tables, never from what was asked for.
  const routes = new Set([...Object.keys(JSON.parse(await text('/openapi.json')).paths), 'none', '/', '/mcp', '/favicon.ico', '/robots.txt', '/docs/{page*}', '/files/{path*}']);
  for (const { labels } of after.talewright_http_requests_total.samples) assert.ok(routes.has(labels.route) || routes.has(labels.route.replace('*}', '}')), labels.route);
  const times = after.talewright_http_request_seconds.samples;
  for (const { labels, value } of times.filter(({ name }) => name.endsWith('_count'))) {
    const buckets = times.filter((s) => s.name.endsWith('_bucket') && s.labels.route === labels.route && s.labels.method === labels.method);
    assert.equal(buckets.at(-1).labels.le, '+Inf');
    assert.equal(buckets.at(-1).value, value);
    for (let i = 1; i < buckets.length; ++i) assert.ok(buckets[i].value >= buckets[i - 1].value);
    assert.equal(value, count(after, { method: labels.method, route: labels.route }));
  }
  for (const name of ['process_resident_memory_bytes', 'process_open_fds', 'process_cpu_seconds_total', 'process_start_time_seconds', 'talewright_http_requests_in_flight'])
    assert.ok(after[name].samples[0].value > 0, name);
  assert.ok(Math.abs(after.process_start_time_seconds.samples[0].value - Date.now() / 1000) < 3600);
  assert.ok(after.talewright_http_response_body_bytes_total.samples[0].value > before.talewright_http_response_body_bytes_total.samples[0].value);
});

test('a stream that has ended is no longer counted as open', async () => {
  const open = async () => parsedMetrics(await text('/metrics')).talewright_http_open_streams.samples[0].value;
  assert.equal(await open(), 0);
  const order = await server.must('POST', '/api/v1/books', { prompt: 'A snail who wants to win one race', num_pages: 4 });
  const stream = await server.api('GET', `/api/v1/books/${order.job_id}/stream`);
  await stream.text(); // to its end
  assert.equal(await open(), 0);
});

test('with keys, documents stay open, and metrics are for who runs the server', async () => {
  const data = scratch();
  const made = (args) => { const r = call(data, 'create_key', args); assert.equal(r.status, 0, r.stderr); return r.result.key; };
  const [reader, operator] = [made({ label: 'reader' }), made({ label: 'operator', scopes: ['operator:write'] })];
  const locked = await serve(data, '--auth', 'keys');
  try {
    const status = async (address, headers) => (await fetch(locked.url + address, { headers })).status;
    for (const address of ['/', '/docs', '/docs/rest.md', '/llms.txt', '/llms-full.txt', '/agent-index.json', '/docs/search-index.json', '/api/v1/examples', '/openapi.json', '/healthz', '/readyz'])
      assert.equal(await status(address), 200, address);
    assert.equal(await status('/api/v1/capabilities'), 401);
    assert.equal(await status('/api/v1/capabilities', { Authorization: `Bearer ${reader}` }), 200);
    const index = await (await fetch(`${locked.url}/agent-index.json`)).json();
    assert.equal(index.auth.required, true);
    assert.deepEqual(index.entries.filter((e) => e.needs_key).map(({ id }) => id), ['mcp', 'capabilities', 'guidance', 'metrics']);
    assert.equal(await status('/metrics'), 200); // from this machine
    const proxied = { 'X-Forwarded-For': '203.0.113.7' };
    assert.equal(await status('/metrics', proxied), 401);
    assert.equal(await status('/metrics', { ...proxied, Authorization: `Bearer ${reader}` }), 403);
    assert.equal(await status('/metrics', { ...proxied, Authorization: `Bearer ${operator}` }), 200);
  } finally {
    await locked.stop();
  }
});
