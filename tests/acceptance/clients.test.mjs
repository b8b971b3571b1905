// Whole books made by clients that nobody here wrote: both official TypeScript clients and the
// official tasks client, over both transports, in both eras. The Inspector is in inspector.test.mjs.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import test, { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { here, scratch } from './client.mjs';
import { Connection, Inbox, modern, serve, ways } from './clients.mjs';

// The second release needs a newer node than some systems have; the npm package `node` is one.
const old = Number(process.versions.node.split('.')[0]) < 20;
const atOnce = { concurrency: 4, timeout: 120_000, skip: old };

if (old)
  test('the clients, under a node that they can run on', () => {
    const { NODE_TEST_CONTEXT, ...env } = process.env;
    const r = spawnSync(path.join(here, 'node_modules/.bin/node'), ['--test', fileURLToPath(import.meta.url)], { encoding: 'utf8', env });
    assert.equal(r.status, 0, r.stdout + r.stderr);
  });

const story = { prompt: 'A mole who wants to see the stars', page_count: 4 };
const anything = { '~standard': { version: 1, vendor: 'test', validate: (value) => ({ value }) } };  // a schema
const yes = () => ({ action: 'accept', content: { approve: true } });

async function approvedPlan(its, wishes = story) {
  its.answer = yes;
  const plan = await its.must('plan_story', wishes);
  return its.must('approve_plan', { plan_id: plan.plan_id });
}

async function bytes(its, uri) {
  const { contents } = await its.client.readResource({ uri });
  assert.equal(contents.length, 1);
  return Buffer.from(contents[0].blob, 'base64');
}

async function holdsBook(its, bookId) {
  const book = await its.must('get_book', { book_id: bookId });
  const uri = `talewright://books/${bookId}/book.pdf`;
  const pdf = await bytes(its, uri);
  assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
  assert.equal(pdf.length, book.files.find((file) => file.path === 'book.pdf').bytes);
  assert.ok((await its.client.listResources()).resources.some((one) => one.uri === uri));
  return book;
}

/** Hears when the job, as a resource, or the list of resources has changed. */
async function follow(its, uri) {
  const updates = new Inbox();
  const lists = new Inbox();
  its.on('notifications/resources/updated', (params) => updates.push(params.uri));
  its.on('notifications/resources/list_changed', () => lists.push('changed'));
  if (its.way.era !== modern) {
    await its.client.subscribeResource({ uri });
    return { updates, lists, end: () => its.client.unsubscribeResource({ uri }) };
  }
  const filter = { resourceSubscriptions: [uri], resourcesListChanged: true };
  const subscription = await its.client.listen(filter);
  assert.deepEqual(subscription.honoredFilter, filter);
  return { updates, lists, end: () => subscription.close() };
}

describe('makes a whole book that a person approves, and follows it', atOnce, () => {
  for (const way of ways) it(way.name, async (t) => {
    const its = await Connection.open(t, way, { answer: yes });
    assert.equal((await its.client.listTools()).tools.length, 24);
    const plan = await its.must('plan_story', story);
    assert.equal(plan.state, 'REQUIRES_APPROVAL');

    const approved = await its.must('approve_plan', { plan_id: plan.plan_id });
    assert.equal(approved.state, 'APPROVED');
    assert.equal(its.forms.length, 1);
    assert.ok(its.forms[0].message.includes(plan.title), its.forms[0].message);
    assert.ok(its.forms[0].requestedSchema.properties.approve);

    const { job_id } = await its.must('generate_book', { plan_id: plan.plan_id });
    const uri = `talewright://jobs/${job_id}`;
    const state = async () => {
      const { contents } = await its.client.readResource({ uri });
      assert.equal(contents[0].mimeType, 'application/json');
      return JSON.parse(contents[0].text).state;
    };
    const { updates, lists, end } = await follow(its, uri);
    assert.notEqual(await state(), 'READY', 'the job ended before it could be followed');

    const shown = [];
    const job = await its.must('get_job', { job_id, wait_seconds: 60 }, { onprogress: (p) => shown.push(p) });
    assert.equal(job.state, 'READY');
    assert.ok(shown.length > 0);
    for (const [i, p] of shown.entries()) {
      assert.ok(i === 0 || p.progress > shown[i - 1].progress, JSON.stringify(shown));
      assert.ok(p.progress <= p.total);
      assert.ok(p.message.length > 0);
    }
    await updates.until(async (changed) => {
      assert.equal(changed, uri);
      return (await state()) === 'READY';
    });
    await lists.next();
    await end();
    assert.equal((await holdsBook(its, job.book_id)).title, plan.title);
    assert.deepEqual(its.faults, []);
  });
});

