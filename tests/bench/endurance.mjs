// A day of a busy household's traffic in ten minutes (ENDURANCE_SECONDS): readers, writers, books made
// and downloaded, streams opened and dropped, clients that go away, bad requests. Memory, file handles and the
// database are looked at all the while: what grows must be rows that somebody asked for.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { Agent, request as ask } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { headers, listening, median, memoryOf, print, program, request as message, row } from './measure.mjs';

const seconds = Number(process.env.ENDURANCE_SECONDS ?? 600);
const data = mkdtempSync(path.join(tmpdir(), 'talewright-endurance-'));
const server = await listening(program, ['serve', '--listen', '127.0.0.1:0', '--data', data]);
const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const begin = performance.now();
const elapsed = () => (performance.now() - begin) / 1000;
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const done = {};
const count = (what) => { done[what] = (done[what] ?? 0) + 1; };

function call(method, where, body, more = {}) {
  return new Promise((resolve, reject) => {
    const asked = ask({ host: '127.0.0.1', port: server.port, path: where, method, agent, headers: { ...(body && { 'Content-Type': 'application/json' }), ...more } }, (answer) => {
      const parts = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('end', () => resolve({ status: answer.statusCode, bytes: Buffer.concat(parts) }));
      answer.on('error', reject);
    });
    asked.on('error', reject);
    asked.end(typeof body === 'string' ? body : body && JSON.stringify(body));
  });
}
const rest = async (method, where, body, more) => {
  const answer = await call(method, `/api/v1${where}`, body, more);
  if (answer.status >= 400) throw new Error(`${method} ${where}: ${answer.status} ${answer.bytes}`);
  return JSON.parse(answer.bytes);
};
const expect = async (status, ...args) => {
  const answer = await call(...args);
  if (answer.status !== status) throw new Error(`${args.slice(0, 2).join(' ')}: ${answer.status} instead of ${status}: ${answer.bytes.subarray(0, 300)}`);
};

// ---- what people do in a day; each takes a number that never comes twice

const books = [];
const life = {
  async reads() {
    await rest('GET', '/capabilities');
    await rest('GET', '/books?limit=20');
    await rest('GET', '/jobs');
    await call('GET', '/openapi.json');
    await call('GET', '/docs');
  },
  async mcp() {
    await call('POST', '/mcp', message('tools/list'), headers('tools/list'));
    await call('POST', '/mcp', message('tools/call', { name: 'list_books', arguments: {} }), headers('tools/call', 'list_books'));
  },
  async legacySession() {
    const type = { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream' };
    const init = { jsonrpc: '2.0', id: 1, method: 'initialize', params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'day', version: '1' } } };
    const answer = await fetch(`http://127.0.0.1:${server.port}/mcp`, { method: 'POST', headers: type, body: JSON.stringify(init) });
    await answer.text();
    await fetch(`http://127.0.0.1:${server.port}/mcp`, { method: 'DELETE', headers: { 'Mcp-Session-Id': answer.headers.get('mcp-session-id') } });
  },
  async plans(n) {
    const { plan } = await rest('POST', '/plans', { prompt: `A snail who looks for door ${n}`, page_count: 4, seed: n }, { 'Idempotency-Key': `plan-${n}` });
    await rest('GET', `/plans/${plan.plan_id}`);
    await rest('POST', `/plans/${plan.plan_id}/reject`, { reason: 'the day is long' });
  },
  async books(n) {
    const { job_id } = await rest('POST', '/books', { prompt: `An owl with ${n} candles`, num_pages: 4, seed: n }, { 'Idempotency-Key': `book-${n}` });
    await life.stream(job_id);
    const { book_id } = await rest('GET', `/books/${job_id}/status`);
    books.push(book_id);
    await expect(200, 'GET', `/api/v1/books/${book_id}/download`);
  },
  stream: (id) => new Promise((resolve, reject) => {
    const asked = ask({ host: '127.0.0.1', port: server.port, path: `/api/v1/books/${id}/stream` }, (answer) => {
      answer.on('data', () => {}).on('end', resolve).on('error', reject);
    });
    asked.on('error', reject);
    asked.end();
  }),
  async droppedStreams(n) {
    if (!books.length) return;
    const asked = ask({ host: '127.0.0.1', port: server.port, path: `/api/v1/jobs/${books[n % books.length]}/events` });
    asked.on('error', () => {}).on('response', (answer) => { answer.on('error', () => {}); asked.destroy(); });
    asked.end();
    await pause(50);
    asked.destroy();
  },
  async files(n) {
    if (!books.length) return;
    await expect(206, 'GET', `/files/books/${books[n % books.length]}/book.pdf`, undefined, { Range: 'bytes=0-65535' });
  },
  async refusals(n) {
    await expect(404, 'GET', `/api/v1/books/book_${n}`);
    await expect(400, 'POST', '/api/v1/plans', '{"prompt": ');
    await expect(404, 'GET', `/nothing/${n}`);
  },
  async scenes(n) {
    const scene = await rest('POST', '/scenes', { prompt: 'a fox under a tree by night', width: 256, seed: n }, { 'Idempotency-Key': `scene-${n}` });
    await rest('DELETE', `/scenes/${scene.scene_id}`);
  },
};
/** How many of each go on at once, and how long each rests between. */
const day = [['reads', 4, 20], ['mcp', 4, 20], ['legacySession', 1, 50], ['plans', 2, 100], ['books', 1, 500], ['droppedStreams', 2, 30], ['files', 1, 50], ['refusals', 1, 50], ['scenes', 1, 400]];

