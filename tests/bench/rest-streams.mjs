// What ten thousand idle streams of one job cost over REST, beside as many idle connections to the bare floor.
// Rounds alternate, so that a busy moment hits all alike; medians.
import { execFileSync } from 'node:child_process';
import { listening, median, output, print, row, tool } from './measure.mjs';

const files = Number(execFileSync('bash', ['-c', 'ulimit -n'], { encoding: 'utf8' }));
const streams = Math.min(10_000, files - 200);
const whole = (n) => Math.round(n).toLocaleString('en-US');
const open = async (program, ...where) => {
  const server = await listening(tool(program), []);
  const got = await output(tool('stream_load'), [server.port, where[0], String(streams), String(server.pid), ...where.slice(1)]);
  await server.stop();
  return got;
};
const got = { ours: [], floor: [] };
for (let round = 0; round < 3; ++round) {
  got.ours.push(await open('stream_server', '/api/v1/jobs/job_1/events', '/move'));
  got.floor.push(await open('http_floor', '/'));
}
const middle = (name, field) => median(got[name].map((r) => r[field]));
const perStream = (name) => median(got[name].map((r) => (r.memory_mib - r.memory_before_mib) * 1024 / streams));
const memory = middle('ours', 'memory_mib'), told = middle('ours', 'told_ms');
row(`${whole(streams)} idle streams of one job: memory in all`, `${memory.toFixed(0)} MiB`, '300 MiB', `floor, as many idle connections: ${middle('floor', 'memory_mib').toFixed(0)} MiB`, memory < 300);
row('memory of one', `${perStream('ours').toFixed(1)} KiB`, '', `floor: ${perStream('floor').toFixed(1)} KiB`);
row('an event to all of them', `${told.toFixed(0)} ms`, '500 ms', `at most ${middle('ours', 'memory_peak_mib').toFixed(0)} MiB meanwhile; opened in ${whole(middle('ours', 'opened_ms'))} ms, floor ${whole(middle('floor', 'opened_ms'))} ms`, told < 500);
print('floor: Beast echo; medians of 3');