describe('asks the person, and takes a no for a no', atOnce, () => {
  const old = [
    { client: 'v1', over: 'sse', name: 'TypeScript client v1 over the HTTP+SSE of 2024-11-05' },
    { client: 'v2', over: 'sse', era: 'legacy', name: 'TypeScript client v2 over the HTTP+SSE of 2024-11-05' },
  ];
  for (const way of [...ways, ...old]) it(way.name, async (t) => {
    const its = await Connection.open(t, way, { answer: yes });
    const plan = await its.must('plan_story', story);
    const approve = () => its.refusal('approve_plan', { plan_id: plan.plan_id });

    its.answer = () => ({ action: 'decline' });
    assert.equal((await approve()).code, 'approval_declined');
    its.answer = () => ({ action: 'accept', content: { approve: false, wishes: 'A badger instead' } });
    const declined = await approve();
    assert.equal(declined.code, 'approval_declined');
    assert.equal(declined.details.wishes, 'A badger instead');
    its.answer = () => ({ action: 'cancel' });
    assert.equal((await approve()).code, 'approval_required');
    assert.equal((await its.must('get_plan', { plan_id: plan.plan_id })).state, 'REQUIRES_APPROVAL');
    assert.equal(its.forms.length, 3);

    // A person may still agree; then nobody is asked a second time.
    its.answer = yes;
    assert.equal((await its.must('approve_plan', { plan_id: plan.plan_id })).state, 'APPROVED');
    assert.equal((await approve()).code, 'plan_state_invalid');
    assert.equal(its.forms.length, 4);

    its.answer = () => ({ action: 'accept', content: { name: 'Pim', description: 'a shy otter in a yellow raincoat' } });
    const pim = await its.must('create_character', {});
    assert.equal(pim.name, 'Pim');
    assert.equal(pim.descriptor.species, 'otter');
    its.answer = () => ({ action: 'decline' });
    assert.equal((await its.refusal('create_character', { description: 'an owl' })).code, 'validation_failed');
    assert.deepEqual(Object.keys(its.forms.at(-1).requestedSchema.properties), ['name']);
    assert.deepEqual(its.faults, []);
  });

  for (const way of ways) it(`${way.name}, refused with its reason though it checks results by the listed schemas`, async (t) => {
    const its = await Connection.open(t, way);
    const { tools } = await its.client.listTools();  // from here on the client knows the schemas
    assert.ok(tools.length > 10);
    for (const { name } of tools)
      if (name !== 'ping') assert.equal((await its.refusal(name, { no_such_member: 1 })).code, 'validation_failed', name);
  });

  for (const way of ways) it(`${way.name}, without forms`, async (t) => {
    const its = await Connection.open(t, way);
    const plan = await its.must('plan_story', story);
    assert.equal((await its.refusal('approve_plan', { plan_id: plan.plan_id })).code, 'approval_required');
    assert.equal((await its.refusal('create_character', {})).code, 'validation_failed');
    assert.equal((await its.must('approve_plan', { plan_id: plan.plan_id, userConfirmed: true })).state, 'APPROVED');
  });
});

describe('is found to be modern by a client that speaks both eras', atOnce, () => {
  for (const over of ['stdio', 'http']) it(`over ${over}`, async (t) => {
    const its = await Connection.open(t, { client: 'v2', over, era: 'auto' });
    assert.equal(its.client.getProtocolEra(), 'modern');
    assert.equal((await its.client.listTools()).tools.length, 24);
    assert.deepEqual(its.faults, []);
  });
});

