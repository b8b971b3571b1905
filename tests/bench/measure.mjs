// What the benchmarks share: processes, medians, and the table at the end.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const here = path.dirname(fileURLToPath(import.meta.url));
export const program = process.env.TALEWRIGHT_PROGRAM;
export const tool = (name) => path.join(path.dirname(program), 'tests', name);
export const peerNode = path.join(here, 'node_modules', '.bin', 'node');
export const peer = path.join(here, 'peer_server.mjs');
export const peerName = 'TS SDK v2';

const meta = { 'io.modelcontextprotocol/protocolVersion': '2026-07-28', 'io.modelcontextprotocol/clientCapabilities': {} };
/** A modern request as text, and the HTTP headers that go with it. */
export const request = (method, params = {}) => JSON.stringify({ jsonrpc: '2.0', id: 1, method, params: { ...params, _meta: meta } });
export const headers = (method, name) => ({ 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream', 'MCP-Protocol-Version': '2026-07-28', 'Mcp-Method': method, ...(name && { 'Mcp-Name': name }) });

export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** MiB: VmRSS now, or VmHWM at most so far. */
export function memoryOf(pid, what = 'VmRSS') {
  try {
    return Number(readFileSync(`/proc/${pid}/status`, 'utf8').match(new RegExp(`${what}:\\s+(\\d+)`))[1]) / 1024;
  } catch { return 0; }
}

const running = new Set();
process.on('exit', () => { for (const child of running) child.kill('SIGKILL'); });

/** A running server that tells its port, on stdout alone or on stderr in a URL: {port, pid, stop()}. */
export function listening(command, args) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  const ended = new Promise((resolve) => child.on('exit', () => { running.delete(child); resolve(); }));
  return new Promise((resolve, reject) => {
    let told = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data) => {
        told += data;
        const port = /^(\d+)\n/.exec(told)?.[1] ?? / listens on http:\/\/[^/]*:(\d+)/.exec(told)?.[1];
        if (port) resolve({ port, pid: child.pid, stop: () => { child.kill('SIGTERM'); return ended; } });
      });
    }
    ended.then(() => reject(new Error(`${command} ended: ${told}`)));
  });
}

/** The JSON that a program prints. */
export function output(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.on('data', (data) => { text += data; });
    child.on('error', reject);
    child.on('exit', (status) => (status === 0 ? resolve(JSON.parse(text)) : reject(new Error(`${command} ${args.join(' ')} ended with ${status}`))));
  });
}

const rows = [];
/** One figure; `met` says whether the target is, if that can be said. */
export const row = (figure, measured, target, beside = '', met) => rows.push([figure, measured, target && `target ${target}`, met === undefined ? '' : met ? 'met' : 'MISSED', beside]);

export function print(title) {
  const widths = [0, 1, 2, 3].map((i) => Math.max(...rows.map((r) => r[i].length)));
  console.log(title);
  for (const r of rows) console.log(r.map((text, i) => text.padEnd(widths[i] ?? 0)).join('  ').trimEnd());
  console.log();
  rows.length = 0;
}
