// Bad input and bad surroundings: a typed error each time, and nothing half done.
import assert from 'node:assert/strict';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { Server, approvedPlan, call, program, run, scratch, sh } from './client.mjs';

test('bad arguments are refused with the pointer, the rule, the limit and what was given', async (t) => {
  const server = new Server(scratch());
  const problem = async (tool, args) => {
    const error = await server.refusal(tool, args);
    assert.equal(error?.code, 'validation_failed', `${tool} ${JSON.stringify(args).slice(0, 100)}`);
    assert.ok(error.requestId);
    const [first] = error.details.problems;
    for (const key of ['pointer', 'rule', 'limit', 'given', 'message']) assert.ok(key in first, key);
    return first;
  };
  assert.equal((await problem('plan_story', { prompt: '' })).rule, 'minLength');
  assert.equal((await problem('plan_story', { prompt: '  \n ' })).pointer, '/prompt');
  const long = await problem('plan_story', { prompt: 'x'.repeat(100_000) });
  assert.equal(long.rule, 'maxLength');
  assert.equal(long.limit, 4000);
  for (const page_count of [0, -1, 10_000]) {
    const p = await problem('plan_story', { prompt: 'a', page_count });
    assert.equal(p.pointer, '/page_count');
    assert.equal(p.given, page_count);
  }
  assert.equal((await problem('plan_story', { prompt: 'a', page_count: 'ten' })).rule, 'type');
  const style = await problem('plan_story', { prompt: 'a', style: 'oil' });
  assert.deepEqual(style.limit, ['cartoon', 'watercolor', 'sketch', 'pixel', 'flat', 'manga', 'western', 'graphic_novel']);
  assert.equal((await problem('plan_story', { prompt: 'a', pages: [{ text: ' ' }] })).pointer, '/pages/0/text');
  const unknown = await problem('plan_story', { prompt: 'a', promt: 'b' });
  assert.match(unknown.message, /prompt/);
  assert.equal((await problem('create_character', { name: ' ' })).pointer, '/name');
  assert.equal((await problem('create_character', {})).rule, 'required');
  assert.equal((await problem('list_jobs', { limit: 1000 })).limit, 100);
  assert.equal((await server.refusal('list_characters', { cursor: 'rubbish' })).code, 'validation_failed');
  const plan = await server.must('plan_story', { prompt: 'a fox', page_count: 4 });
  const key = await problem('revise_plan', { plan_id: plan.plan_id, pages: [{ page: 1, scene: { characters: [{ character: 'nobody' }] } }] });
  assert.match(key.pointer, /character$/);
  assert.equal((await problem('revise_plan', { plan_id: plan.plan_id, pages: [{ page: 9, text: 'x' }] })).rule, 'maximum');
  assert.equal((await server.must('get_plan', { plan_id: plan.plan_id })).version, 1, 'nothing half done');
  await server.close();
});

test('ids that do not exist and states that do not allow it are typed', async (t) => {
  const server = new Server(scratch());
  const code = async (tool, args) => (await server.refusal(tool, args))?.code;
  assert.equal(await code('get_character', { character_id: 'char_x' }), 'character_not_found');
  assert.equal(await code('get_plan', { plan_id: '../../etc/passwd' }), 'plan_not_found');
  assert.equal(await code('get_job', { job_id: 'job_x' }), 'job_not_found');
  assert.equal(await code('get_book', { book_id: "book_' OR 1=1 --" }), 'book_not_found');
  assert.equal(await code('plan_story', { prompt: 'a', character_ids: ['char_x'] }), 'character_not_found');
  const plan = await server.must('plan_story', { prompt: 'a fox', page_count: 4 });
  const id = { plan_id: plan.plan_id };
  assert.equal(await code('generate_book', id), 'plan_state_invalid');
  assert.equal(await code('approve_plan', id), 'approval_required');
  assert.equal(await code('approve_plan', { ...id, userConfirmed: true, version: 7 }), 'plan_state_invalid');
  await server.must('approve_plan', { ...id, userConfirmed: true });
  assert.equal(await code('approve_plan', { ...id, userConfirmed: true }), 'plan_state_invalid');
  assert.equal(await code('revise_plan', { ...id, title: 'New' }), 'plan_state_invalid');
  assert.equal(await code('reject_plan', id), 'plan_state_invalid');
  const other = await server.must('plan_story', { prompt: 'an owl', page_count: 4 });
  assert.equal((await server.must('reject_plan', { plan_id: other.plan_id, reason: 'no' })).state, 'REJECTED');
  assert.equal(await code('generate_book', { plan_id: other.plan_id }), 'plan_state_invalid');
  const answer = await server.ask('tools/call', { name: 'make_coffee', arguments: {} });
  assert.equal(answer.error.code, -32602);
  await server.close();
});

