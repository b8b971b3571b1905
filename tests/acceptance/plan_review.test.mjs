// The plan review page in a real browser, inside a small host, on a real server.
import assert from 'node:assert/strict';
import test from 'node:test';
import { Server, scratch } from './client.mjs';
import { showPage, startBrowser } from './host_page.mjs';

const uri = 'ui://talewright/plan-review';
const prompt = 'A brave little raccoon who learns to share with forest friends';

let browser;
test.before(async () => { browser = await startBrowser(); });
test.after(() => browser?.close());

/** A server with a plan of four pages, shown beside it. */
async function opened(t, options = {}) {
  const server = new Server(scratch());
  t.after(() => server.close());
  const result = await server.tool('plan_story', { prompt, page_count: 4, author: 'Mira Okafor', ...options.plan });
  const plan = result.structuredContent;
  const host = await showPage(browser, server, uri, options);
  t.after(() => host.page.close());
  if (!options.silent) await host.bridge('sendToolResult', result);
  const press = (name) => host.view.getByRole('button', { name, exact: true }).click();
  const now = () => server.must('get_plan', { plan_id: plan.plan_id });
  return { server, result, plan, press, now, ...host };
}

const texts = (messages) => messages.map((m) => m.content[0].text);

test('tools name the page, and hosts get it as one document that loads nothing', async (t) => {
  const server = new Server(scratch());
  const { tools } = await server.result('tools/list');
  for (const name of ['plan_story', 'get_plan', 'revise_plan']) {
    const meta = tools.find((tool) => tool.name === name)._meta;
    assert.equal(meta.ui.resourceUri, uri);
    assert.equal(meta['ui/resourceUri'], uri);
  }
  const [page] = (await server.result('resources/read', { uri })).contents;
  assert.equal(page.mimeType, 'text/html;profile=mcp-app');
  assert.deepEqual(page._meta, { ui: { prefersBorder: true } });
  assert.match(page.text, /^<!DOCTYPE html>/);
  assert.ok(page.text.length < 400_000);
  assert.ok(!/<(script|link|img|iframe)[^>]+(src|href)=/i.test(page.text));
  await server.close();
});

test('a plan is shown whole, with its pictures, and nothing else is loaded', async (t) => {
  const { plan, view, heard, troubles } = await opened(t, { context: { theme: 'light' } });
  await view.getByRole('heading', { level: 1, name: plan.title }).waitFor();
  const shown = await view.locator('main').innerText();
  for (const text of ['by Mira Okafor', 'Waiting for your decision', '4–6', '4 pages', 'Cartoon', `${plan.quote.credits} credits`, ...plan.notes])
    assert.ok(shown.includes(text), text);
  for (const who of plan.cast) assert.ok(shown.includes(who.name), who.name);
  const leaves = view.getByRole('list', { name: 'Pages of the book' }).getByRole('listitem');
  assert.equal(await leaves.count(), plan.pages.length);
  for (const [i, { text }] of plan.pages.entries())
    assert.equal(await leaves.nth(i).locator('.text').textContent(), text);
  await view.getByRole('button', { name: 'All pages' }).click();
  for (let i = 0; i < plan.pages.length; ++i) {
    const picture = view.getByRole('img', { name: plan.pages[i].alt });
    await picture.scrollIntoViewIfNeeded();
    await leaves.nth(i).locator('.frame.shown').waitFor();
    assert.equal(await picture.evaluate((img) => img.decode().then(() => img.naturalWidth)), 512);
  }
  await view.locator('.cover .frame.shown').waitFor({ state: 'attached' });
  await view.locator('.cast .frame.shown').nth(plan.cast.length - 1).waitFor({ state: 'attached' });
  const { calls, sizes } = await heard();
  const reads = calls.filter((c) => c.method === 'resources/read').map((c) => c.params.uri);
  assert.equal(new Set(reads).size, reads.length, 'each picture is read once');
  assert.equal(reads.length, 1 + plan.cast.length + plan.pages.length);
  assert.ok(sizes.length > 0);
  assert.deepEqual(troubles, []);
});

