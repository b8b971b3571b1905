// Runs the public conformance suite, in its two pinned releases, and reads what it found.
import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { here, program } from './client.mjs';

export const fixture = process.env.TALEWRIGHT_FIXTURE ?? path.join(path.dirname(program), 'tests', 'mcp_fixture');
const node = path.join(here, 'node_modules', '.bin', 'node');  // the suite wants 22 or later

function suite(release, args) {
  const script = path.join(here, 'node_modules', `conformance-${release}`, 'dist', 'index.js');
  return promisify(execFile)(node, [script, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 })
    .catch((e) => { if (e.stdout === undefined) throw e; return e; });  // exit 1: some check failed
}

/** Every server scenario of a release: [{name, versions}]; versions may be ['extension']. */
export async function scenarios(release) {
  const { stdout } = await suite(release, ['list', '--server']);
  return [...stdout.matchAll(/^  - (\S+) \[(.+)\]$/gm)].map(([, name, versions]) => ({ name, versions: versions.split(',') }));
}

/** A running server: {url, stop()}. It prints "... listens on URL" to stderr. */
export async function start(command, args) {
  const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'pipe'] });
  const ended = new Promise((resolve) => child.on('exit', (status, signal) => resolve({ status, signal })));
  let told = '';
  const url = await new Promise((resolve, reject) => {
    child.on('error', reject);
    createInterface({ input: child.stderr }).on('line', (line) => {
      told += line + '\n';
      const found = / listens on (http\S+)$/.exec(line);
      if (found) resolve(found[1]);
    });
    ended.then((end) => reject(new Error(`${command} ended ${JSON.stringify(end)}: ${told}`)));
  });
  return { url, stop: () => { child.kill('SIGTERM'); return ended; }, told: () => told };
}

/** Runs the suite with these arguments: a map of each scenario that ran to its checks. */
export async function run(release, url, args) {
  const folder = mkdtempSync(path.join(tmpdir(), 'talewright-conformance-'));
  try {
    const { stdout, stderr } = await suite(release, ['server', '--url', url, '-o', folder, ...args]);
    const found = new Map();
    for (const name of readdirSync(folder)) {
      const scenario = /^server-(.+)-\d{4}-\d\d-\d\dT[\dZ-]+$/.exec(name)?.[1];
      if (scenario) found.set(scenario, JSON.parse(readFileSync(path.join(folder, name, 'checks.json'), 'utf8')));
    }
    if (!found.size) throw new Error(stdout + stderr);
    return found;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** At most n at a time: (job) => its promise. */
export function atMost(n) {
  const waiting = [];
  let running = 0;
  const next = () => {
    if (running === n || !waiting.length) return;
    running++;
    const { job, resolve, reject } = waiting.shift();
    job().then(resolve, reject).finally(() => { running--; next(); });
  };
  return (job) => new Promise((resolve, reject) => { waiting.push({ job, resolve, reject }); next(); });
}