test('prompts in other scripts and emoji make a book all the same', async (t) => {
  const server = new Server(scratch());
  for (const prompt of ['🦝❤️🌲', '小明在森林里交了一个朋友', 'Юки и потерянный зонтик', 'قصة عن قطة', '...', 'a'.repeat(4000)]) {
    const plan = await server.must('plan_story', { prompt, page_count: 4 });
    assert.equal(plan.pages.length, 4);
    for (const page of plan.pages) assert.ok(page.text.length > 20, prompt);
  }
  await server.close();
});

test('malformed lines are answered and the next line is served', async (t) => {
  const server = new Server(scratch());
  server.write('{"jsonrpc": "2.0", "id": 1, "method": \n');
  server.write('[]\n"text"\n42\n\n');
  server.write(Buffer.from([0x7b, 0xff, 0xfe, 0x7d, 0x0a]));
  server.write('x'.repeat(50 * 1024 * 1024) + '\n');
  server.write('{"jsonrpc":"2.0","id":5,"method":"tools/list","params":' + '['.repeat(10_000) + ']'.repeat(10_000) + '}\n');
  assert.equal((await server.result('tools/list')).tools.length, 24);
  assert.ok(server.stray.length >= 6, JSON.stringify(server.stray));
  for (const m of server.stray) assert.ok(m.error.code < 0);
  assert.deepEqual(await server.close(), { status: 0, signal: null });
});

test('a closed stdin ends the process cleanly, in the middle of work too', async (t) => {
  const folder = scratch();
  assert.deepEqual(await new Server(folder).close(), { status: 0, signal: null });
  const server = new Server(folder);
  const plan = await approvedPlan(server, { prompt: 'A bear', page_count: 12 });
  const job = await server.must('generate_book', { plan_id: plan.plan_id });
  server.ask('get_job', { job_id: job.job_id, wait_seconds: 300 });
  const before = Date.now();
  assert.equal((await server.close()).status, 0);
  assert.ok(Date.now() - before < 4000);
  const next = new Server(folder);
  const done = await next.must('get_job', { job_id: job.job_id, wait_seconds: 120 });
  assert.equal(done.state, 'READY', 'the job goes on at the next start');
  await next.close();
});

function snapshot(folder) {
  return readdirSync(folder, { recursive: true }).sort().map((name) => {
    const file = path.join(folder, name);
    return [name, statSync(file).isFile() ? readFileSync(file).toString('base64') : 'folder'];
  });
}

test('a folder in use, from a newer version, damaged or not ours is refused and left untouched', async (t) => {
  const folder = scratch();
  const data = path.join(folder, 'data');
  const server = new Server(data);
  await server.must('plan_story', { prompt: 'A duck', page_count: 4 });
  const second = run(['stdio', '--data', data], { input: '' });
  assert.equal(second.status, 1);
  assert.match(second.stderr, /data_folder_in_use/);
  assert.match(second.stderr, new RegExp(String(server.process.pid)));
  assert.match(run(['doctor', '--data', data]).stdout, /In use/);
  await server.close();

  const db = (name) => path.join(folder, name, 'talewright.db');
  const damage = {
    newer: (file) => sh('sqlite3', [file, 'PRAGMA user_version = 999']),
    rubbish: (file) => writeFileSync(file, Buffer.alloc(5000, 'rubbish ')),
    truncated: (file) => writeFileSync(file, readFileSync(file).subarray(0, 3000)),
    foreign: (file) => { writeFileSync(file, ''); sh('sqlite3', [file, 'CREATE TABLE t(x); PRAGMA application_id = 7']); },
  };
  for (const [name, spoil] of Object.entries(damage)) {
    mkdirSync(path.join(folder, name));
    copyFileSync(path.join(data, 'talewright.db'), db(name));
    spoil(db(name));
    const before = snapshot(path.join(folder, name));
    const r = run(['call', 'list_books', '{}', '--data', path.join(folder, name)]);
    assert.equal(r.status, 1, name);
    assert.match(r.stderr, name === 'newer' ? /data_folder_newer/ : /data_folder_damaged/, name);
    assert.deepEqual(snapshot(path.join(folder, name)), before, `${name} is left untouched`);
    assert.equal(run(['doctor', '--data', path.join(folder, name)]).status, 1, name);
  }
});