test('a yes approves this version of the plan and asks the model to go on', async (t) => {
  const { plan, view, press, now, heard, troubles } = await opened(t);
  await press('Approve');
  await view.getByText('The assistant has been asked to make the book.').waitFor();
  assert.equal((await now()).state, 'APPROVED');
  const { calls, messages } = await heard();
  const call = calls.find((c) => c.params.name === 'approve_plan');
  assert.deepEqual(call.params.arguments, { plan_id: plan.plan_id, userConfirmed: true, version: 1 });
  const [message] = texts(messages);
  assert.match(message, /generate_book/);
  assert.ok(message.includes(plan.plan_id));
  assert.equal(await view.getByRole('button', { name: 'Approve', exact: true }).count(), 0);
  assert.equal(await view.getByRole('button', { name: /^Edit the words/ }).count(), 0);
  assert.deepEqual(troubles, []);
});

test('where the host takes no messages, the model is told with the next turn and the page says what to do', async (t) => {
  const { press, view, heard } = await opened(t, { deaf: true });
  await press('Approve');
  await view.getByText('The assistant learns of it with your next message.').waitFor();
  await view.getByRole('button', { name: 'Make the book' }).waitFor();
  assert.match(texts((await heard()).mentions)[0], /generate_book/);
});

test('a no ends the plan with the reason', async (t) => {
  const { view, press, now, heard } = await opened(t);
  await press('Reject');
  await view.getByRole('textbox').fill('Too scary at bedtime');
  await press('Reject the plan');
  await view.getByText('“Too scary at bedtime”').waitFor();
  const plan = await now();
  assert.equal(plan.state, 'REJECTED');
  assert.equal(plan.reason, 'Too scary at bedtime');
  assert.match(texts((await heard()).mentions)[0], /Too scary/);
});

test('wishes for single pages and for the whole reach the conversation', async (t) => {
  const { plan, view, press, now, heard } = await opened(t);
  await press('Add a note to page 2');
  await view.getByRole('textbox').fill('Let it rain here');
  await press('Keep note');
  await press('Send 1 note');
  await view.getByRole('textbox', { name: 'Anything else?' }).fill('A calmer ending, please');
  await press('Send');
  await view.locator('.notice', { hasText: 'Your wishes were sent.' }).waitFor();
  const [message] = texts((await heard()).messages);
  assert.ok(message.includes(plan.plan_id));
  assert.match(message, /In general: A calmer ending, please\n- Page 2: Let it rain here/);
  assert.match(message, /revise_plan/);
  assert.equal((await now()).version, 1, 'the model revises, not the page');
  await view.getByRole('button', { name: 'Ask for changes' }).waitFor();
});

test('words changed on the page are kept word for word, and refusals are shown', async (t) => {
  const { view, press, now, heard } = await opened(t);
  await press('Edit the words of page 1');
  await view.getByRole('textbox').fill('Once there was a raccoon.\nHe had one cookie.');
  await press('Save');
  await view.locator('.page').first().getByText('Changed', { exact: true }).waitFor();
  const plan = await now();
  assert.equal(plan.version, 2);
  assert.equal(plan.pages[0].text, 'Once there was a raccoon.\nHe had one cookie.');
  assert.match(texts((await heard()).mentions)[0], /page 1/);
  await press('Edit the words of page 2');
  await view.getByRole('textbox').press('Escape');
  assert.equal(await view.getByRole('textbox').count(), 0);
  assert.equal((await now()).version, 2);
});

test('a plan that changed meanwhile is shown again instead of being approved', async (t) => {
  const { server, plan, view, press, now, heard } = await opened(t);
  await view.getByRole('heading', { level: 1 }).waitFor();
  await server.must('revise_plan', { plan_id: plan.plan_id, pages: [{ page: 3, text: 'And then it rained.' }] });
  // Without a mouse, so that no focus comes before the press and the page cannot have looked.
  await view.getByRole('button', { name: 'Approve', exact: true }).evaluate((b) => b.click());
  await view.locator('.notice', { hasText: 'This is version 2' }).waitFor();
  await view.getByText('And then it rained.').waitFor();
  assert.equal(await view.locator('.badge:visible').count(), 1);
  assert.equal((await now()).state, 'REQUIRES_APPROVAL');
  assert.deepEqual((await heard()).messages, []);
  await press('Approve');
  await view.getByText('The assistant has been asked').waitFor();
  assert.equal((await now()).state, 'APPROVED');
});

