// Whole-process figures: start, idle memory, size of tools/list, a 24-page book. Medians.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';

const program = process.env.TALEWRIGHT_PROGRAM;
const scratch = mkdtempSync(path.join(tmpdir(), 'talewright-bench-'));
const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
const rows = [];
const row = (figure, measured, target, beside) => rows.push({ figure, measured, target, beside });

const list = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list', params: { _meta: {
  'io.modelcontextprotocol/protocolVersion': '2026-07-28', 'io.modelcontextprotocol/clientCapabilities': {} } } }) + '\n';

/** Milliseconds from the start of a process to its first line of output, its idle memory in MiB, and that line. */
function firstAnswer(command, args) {
  return new Promise((resolve) => {
    const begin = performance.now();
    const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'ignore'] });
    child.stdin.write(list);
    let text = '';
    child.stdout.on('data', (data) => {
      text += data;
      if (!text.endsWith('\n')) return;
      const ms = performance.now() - begin;
      const memory = memoryOf(child.pid, 'VmRSS');
      child.stdin.end();
      child.on('exit', () => resolve({ ms, memory, text }));
    });
  });
}

function memoryOf(pid, what) {
  try {
    return Number(readFileSync(`/proc/${pid}/status`, 'utf8').match(new RegExp(`${what}:\\s+(\\d+)`))[1]) / 1024;
  } catch { return 0; }
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
const ours = [], fresh = [], floor = [];
let answer;
for (let i = 0; i < 15; ++i) {
  answer = await firstAnswer(program, ['stdio', '--data', data]);
  ours.push(answer.ms);
  fresh.push((await firstAnswer(program, ['stdio', '--data', path.join(scratch, `fresh-${i}`)])).ms);
  floor.push((await firstAnswer('cat', [])).ms);
}
const echo = `line echo (cat): ${median(floor).toFixed(1)} ms`;
row('first tools/list answer after process start', `${median(ours).toFixed(1)} ms`, '30 ms', echo);
row('the same in a new data folder', `${median(fresh).toFixed(1)} ms`, '', echo);
row('memory at rest', `${answer.memory.toFixed(1)} MiB`, '30 MiB', `cat: ${(await firstAnswer('cat', [])).memory.toFixed(1)} MiB`);
const tools = JSON.parse(answer.text).result.tools;
row('tools/list', `${Math.round(JSON.stringify(tools).length / 4)} tokens, ${tools.length} tools`, '8000, 24', '');

const books = [], peers = [];
for (let i = 0; i < 3; ++i) {
  const out = path.join(scratch, `book-${i}`);
  books.push(await whole(program, ['make', 'A brave little raccoon who learns to share with forest friends', '--pages', '24',
    '--seed', String(i + 1), '--data', path.join(scratch, `made-${i}`), '--out', out]));
  peers.push(await whole('pdftoppm', ['-r', '300', '-f', '3', '-l', '5', '-png', path.join(out, 'book.pdf'), path.join(out, 'peer')]));
}
const peer = median(peers.map((p) => p.seconds));
row('book of 24 story pages: PDF and 27 page PNGs at 300 ppi', `${median(books.map((b) => b.seconds)).toFixed(2)} s`, '5 s',
  `pdftoppm drawing three of its pages to PNG: ${peer.toFixed(2)} s`);
row('peak memory of that', `${median(books.map((b) => b.peak)).toFixed(0)} MiB`, '400 MiB',
  `pdftoppm: ${median(peers.map((p) => p.peak)).toFixed(0)} MiB`);
rmSync(scratch, { recursive: true, force: true });

console.log(`${cpus().length} cores; medians of 15 starts and 3 books`);
for (const r of rows) console.log(`${r.figure.padEnd(58)} ${r.measured.padEnd(24)} target ${r.target.padEnd(9)} ${r.beside}`);