test('a folder that cannot be written is refused', (t) => {
  const folder = scratch();
  writeFileSync(path.join(folder, 'file'), '');
  const r = run(['call', 'list_books', '{}', '--data', path.join(folder, 'file', 'data')]);
  assert.equal(r.status, 1);
  assert.match(r.stderr, /data_folder_unwritable/);
  // As another user, to whom the folder is read-only.
  chmodSync(folder, 0o755);
  mkdirSync(path.join(folder, 'data'), { mode: 0o755 });
  if (process.getuid() === 0) {
    const other = sh('bash', ['-c',
      `setpriv --reuid=65534 --clear-groups ${program} call list_books '{}' --data ${path.join(folder, 'data')} 2>&1 || echo status $?`]);
    assert.match(other, /data_folder_unwritable/);
    assert.match(other, /status 1/);
    assert.deepEqual(readdirSync(path.join(folder, 'data')), []);
  }
});

test('a full disk stops a job without loss, and it goes on when there is room', async (t) => {
  const data = path.join(scratch(), 'data');
  // A limit on the size of any file stands in for the disk: writes beyond it fail.
  const small = new Server(data, { command: 'bash', args: ['-c', `ulimit -f 450; exec ${program} stdio --data ${data}`] });
  const plan = await approvedPlan(small, { prompt: 'A frog in the rain', page_count: 4 });
  const job = await small.must('generate_book', { plan_id: plan.plan_id, wait_seconds: 3 });
  assert.equal(job.state, 'RUNNING');
  const refused = await small.refusal('create_character', { name: 'Big', description: 'an elephant' });
  assert.ok(refused === undefined || refused.code === 'storage_full', JSON.stringify(refused));
  await small.close();
  const roomy = new Server(data);
  const done = await roomy.must('get_job', { job_id: job.job_id, wait_seconds: 120 });
  assert.equal(done.state, 'READY');
  assert.equal(done.credits.settled, done.credits.quoted);
  await roomy.close();
});

test('the command line answers with results and exit statuses', (t) => {
  const data = path.join(scratch(), 'data');
  assert.match(run(['--version']).stdout, /^talewright \d+\.\d+\.\d+/);
  assert.equal(run(['--help']).status, 0);
  assert.equal(run([]).status, 2);
  assert.equal(run(['dance']).status, 2);
  assert.equal(run(['call', 'make_coffee', '--data', data]).status, 2);
  assert.equal(run(['call', 'list_books', 'not json', '--data', data]).status, 2);
  assert.equal(call(data, 'get_plan', { plan_id: 'plan_x' }).status, 1);
  assert.equal(call(data, 'get_plan', { plan_id: 'plan_x' }).result.error.code, 'plan_not_found');
  assert.deepEqual(call(data, 'list_books').result, { books: [] });
  const doctor = run(['doctor', '--data', data]);
  assert.equal(doctor.status, 0, doctor.stdout);
  assert.equal(run(['make', 'x', '--pages', '9999', '--data', data]).status, 1);
  assert.equal(run(['make', 'x', '--format', 'opera', '--data', data]).status, 1);
});

test('what the command line changes is in the audit log', () => {
  const data = path.join(scratch(), 'data');
  const made = call(data, 'create_character', { name: 'Pip', description: 'a small owl' }).result;
  assert.equal(call(data, 'delete_character', { character_id: 'character_none' }).status, 1);
  assert.equal(call(data, 'list_characters').status, 0);
  const { entries } = JSON.parse(run(['audit', '--json', '--data', data]).stdout);
  assert.deepEqual(entries.map(({ operation, outcome, face, account_id, subject }) => ({ operation, outcome, face, account_id, subject })), [
    { operation: 'delete_character', outcome: 'character_not_found', face: 'cli', account_id: 'local', subject: 'character_none' },
    { operation: 'create_character', outcome: 'ok', face: 'cli', account_id: 'local', subject: made.character_id },
  ]);
});
