// Pictures at 2048 x 2048 in each style, on one core, beside librsvg drawing the same scenes as SVG.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, readdirSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { median, output, print, row, tool } from './measure.mjs';

const pictures = tool('pictures');
const runs = 5;  // of each of three scenes
const limit = { cartoon: 150, flat: 150 };

/** Core milliseconds and peak memory in MiB of a whole process, as the system counts them. */
function whole(command, args) {
  const script = `import os,resource,subprocess,sys; status=subprocess.run(sys.argv[1:]).returncode; u=resource.getrusage(resource.RUSAGE_CHILDREN); print(status,(u.ru_utime+u.ru_stime)*1000,u.ru_maxrss/1024)`;
  const told = spawnSync('python3', ['-c', script, command, ...args], { encoding: 'utf8' });
  const [status, ms, mib] = told.stdout.trim().split(' ').map(Number);
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}: ${told.stderr}`);
  return { ms, mib };
}

const scratch = mkdtempSync(path.join(tmpdir(), 'talewright-pictures-'));
try {
  spawnSync(pictures, ['svg', scratch]);
  const peers = [];
  for (const file of readdirSync(scratch).filter((name) => name.endsWith('.svg')))
    for (let i = 0; i < 5; ++i)
      peers.push(whole('rsvg-convert', ['-w', '2048', '-o', path.join(scratch, 'peer.png'), path.join(scratch, file)]));
  const sizes = readdirSync(scratch).filter((name) => name.endsWith('.svg')).map((name) => statSync(path.join(scratch, name)).size / 1024);
  const peerMs = median(peers.map((p) => p.ms)), peerMib = Math.max(...peers.map((p) => p.mib));
  const peer = `rsvg-convert, cartoon as SVG of ${Math.round(median(sizes))} KiB: ${peerMs.toFixed(0)} ms, ${peerMib.toFixed(0)} MiB`;
  for (const { style, vector } of await output(pictures, [])) {
    const m = await output(pictures, [style, String(runs)]);
    const most = limit[style] ?? 500;
    row(`${style}: 2048 x 2048 PNG`, `${m.median.toFixed(0)} ms, p95 ${m.p95.toFixed(0)} ms`, `${most} ms`, peer, m.median <= most);
    row(`${style}: peak memory`, `${m.peak.toFixed(0)} MiB`, '150 MiB', '', m.peak <= 150);
    row(`${style}: PDF page`, `${(m.pdf / 1000).toFixed(0)} kB${vector ? ', vectors' : ', pixels'}`, vector ? '500 kB' : '', '', vector ? m.pdf <= 500_000 : undefined);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
print(`${cpus().length} cores, one used; time on the core, medians of ${runs} runs of 3 scenes`);
