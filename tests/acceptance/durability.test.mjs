// The same book from the same seed, and nothing lost or made twice when the process is killed.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Server, approvedPlan, program, run, scratch, sh } from './client.mjs';

function hashes(folder) {
  return Object.fromEntries(readdirSync(folder, { recursive: true }).sort()
    .filter((name) => statSync(path.join(folder, name)).isFile())
    .map((name) => [name, createHash('sha256').update(readFileSync(path.join(folder, name))).digest('hex')]));
}

test('the same prompt and seed give the same bytes on any number of threads', (t) => {
  const folder = scratch();
  const make = (name, prefix) => {
    const args = ['make', 'Two penguins and a lost mitten', '--pages', '6', '--seed', '11', '--data', path.join(folder, `data-${name}`), '--out', path.join(folder, name)];
    if (prefix) sh(prefix[0], [...prefix.slice(1), program, ...args]);
    else assert.equal(run(args).status, 0);
    return hashes(path.join(folder, name));
  };
  const first = make('first');
  assert.equal(Object.keys(first).length, 10);
  assert.deepEqual(make('second'), first);
  assert.deepEqual(make('one-core', ['taskset', '-c', '0']), first);
});

test('killed at 50 random moments, a job is finished, and each picture is made once', { timeout: 600_000 }, async (t) => {
  const folder = scratch();
  let seed = 20261121;
  const random = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
  let kills = 0, round = 0;
  while (kills < 50) {
    const data = path.join(folder, `round-${round++}`);
    let server = new Server(data);
    const plan = await approvedPlan(server, { prompt: `A hedgehog and the storm ${round}`, page_count: 16 });
    let job = await server.must('generate_book', { plan_id: plan.plan_id });
    for (;;) {
      const asked = server.must('get_job', { job_id: job.job_id, wait_seconds: 60 }).catch(() => null);
      const killed = sleep(10 + random() * 350).then(() => 'kill');
      const what = kills < 50 ? await Promise.race([asked, killed]) : await asked;
      if (what && what !== 'kill') { job = what; break; }
      await server.kill();
      ++kills;
      server = new Server(data);
    }
    assert.equal(job.state, 'READY');
    assert.equal(job.credits.settled, job.credits.quoted);
    assert.equal((await server.must('list_books')).books.length, 1);
    await server.close();
    const query = (sql) => sh('sqlite3', [path.join(data, 'talewright.db'), sql]).trim();
    assert.equal(query('PRAGMA integrity_check'), 'ok');
    assert.equal(query("SELECT count(*) FROM steps WHERE state <> 'DONE'"), '0');
    assert.equal(query("SELECT count(*) FROM (SELECT step FROM transactions WHERE kind = 'settle' GROUP BY job_id, step HAVING count(*) <> 1)"), '0');
    assert.equal(query("SELECT count(*) FROM steps WHERE blob IS NULL OR blob = ''"), '0');
  }
});
