// A client of the built program over real pipes, and what the acceptance tests share.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after } from 'node:test';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const here = path.dirname(fileURLToPath(import.meta.url));
export const root = path.resolve(here, '../..');
export const program = process.env.TALEWRIGHT_PROGRAM ?? path.join(root, 'build', 'talewright');

const folders = [];
const processes = [];

/** Afterwards, when every test of the file has ended: what failing tests left running goes, then
 *  the folders (a test's own `after` hooks would take them from a server that still writes). */
after(async () => {
  await Promise.all(processes.map(({ child, exited }) => { child.kill('SIGKILL'); return exited; }));
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
});

/** A folder of a test's own. */
export function scratch() {
  const folder = mkdtempSync(path.join(tmpdir(), 'talewright-test-'));
  folders.push(folder);
  return folder;
}

/** A running program that does not outlive the tests: {child, exited}, which gives {status, signal}. */
export function start(command, args, options) {
  const child = spawn(command, args, options);
  const exited = new Promise((resolve) => child.on('exit', (status, signal) => resolve({ status, signal })));
  processes.push({ child, exited });
  return { child, exited };
}

/** Runs the program to its end: {status, stdout, stderr}. */
export function run(args, options = {}) {
  const r = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28, timeout: 120_000, ...options });
  return { status: r.status, signal: r.signal, stdout: r.stdout, stderr: r.stderr };
}

/** Calls one operation through the command line: {status, result}. */
export function call(data, operation, args = {}) {
  const r = run(['call', operation, JSON.stringify(args), '--data', data]);
  return { ...r, result: r.stdout ? JSON.parse(r.stdout) : undefined };
}

/** `talewright stdio` in a data folder, spoken to in one protocol version. */
export class Server {
  constructor(data, { version = '2026-07-28', command = program, args = ['stdio', '--data', data], env } = {}) {
    this.version = version;
    this.modern = version >= '2026';
    const { child, exited } = start(command, args, { stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, ...env } });
    Object.assign(this, { process: child, exited });
    this.waiting = new Map();
    this.notifications = [];
    this.stray = [];
    this.stderr = '';
    this.lastId = 0;
    this.process.stderr.on('data', (d) => (this.stderr += d));
    this.process.stdin.on('error', () => {});
    createInterface({ input: this.process.stdout }).on('line', (line) => {
      const message = JSON.parse(line);  // anything else on stdout fails the test
      if (message.method) this.notifications.push(message);
      else if (this.waiting.has(message.id)) this.waiting.get(message.id)(message);
      else this.stray.push(message);
      this.onMessage?.(message);
    });
    this.exited.then(() => { for (const settle of this.waiting.values()) settle({ gone: true }); });
  }

  write(text) { this.process.stdin.write(text); }

  /** The whole answer, error or result; {gone: true} when the process ended first. */
  ask(method, params = {}, meta = {}) {
    const id = ++this.lastId;
    const full = this.modern
      ? { ...params, _meta: { 'io.modelcontextprotocol/protocolVersion': this.version, 'io.modelcontextprotocol/clientCapabilities': {}, ...meta } }
      : Object.keys(meta).length ? { ...params, _meta: meta } : params;
    const answer = new Promise((resolve) => this.waiting.set(id, (m) => { this.waiting.delete(id); resolve(m); }));
    this.write(JSON.stringify({ jsonrpc: '2.0', id, method, params: full }) + '\n');
    return answer;
  }

  /** The legacy handshake. */
  async initialize() {
    const answer = await this.ask('initialize', { protocolVersion: this.version, capabilities: {}, clientInfo: { name: 'test', version: '1' } });
    this.write(JSON.stringify({ jsonrpc: '2.0', method: 'notifications/initialized' }) + '\n');
    return answer.result;
  }

  async result(method, params, meta) {
    const answer = await this.ask(method, params, meta);
    if (!answer.result) throw new Error(`${method}: ${JSON.stringify(answer.error ?? answer)}`);
    return answer.result;
  }

  /** The tool's whole result, refused or not. */
  tool(name, args = {}, meta) { return this.result('tools/call', { name, arguments: args }, meta); }

  /** The tool's structured result; a refusal throws. */
  async must(name, args, meta) {
    const r = await this.tool(name, args, meta);
    if (r.isError) throw new Error(`${name}: ${r.content[0].text}`);
    return r.structuredContent ?? JSON.parse(r.content.at(-1).text);
  }

  /** The error code of a refusal; undefined when it was not refused. */
  async refusal(name, args) {
    const r = await this.tool(name, args);
    return r.isError ? r.structuredContent.error : undefined;
  }

  /** Closes stdin and waits for the end. */
  async close() {
    this.process.stdin.end();
    return this.exited;
  }

  async kill() {
    this.process.kill('SIGKILL');
    return this.exited;
  }
}

/** A plan that a person has approved. */
export async function approvedPlan(server, args) {
  const plan = await server.must('plan_story', args);
  return server.must('approve_plan', { plan_id: plan.plan_id, userConfirmed: true });
}

export function sh(command, args) {
  const r = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (r.status !== 0) throw new Error(`${command} ${args.join(' ')}: ${r.stderr || r.error}`);
  return r.stdout;
}

export const words = (text) => text.normalize('NFKC').replace(/\s+/g, ' ').trim();
