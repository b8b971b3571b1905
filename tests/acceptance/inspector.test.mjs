// A client that nobody here wrote: the command line of the MCP Inspector.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import test from 'node:test';
import { here, program, scratch } from './client.mjs';

function inspector(data, ...args) {
  const r = spawnSync(path.join(here, 'node_modules/.bin/node'),
    [path.join(here, 'node_modules/.bin/inspector'), '--cli', program, 'stdio', '--data', data, ...args],
    { encoding: 'utf8', timeout: 120_000, maxBuffer: 1 << 28 });
  assert.equal(r.status, 0, r.stderr + r.stdout);
  return JSON.parse(r.stdout);
}

test('the Inspector lists tools, resources and prompts, and calls a tool', (t) => {
  const data = scratch(t);
  const { tools } = inspector(data, '--method', 'tools/list');
  assert.equal(tools.length, 21);
  assert.ok(inspector(data, '--method', 'resources/list').resources.length > 3);
  assert.equal(inspector(data, '--method', 'prompts/list').prompts.length, 3);
  const plan = inspector(data, '--method', 'tools/call', '--tool-name', 'plan_story',
    '--tool-arg', 'prompt=A snail who wants to win a race', '--tool-arg', 'page_count=4');
  assert.equal(plan.structuredContent.state, 'REQUIRES_APPROVAL');
  assert.equal(plan.structuredContent.pages.length, 4);
});
