// A client that nobody here wrote: the command line of the MCP Inspector. It connects anew for each
// command, and cannot show forms, so here the agent says that a person agreed.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';
import { here, program, scratch } from './client.mjs';
import { serve } from './clients.mjs';

async function inspect(target, ...args) {
  const { stdout } = await promisify(execFile)(path.join(here, 'node_modules/.bin/node'),
    [path.join(here, 'node_modules/.bin/inspector'), '--cli', ...target, ...args],
    { encoding: 'utf8', timeout: 120_000, maxBuffer: 1 << 28 });
  return JSON.parse(stdout);
}

const stdio = (t) => [program, 'stdio', '--data', scratch()];
const http = async (t) => [String((await serve(t, scratch())).url), '--transport', 'http'];
const modern = ['--protocol-era', 'modern'];

async function listsAll(at) {
  const list = (kind) => inspect(at, '--method', `${kind}/list`);
  assert.equal((await list('tools')).tools.length, 24);
  assert.ok((await list('resources')).resources.length > 3);
  assert.equal((await list('prompts')).prompts.length, 3);
}

async function makesBook(at) {
  const tool = async (name, args) => {
    const result = await inspect(at, '--method', 'tools/call', '--tool-name', name, '--tool-args-json', JSON.stringify(args));
    assert.ok(!result.isError, JSON.stringify(result));
    return result.structuredContent;
  };
  const plan = await tool('plan_story', { prompt: 'A snail who wants to win a race', page_count: 4 });
  assert.equal(plan.state, 'REQUIRES_APPROVAL');
  assert.equal(plan.pages.length, 4);
  await tool('approve_plan', { plan_id: plan.plan_id, userConfirmed: true });
  const job = await tool('generate_book', { plan_id: plan.plan_id, wait_seconds: 60 });
  assert.equal(job.state, 'READY');
  const uri = `talewright://books/${job.book_id}/book.pdf`;
  const { contents } = await inspect(at, '--method', 'resources/read', '--uri', uri);
  assert.equal(Buffer.from(contents[0].blob, 'base64').subarray(0, 5).toString(), '%PDF-');
  assert.ok((await inspect(at, '--method', 'resources/list')).resources.some((one) => one.uri === uri));
}

describe('the Inspector', { concurrency: 2, timeout: 240_000 }, () => {
  it('lists what there is and makes a book over stdio', async (t) => {
    const at = stdio(t);
    await listsAll(at);
    await makesBook(at);
  });
  it('lists what there is and makes a book in the modern era over HTTP', async (t) => {
    const at = [...await http(t), ...modern];
    await listsAll(at);
    await makesBook(at);
  });
  it('lists what there is in the modern era over stdio', async (t) => listsAll([...stdio(t), ...modern]));
  it('lists what there is in the legacy era over HTTP', async (t) => listsAll(await http(t)));
});
