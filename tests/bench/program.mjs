// Whole-process figures: start, idle memory, size of tools/list, a 24-page book. Medians.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { headers, listening, median, memoryOf, peer, peerName, peerNode, print, program, request, row, tool } from './measure.mjs';

const scratch = mkdtempSync(path.join(tmpdir(), 'talewright-bench-'));
const list = request('tools/list');

/** Milliseconds from the start of a process to its first line of output, its idle memory in MiB, and that line. */
function firstAnswer(command, args) {
  return new Promise((resolve) => {
    const begin = performance.now();
    const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'ignore'] });
    child.stdin.write(list + '\n');
    let text = '';
    child.stdout.on('data', (data) => {
      text += data;
      if (!text.endsWith('\n')) return;
      const ms = performance.now() - begin;
      const memory = memoryOf(child.pid);
      child.stdin.end();
      child.on('exit', () => resolve({ ms, memory, text }));
    });
  });
}

/** The same for a server over HTTP. */
async function firstHttpAnswer(command, args) {
  const begin = performance.now();
  const server = await listening(command, args);
  const response = await fetch(`http://127.0.0.1:${server.port}/mcp`, { method: 'POST', headers: headers('tools/list'), body: list });
  await response.text();
  const ms = performance.now() - begin;
  const memory = memoryOf(server.pid);
  await server.stop();
  return { ms, memory };
}

/** Seconds and peak memory in MiB of a whole process. */
function whole(command, args) {
  return new Promise((resolve, reject) => {
    const begin = performance.now();
    const child = spawn(command, args, { stdio: 'ignore' });
    let peak = 0;
    const timer = setInterval(() => { peak = Math.max(peak, memoryOf(child.pid, 'VmHWM')); }, 100);
    child.on('exit', (status) => {
      clearInterval(timer);
      if (status) reject(new Error(`${command} ended with ${status}`));
      resolve({ seconds: (performance.now() - begin) / 1000, peak });
    });
  });
}

const data = path.join(scratch, 'data');
spawnSync(program, ['call', 'list_books', '--data', data]);
const starts = { stdio: [], fresh: [], echo: [], sdk: [], serve: [], floor: [], sdkServe: [] };
for (let i = 0; i < 15; ++i) {
  starts.stdio.push(await firstAnswer(program, ['stdio', '--data', data]));
  starts.fresh.push(await firstAnswer(program, ['stdio', '--data', path.join(scratch, `fresh-${i}`)]));
  starts.echo.push(await firstAnswer(tool('line_echo'), []));
  starts.sdk.push(await firstAnswer(peerNode, [peer, '--stdio']));
  starts.serve.push(await firstHttpAnswer(program, ['serve', '--listen', '127.0.0.1:0', '--data', data]));
  starts.floor.push(await firstHttpAnswer(tool('http_floor'), []));
  starts.sdkServe.push(await firstHttpAnswer(peerNode, [peer, '--listen']));
}
const ms = (name) => median(starts[name].map((s) => s.ms)), mib = (name) => median(starts[name].map((s) => s.memory));
for (const [what, name, floorName, floor, sdk] of [['stdio', 'stdio', 'line echo', 'echo', 'sdk'], ['serve', 'serve', 'Beast echo', 'floor', 'sdkServe']]) {
  row(`${what}: first tools/list answer after process start`, `${ms(name).toFixed(1)} ms`, '30 ms', `${floorName} ${ms(floor).toFixed(1)} ms, ${peerName} ${ms(sdk).toFixed(0)} ms`, ms(name) <= 30);
  row(`${what}: memory at rest after it`, `${mib(name).toFixed(1)} MiB`, '30 MiB', `${floorName} ${mib(floor).toFixed(1)} MiB, ${peerName} ${mib(sdk).toFixed(0)} MiB`, mib(name) <= 30);
}
row('stdio: the same in a new data folder', `${ms('fresh').toFixed(1)} ms`, '');
const tools = JSON.parse(starts.stdio[0].text).result.tools;
const tokens = Math.round(JSON.stringify(tools).length / 4);
row('tools/list', `${tokens} tokens, ${tools.length} tools`, '8000, 24', '', tokens <= 8000 && tools.length <= 24);

const books = [], peers = [];
for (let i = 0; i < 3; ++i) {
  const out = path.join(scratch, `book-${i}`);
  books.push(await whole(program, ['make', 'A brave little raccoon who learns to share with forest friends', '--pages', '24',
    '--seed', String(i + 1), '--data', path.join(scratch, `made-${i}`), '--out', out]));
  peers.push(await whole('pdftoppm', ['-r', '300', '-f', '3', '-l', '5', '-png', path.join(out, 'book.pdf'), path.join(out, 'peer')]));
}
const drawn = median(peers.map((p) => p.seconds)), made = median(books.map((b) => b.seconds)), peak = median(books.map((b) => b.peak));
row('book of 24 story pages: PDF and 27 page PNGs at 300 ppi', `${made.toFixed(2)} s`, '5 s', `pdftoppm drawing three of its pages to PNG: ${drawn.toFixed(2)} s`, made <= 5);
row('peak memory of that', `${peak.toFixed(0)} MiB`, '400 MiB', `pdftoppm: ${median(peers.map((p) => p.peak)).toFixed(0)} MiB`, peak <= 400);
rmSync(scratch, { recursive: true, force: true });
print(`${cpus().length} cores; medians of 15 starts and 3 books`);
