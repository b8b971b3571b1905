// The whole program over HTTP: reads over REST and MCP beside the bare floor, which echoes a body as
// long as the answer read; and how fast jobs are taken on. Rounds alternate; medians.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request as ask } from 'node:http';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { headers, listening, median, output, print, program, request, row, tool } from './measure.mjs';

const seconds = process.env.BENCH_SECONDS ?? '2';
const scratch = mkdtempSync(path.join(tmpdir(), 'talewright-bench-'));
const whole = (n) => Math.round(n).toLocaleString('en-US');
const server = await listening(program, ['serve', '--listen', '127.0.0.1:0', '--data', path.join(scratch, 'data')]);
const floor = await listening(tool('http_floor'), []);
const agent = new Agent({ keepAlive: true, maxSockets: 16 });

/** {status, body} of one call over REST. */
function rest(method, where, body, more = {}, port = server.port) {
  return new Promise((resolve, reject) => {
    const asked = ask({ host: '127.0.0.1', port, path: where, method, agent, headers: { ...(body && { 'Content-Type': 'application/json' }), ...more } }, (answer) => {
      let text = '';
      answer.on('data', (data) => { text += data; });
      answer.on('end', () => resolve({ status: answer.statusCode, body: text }));
    });
    asked.on('error', reject);
    asked.end(body && JSON.stringify(body));
  });
}
async function must(method, where, body, more) {
  const answer = await rest(method, `/api/v1${where}`, body, more);
  if (answer.status >= 300) throw new Error(`${method} ${where}: ${answer.status} ${answer.body}`);
  return JSON.parse(answer.body);
}
const story = (n) => ({ prompt: `A small hedgehog who counts ${n} stars`, page_count: 4, seed: n });
const planned = async (n) => (await must('POST', '/plans', story(n))).plan.plan_id;

// ---- reads

const plan = await planned(1);
const mcp = request('tools/call', { name: 'get_plan', arguments: { plan_id: plan } });
const mcpBody = path.join(scratch, 'mcp.json'), same = path.join(scratch, 'same.json');
writeFileSync(mcpBody, mcp);
writeFileSync(same, (await rest('GET', `/api/v1/plans/${plan}`)).body);
const fields = Object.entries(headers('tools/call', 'get_plan')).map(([name, value]) => `${name}: ${value}`);
const loads = {
  'REST GET /plans/{id}': (n) => output(tool('http_load'), [server.port, `/api/v1/plans/${plan}`, n, seconds, '-']),
  'REST GET /ping': (n) => output(tool('http_load'), [server.port, '/api/v1/ping', n, seconds, '-']),
  'MCP get_plan': (n) => output(tool('http_load'), [server.port, '/mcp', n, seconds, mcpBody, ...fields]),
  floor: (n) => output(tool('http_load'), [floor.port, '/', n, seconds, same]),
};
for (const connections of ['1', '16', '64']) {
  const got = Object.fromEntries(Object.keys(loads).map((name) => [name, []]));
  for (let round = 0; round < 5; ++round)
    for (const [name, load] of Object.entries(loads)) got[name].push(await load(connections));
  const middle = (name, field) => median(got[name].map((one) => one[field]));
  for (const name of Object.keys(loads).filter((one) => one !== 'floor')) {
    const errors = got[name].reduce((sum, one) => sum + one.errors, 0);
    if (errors) throw new Error(`${name}: ${errors} errors`);
    row(`${name}, ${connections} connections`, `${whole(middle(name, 'requests_per_second'))}/s (p50 ${whole(middle(name, 'p50_us'))} us, p99 ${whole(middle(name, 'p99_us'))} us)`, '',
      `floor ${whole(middle('floor', 'requests_per_second'))}/s (p99 ${whole(middle('floor', 'p99_us'))} us)`);
  }
}
print(`${cpus().length} cores, with the load client; floor: Beast echoing the plan's bytes; medians of 5 alternating rounds of ${seconds} s`);

// ---- taking jobs on

const jobs = Number(process.env.BENCH_JOBS ?? 300);
const plans = [];
for (let n = 0; n < jobs; ++n) plans.push(await planned(n + 2));
for (const id of plans) await must('POST', `/plans/${id}/approve`, { userConfirmed: true });

/** Milliseconds that each of `all` took, 16 at once, and all together. */
async function timed(all, work) {
  const took = [], left = [...all], begin = performance.now();
  await Promise.all(Array.from({ length: 16 }, async () => {
    for (let one; (one = left.pop()) !== undefined;) {
      const start = performance.now();
      await work(one);
      took.push(performance.now() - start);
    }
  }));
  return { median: median(took), perSecond: all.length / (performance.now() - begin) * 1000 };
}
const taken = await timed(plans, (id) => must('POST', '/jobs', { plan_id: id }, { 'Idempotency-Key': id }));
const again = await timed(plans, (id) => must('POST', '/jobs', { plan_id: id }, { 'Idempotency-Key': id }));
const echoed = await timed(plans, (id) => rest('POST', '/', { plan_id: id }, {}, floor.port));
row(`${jobs} jobs begun by 16 clients, while books are made of them`, `${whole(taken.perSecond)}/s (median ${taken.median.toFixed(1)} ms)`, '',
  `the same client with the floor: ${whole(echoed.perSecond)}/s (${echoed.median.toFixed(1)} ms)`);
row('the same requests again, answered from what was kept', `${whole(again.perSecond)}/s (median ${again.median.toFixed(1)} ms)`, '');
const listed = new Set();
for (let cursor = ''; ;) {
  const page = await must('GET', `/jobs?limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
  for (const job of page.jobs) listed.add(job.job_id);
  if (!(cursor = page.next_cursor ?? '')) break;
}
if (listed.size !== jobs) throw new Error(`${listed.size} jobs were made of ${jobs} plans`);
print('each begins with a transaction on the disk (synchronous=FULL), reserves credits and keeps its answer; the workers of both cores draw meanwhile');

agent.destroy();
await server.stop();
await floor.stop();
rmSync(scratch, { recursive: true, force: true });
