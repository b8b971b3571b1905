// What a trivial tools/call costs beside the bare floor and the TypeScript SDK v2, and what ten thousand idle
// subscriptions cost. Rounds alternate, so that a busy moment hits all alike; ratios are medians of the rounds'.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { headers, listening, median, output, peer, peerName, peerNode, print, request, row, tool } from './measure.mjs';

const seconds = process.env.BENCH_SECONDS ?? '2';
const scratch = mkdtempSync(path.join(tmpdir(), 'talewright-bench-'));
const call = request('tools/call', { name: 'test_simple_text', arguments: {} });
const body = path.join(scratch, 'body.json'), lines = path.join(scratch, 'lines.json');
writeFileSync(body, call);
writeFileSync(lines, `${call}\n${call}\n`);  // once to begin with, then again and again
const whole = (n) => Math.round(n).toLocaleString('en-US');
const percent = (n) => `${Math.round(n * 100)} %`;
const us = (n) => (n < 1000 ? `${n.toFixed(1)} us` : `${(n / 1000).toFixed(2)} ms`);

/** Runs each of the named measurements in turn, several times: {name: [results]}. */
async function rounds(count, measurements) {
  const results = Object.fromEntries(Object.keys(measurements).map((name) => [name, []]));
  for (let i = 0; i < count; ++i)
    for (const [name, measure] of Object.entries(measurements)) results[name].push(await measure());
  return results;
}
const ratio = (results, of, to, field) => median(results[of].map((r, i) => r[field] / results[to][i][field]));
const middle = (results, name, field) => median(results[name].map((r) => r[field]));

// ---- HTTP

const fields = Object.entries(headers('tools/call', 'test_simple_text')).map(([name, value]) => `${name}: ${value}`);
const servers = {
  ours: await listening(tool('mcp_fixture'), ['--listen', '127.0.0.1:0']),
  floor: await listening(tool('http_floor'), []),
  [peerName]: await listening(peerNode, [peer, '--listen']),
};
for (const connections of [1, 16, 64]) {
  const load = (server) => () => output(tool('http_load'), [server.port, '/mcp', String(connections), seconds, body, ...fields]);
  const got = await rounds(5, Object.fromEntries(Object.entries(servers).map(([name, server]) => [name, load(server)])));
  const errors = Object.values(got).flat().reduce((sum, r) => sum + r.errors, 0);
  if (errors) throw new Error(`${errors} errors`);
  const rate = (name) => `${name} ${whole(middle(got, name, 'requests_per_second'))}/s`;
  const slowest = (name) => `${name} ${us(middle(got, name, 'p99_us'))}`;
  const share = ratio(got, 'ours', 'floor', 'requests_per_second'), tail = ratio(got, 'ours', 'floor', 'p99_us');
  const what = `HTTP tools/call, ${connections} connection${connections > 1 ? 's' : ''}`;
  row(`${what}: rate`, `${whole(middle(got, 'ours', 'requests_per_second'))}/s, ${percent(share)} of floor`, '80 %', `${rate('floor')}, ${rate(peerName)}`, share >= 0.8);
  row(`${what}: p99`, `${us(middle(got, 'ours', 'p99_us'))}, ${tail.toFixed(2)} x floor`, '2 x', `${slowest('floor')}, ${slowest(peerName)}`, tail <= 2);
}
for (const server of Object.values(servers)) await server.stop();
print(`${cpus().length} cores; floor: Beast echo; medians of 5 alternating rounds of ${seconds} s`);

// ---- stdio

const pinned = (core) => ['taskset', '-c', String(core)];
for (const [where, client, server] of [['a core each', pinned(0), pinned(1)], ['one core', pinned(0), []], ['not pinned', [], []]]) {
  const load = (...command) => () => {
    const [first, ...rest] = [...client, tool('stdio_load'), '1', lines, ...server, ...command];
    return output(first, rest);
  };
  const got = await rounds(7, { ours: load(tool('mcp_fixture'), '--stdio'), floor: load(tool('line_echo')), [peerName]: load(peerNode, peer, '--stdio') });
  const all = (name) => `${name} ${whole(middle(got, name, 'round_trips_per_second'))}/s (p99 ${us(middle(got, name, 'p99_us'))})`;
  const share = ratio(got, 'ours', 'floor', 'round_trips_per_second');
  row(`stdio tools/call, round trips, ${where}`, `${whole(middle(got, 'ours', 'round_trips_per_second'))}/s (p99 ${us(middle(got, 'ours', 'p99_us'))}), ${percent(share)} of floor`, '70 %',
    `${all('floor')}, ${all(peerName)}`, share >= 0.7);
}
print('floor: line echo; medians of 7 alternating rounds of 1 s; waking another core costs more than all else, and not pinned it is chance which');

// ---- ten thousand streams

const files = Number(execFileSync('bash', ['-c', 'ulimit -n'], { encoding: 'utf8' }));
const streams = Math.min(10_000, files - 200);
const open = async (command, args, ...trigger) => {
  const server = await listening(command, args);
  const got = await output(tool('listen_load'), [server.port, '/mcp', String(streams), String(server.pid), ...trigger]);
  await server.stop();
  return got;
};
const got = await rounds(3, {
  ours: () => open(tool('mcp_fixture'), ['--listen', '127.0.0.1:0', '--streams', String(streams)], 'test_trigger_prompt_change'),
  floor: () => open(tool('http_floor'), []),
});
const memory = middle(got, 'ours', 'memory_mib'), told = middle(got, 'ours', 'told_ms');
row(`${whole(streams)} idle listen streams: memory in all`, `${memory.toFixed(0)} MiB`, '300 MiB', `floor, as many idle connections: ${middle(got, 'floor', 'memory_mib').toFixed(0)} MiB`, memory < 300);
row('an event to all of them', `${told.toFixed(0)} ms`, '500 ms', `at most ${middle(got, 'ours', 'memory_peak_mib').toFixed(0)} MiB meanwhile; opened in ${whole(middle(got, 'ours', 'opened_ms'))} ms, floor ${whole(middle(got, 'floor', 'opened_ms'))} ms`, told < 500);
print('medians of 3');
rmSync(scratch, { recursive: true, force: true });