test('a page opened long after shows how the plan stands', async (t) => {
  const { server, plan, result, bridge, view } = await opened(t, { silent: true });
  await server.must('approve_plan', { plan_id: plan.plan_id, userConfirmed: true });
  await bridge('sendToolResult', result);
  await view.getByText('Approved', { exact: true }).first().waitFor();
  await view.getByText('The book can be made now.').waitFor();
  assert.equal(await view.getByRole('button', { name: 'Reject', exact: true }).count(), 0);
});

test('waiting, refusals and text without data are all met', async (t) => {
  const { server, plan, bridge, view, press } = await opened(t, { silent: true });
  await bridge('sendToolInput', { arguments: { prompt } });
  await view.getByText(`Planning “${prompt}”`).waitFor();
  await bridge('sendToolResult', await server.tool('get_plan', { plan_id: 'plan_x' }));
  await view.getByText('There is no plan plan_x.').waitFor();
  await bridge('sendToolCancelled', { reason: 'stopped by the user' });
  await view.getByText('stopped by the user').waitFor();
  // A host that passes on only text: the page fetches the plan it names.
  await bridge('sendToolResult', { content: [{ type: 'text', text: `“${plan.title}” (${plan.plan_id}, version 1)` }] });
  await view.getByRole('heading', { level: 1, name: plan.title }).waitFor();
  await press('Approve');
  await view.getByText('The assistant has been asked').waitFor();
});

test('a host without server access is still told of a yes', async (t) => {
  const { view, press, now, heard } = await opened(t, { capabilities: { message: { text: {} } } });
  await view.locator('.page').first().waitFor();
  await press('Approve');
  await view.locator('.notice', { hasText: 'Your yes was sent to the assistant.' }).waitFor();
  assert.match(texts((await heard()).messages)[0], /approve_plan with userConfirmed and version 1/);
  assert.equal((await now()).state, 'REQUIRES_APPROVAL');
});

test('theme, safe areas and full screen follow the host, and the page can be closed', async (t) => {
  const { page, view, bridge, heard, press } = await opened(t, { context: { theme: 'light', safeAreaInsets: { top: 11, right: 0, bottom: 13, left: 0 } } });
  await view.locator('.page').first().waitFor();
  const ground = () => view.locator('body').evaluate((b) => getComputedStyle(b).backgroundColor);
  const light = await ground();
  await bridge('sendHostContextChange', { theme: 'dark' });
  await view.locator('html[data-theme="dark"]').waitFor();
  assert.notEqual(await ground(), light);
  assert.equal(await view.locator('html').evaluate((r) => r.style.getPropertyValue('--safe-bottom')), '13px');
  assert.equal(await view.locator('.book').getAttribute('data-mode'), 'strip');
  await press('Open in full screen');
  await view.locator('.book[data-mode="grid"]').waitFor();
  assert.deepEqual((await heard()).modes, ['fullscreen']);
  for (const width of [360, 700, 1100]) {
    await page.setViewportSize({ width, height: 800 });
    const [inner, outer] = await view.locator('html').evaluate((r) => [r.scrollWidth, r.clientWidth]);
    assert.equal(inner, outer, `nothing sticks out at ${width} px`);
  }
  assert.deepEqual(await bridge('teardownResource', {}), {});
});

test('everything can be reached and done from the keyboard', async (t) => {
  const { page, view, now } = await opened(t, { media: { reducedMotion: 'reduce' } });
  await view.locator('.page').first().waitFor();
  const reached = [];
  await view.locator('h1').focus();
  for (let i = 0; i < 40 && reached.at(-1) !== 'Approve'; ++i) {
    await page.keyboard.press('Tab');
    reached.push(await view.locator(':focus').evaluate((e) => e.ariaLabel || e.textContent));
  }
  for (const name of ['Pages of the book', 'Edit the words of page 1', 'Add a note to page 4', 'Ask for changes', 'Reject', 'Approve'])
    assert.ok(reached.includes(name), `${name} among ${reached.join(', ')}`);
  await page.keyboard.press('Enter');
  await view.getByText('The assistant has been asked').waitFor();
  assert.equal(await view.locator(':focus').getAttribute('class'), 'outcome yes');
  assert.equal((await now()).state, 'APPROVED');
});