// ---- looking on

const size = (folder) => readdirSync(folder, { withFileTypes: true }).reduce((sum, one) => sum + (one.isDirectory() ? size(path.join(folder, one.name)) : statSync(path.join(folder, one.name)).size), 0);
const samples = [];
const look = () => samples.push({ at: elapsed(), memory: memoryOf(server.pid), files: readdirSync(`/proc/${server.pid}/fd`).length,
  database: readdirSync(data).filter((name) => name.includes('.db') || name.includes('sqlite')).reduce((sum, name) => sum + statSync(path.join(data, name)).size, 0) });
const watch = setInterval(look, Math.min(5000, seconds * 1000 / 60));

let number = 0;
await Promise.all(day.flatMap(([what, atOnce, rest]) => Array.from({ length: atOnce }, async () => {
  while (elapsed() < seconds) {
    await life[what](++number);
    count(what);
    await pause(rest);
  }
})));
clearInterval(watch);
await pause(1000);
look();

const third = (i, field) => median(samples.filter((s) => Math.min(2, Math.floor(s.at / (elapsed() / 3))) === i).map((s) => s[field]));
const grown = third(2, 'memory') - third(1, 'memory');
row(`${Object.values(done).reduce((a, b) => a + b, 0)} things done`, Object.entries(done).map(([what, n]) => `${what} ${n}`).join(', '), '');
row('memory, medians of the thirds', [0, 1, 2].map((i) => `${third(i, 'memory').toFixed(0)} MiB`).join(', '), 'last third at most 8 MiB above the second', '', grown <= 8);
row('open files, medians of the thirds; at the end', `${[0, 1, 2].map((i) => third(i, 'files')).join(', ')}; ${samples.at(-1).files}`, 'the same, give or take 10', '', Math.abs(third(2, 'files') - third(1, 'files')) <= 10);
agent.destroy();
await server.stop();
const database = readdirSync(data).find((name) => name.endsWith('.db') || name.endsWith('.sqlite'));
if (database) {
  const query = (sql) => execFileSync('sqlite3', [path.join(data, database), sql], { encoding: 'utf8' }).trim();
  const pages = Number(query('PRAGMA page_count')), unused = Number(query('PRAGMA freelist_count')), bytes = Number(query('PRAGMA page_size'));
  const rows = query("SELECT group_concat(name, ' ') FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").split(' ')
    .map((table) => [table, Number(query(`SELECT count(*) FROM ${table}`))]).filter(([, n]) => n).map(([table, n]) => `${table} ${n}`).join(', ');
  row('database at the end', `${(pages * bytes / 1048576).toFixed(1)} MiB, of which free ${(100 * unused / pages).toFixed(0)} %`, '', rows);
}
print(`${seconds} s of traffic`);
rmSync(data, { recursive: true, force: true });