describe('is told that the server shuts down', atOnce, () => {
  for (const way of ways.filter((one) => one.era === modern)) it(way.name, async (t) => {
    const its = await Connection.open(t, way);
    const subscription = await its.client.listen({ resourcesListChanged: true });
    await its.kill('SIGTERM');
    assert.equal(await subscription.closed, 'graceful');
  });
});

describe('stops waiting, and then the work', atOnce, () => {
  for (const way of ways) it(way.name, async (t) => {
    const its = await Connection.open(t, way, { answer: yes });
    const plan = await approvedPlan(its, { ...story, page_count: 40 });
    const { job_id } = await its.must('generate_book', { plan_id: plan.plan_id });

    const enough = new AbortController();
    await assert.rejects(its.tool('get_job', { job_id, wait_seconds: 60 },
      { signal: enough.signal, onprogress: () => enough.abort('enough') }), /enough/);
    assert.ok(!['READY', 'CANCELED', 'FAILED'].includes((await its.must('get_job', { job_id })).state), 'only the waiting ended');

    await its.must('cancel_job', { job_id });
    const ended = await its.must('get_job', { job_id, wait_seconds: 60 });
    assert.equal(ended.state, 'CANCELED');
    assert.equal(ended.credits.settled + ended.credits.released, ended.credits.quoted);
    assert.deepEqual((await its.must('list_books')).books, []);
    assert.deepEqual(its.faults, []);  // an answer to the call that was let go would be one
  });
});

describe('follows a book as a task', atOnce, () => {
  for (const way of ways.filter((one) => one.era === modern)) {
    const open = async (t, options = {}) => {
      const { taskSession, tasksExtension } = await import('./task_session.mjs');
      const its = await Connection.open(t, way, { answer: yes, capabilities: tasksExtension, ...options });
      return { its, session: taskSession(t, its) };
    };

    it(`${way.name}, across a restart of the server`, async (t) => {
      let { its, session } = await open(t);
      const plan = await approvedPlan(its);
      const task = await session.callTool('generate_book', { plan_id: plan.plan_id });
      assert.equal(task.kind, 'task');
      let reference;
      await task.handoff((one) => { reference = one; });

      const { data, server } = its;
      await its.kill();
      if (server) await serve(t, data, server.port);  // the client need not know
      else ({ its, session } = await open(t, { data }));

      const told = new Inbox();
      its.client.setNotificationHandler('notifications/tasks', { params: anything }, (params) => told.push(params));
      const subscription = await its.client.listen({ taskIds: [reference.taskId] });
      const again = await session.resumeTask(reference);
      const seen = [];
      const { outcome } = await again.settle({ onEvent: (event) => { seen.push(event); } });
      assert.equal(outcome.status, 'completed');
      assert.equal(outcome.result.structuredContent.state, 'READY');
      assert.ok(seen.some((event) => event.type === 'task' && event.task.status === 'working' && event.task.statusMessage), 'the restart came too late');
      const last = await told.until((one) => {
        assert.equal(one.taskId, reference.taskId);
        assert.ok(one.statusMessage);
        return one.status !== 'working';
      });
      assert.equal(last.status, 'completed');
      assert.deepEqual(last.result.structuredContent, outcome.result.structuredContent);
      await subscription.close();
      await holdsBook(its, outcome.result.structuredContent.book_id);
    });

    it(`${way.name}, until it is cancelled`, async (t) => {
      const { its, session } = await open(t);
      const plan = await approvedPlan(its, { ...story, page_count: 40 });
      const task = await session.callTool('generate_book', { plan_id: plan.plan_id });
      assert.equal(task.kind, 'task');
      await session.cancelTask(task.handle.taskId);
      assert.equal((await task.settle()).outcome.status, 'cancelled');
      assert.equal((await its.must('get_job', { job_id: task.handle.taskId })).state, 'CANCELED');
      await session.cancelTask(task.handle.taskId);  // no harm in a second time
      await assert.rejects(session.task('task_that_never_was').snapshot(), (error) => error.code === -32602);
    });
  }
});
