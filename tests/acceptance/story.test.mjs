// A whole story through the real program, in both eras of the protocol.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { Server, approvedPlan, scratch, sh, words } from './client.mjs';

test('an agent carries one story from a character to a finished book', async (t) => {
  const folder = scratch();
  const server = new Server(path.join(folder, 'data'));
  const discovered = await server.result('server/discover');
  assert.ok(discovered.supportedVersions.includes('2026-07-28'));

  const created = await server.tool('create_character', { name: 'Rusty', description: 'a brave little raccoon with a red scarf' });
  assert.equal(created.structuredContent.state, 'draft');
  assert.equal(created.structuredContent.descriptor.species, 'raccoon');
  const picture = created.content.find((b) => b.type === 'image');
  assert.equal(picture.mimeType, 'image/png');
  const png = Buffer.from(picture.data, 'base64');
  assert.ok(Math.max(png.readUInt32BE(16), png.readUInt32BE(20)) <= 768);
  assert.ok(created.content.some((b) => b.type === 'resource_link'));
  const id = created.structuredContent.character_id;
  await server.must('lock_character', { character_id: id });

  const plan = await approvedPlan(server, { prompt: 'Rusty learns to share with forest friends', character_ids: [id], author: 'A. Tester' });
  assert.equal(plan.state, 'APPROVED');
  assert.equal(plan.pages.length, 12);
  assert.equal(plan.cast[0].name, 'Rusty');
  assert.equal(plan.cast[0].character_id, id);

  const job = await server.must('generate_book', { plan_id: plan.plan_id, wait_seconds: 120 }, { progressToken: 'p' });
  assert.equal(job.state, 'READY');
  assert.equal(job.credits.settled, plan.quote.credits);
  const progress = server.notifications.filter((n) => n.method === 'notifications/progress');
  assert.ok(progress.length > 2);
  for (let i = 1; i < progress.length; ++i) assert.ok(progress[i].params.progress > progress[i - 1].params.progress);
  assert.ok(progress.some((n) => /page \d+ of 12|Binding/.test(n.params.message)));
  assert.equal((await server.must('generate_book', { plan_id: plan.plan_id })).job_id, job.job_id, 'made once');

  const book = await server.must('get_book', { book_id: job.book_id });
  assert.equal(book.files.filter((f) => f.media_type === 'image/png').length, 15);
  const script = await server.must('read_script', { book_id: job.book_id });
  assert.deepEqual(script.pages.map((p) => p.text), plan.pages.map((p) => p.text));

  for (const file of book.files) {
    const { contents } = await server.result('resources/read', { uri: file.uri });
    const target = path.join(folder, file.path);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, Buffer.from(contents[0].blob, 'base64'));
  }
  const pdf = path.join(folder, 'book.pdf');
  sh('qpdf', ['--check', pdf]);
  const info = sh('pdfinfo', [pdf]);
  assert.match(info, /Pages:\s+15/);
  assert.match(info, /Author:\s+A. Tester/);
  const fonts = sh('pdffonts', [pdf]).trim().split('\n').slice(2);
  assert.ok(fonts.length >= 1);
  for (const font of fonts) assert.match(font, /yes yes yes/, font);
  assert.equal(sh('pdfimages', ['-list', pdf]).trim().split('\n').length, 2, 'pictures are vectors');
  const text = words(sh('pdftotext', ['-layout', pdf, '-']));
  for (const page of plan.pages)
    for (const word of words(page.text).split(' ')) assert.ok(text.includes(word), word);
  assert.equal(sh('sqlite3', [path.join(folder, 'data', 'talewright.db'), 'PRAGMA integrity_check']).trim(), 'ok');
  const end = await server.close();
  assert.deepEqual(end, { status: 0, signal: null });
});

for (const version of ['2024-11-05', '2025-03-26', '2025-06-18', '2025-11-25'])
  test(`a ${version} client makes a small book`, async (t) => {
    const server = new Server(scratch(), { version });
    const hello = await server.initialize();
    assert.equal(hello.protocolVersion, version);
    const { tools } = await server.result('tools/list');
    assert.equal(tools.length, 24);
    const plan = await server.must('plan_story', { prompt: 'A shy dragon finds a friend', page_count: 4 });
    await server.must('approve_plan', { plan_id: plan.plan_id, userConfirmed: true });
    const job = await server.must('generate_book', { plan_id: plan.plan_id, wait_seconds: 120 }, { progressToken: 7 });
    assert.equal(job.state, 'READY');
    assert.ok(server.notifications.some((n) => n.params.progressToken === 7));
    const look = await server.tool('get_book', { book_id: job.book_id, page: 3 });
    assert.ok(look.content.some((b) => b.type === 'image'));
    assert.equal(look.content.some((b) => b.type === 'resource_link'), version >= '2025-06-18');
    await server.close();
  });

test('texts that the agent wrote are kept word for word', async (t) => {
  const server = new Server(scratch());
  const pages = ['Pip the robot hummed — and  beeped.', 'Then: darkness!\nPip’s lamp shook.', '“Count with me,” said Grandma Bolt. 1, 2, 3 …', 'Спокойной ночи, Pip. 晚安.'];
  const plan = await server.must('plan_story', { prompt: 'a robot afraid of the dark', pages: pages.map((text) => ({ text })) });
  assert.deepEqual(plan.pages.map((p) => p.text), pages);
  assert.ok(plan.pages.every((p) => p.text_by === 'agent'));
  const revised = await server.must('revise_plan', { plan_id: plan.plan_id, pages: [{ page: 2, text: 'A new  line.' }] });
  assert.equal(revised.pages[1].text, 'A new  line.');
  assert.equal(revised.version, plan.version + 1);
  await server.close();
});

test('resources and prompts are there to read', async (t) => {
  const server = new Server(scratch());
  const { resources } = await server.result('resources/list');
  const uris = resources.map((r) => r.uri);
  for (const uri of ['talewright://capabilities', 'talewright://guidance', 'talewright://docs/index']) {
    assert.ok(uris.includes(uri), uri);
    const { contents } = await server.result('resources/read', { uri });
    assert.ok(contents[0].text.length > 200);
  }
  for (const uri of uris.filter((u) => u.startsWith('talewright://docs/')))
    assert.ok((await server.result('resources/read', { uri })).contents[0].text.length > 50, uri);
  const { resourceTemplates } = await server.result('resources/templates/list');
  assert.ok(resourceTemplates.some((r) => r.uriTemplate.includes('sheet.png')));
  const { prompts } = await server.result('prompts/list');
  assert.deepEqual(prompts.map((p) => p.name).sort(), ['design_character', 'make_picture_book', 'review_plan']);
  const prompt = await server.result('prompts/get', { name: 'make_picture_book', arguments: { idea: 'a lost kite' } });
  assert.match(prompt.messages[0].content.text, /a lost kite/);
  const found = await server.must('search_docs', { query: 'kill crash job goes on' });
  assert.equal(found.results[0].uri, 'talewright://docs/books');
  const missing = await server.ask('resources/read', { uri: 'talewright://books/book_nothing/book.pdf' });
  assert.equal(missing.error.code, -32602);
  await server.close();
});

test('what capabilities promise is what the tools take', async (t) => {
  const server = new Server(scratch());
  const c = await server.must('get_capabilities');
  assert.ok(c.vocabulary.species.length >= 30);
  assert.ok(c.vocabulary.settings.length >= 12);
  const { tools } = await server.result('tools/list');
  const schema = tools.find((x) => x.name === 'plan_story').inputSchema.properties;
  assert.equal(c.limits.story_pages.maximum, schema.page_count.maximum);
  const scene = tools.find((x) => x.name === 'generate_scene').inputSchema.properties.scene;
  assert.deepEqual(c.vocabulary.poses, scene.properties.characters.items.properties.pose.enum);
  for (const style of c.styles) {
    const plan = await server.must('plan_story', { prompt: 'A cat', page_count: 4, style: style.name });
    assert.equal(plan.style, style.name);
  }
  const text = JSON.stringify(tools);
  assert.ok(text.length / 4 < 8000, `${text.length / 4} tokens`);
  assert.ok(tools.length <= 24);
  await server.close();
});

test('a character is changed as a draft, frozen when locked, and revised when unlocked', async (t) => {
  const server = new Server(scratch());
  const made = await server.must('create_character', { name: 'Mina', descriptor: { species: 'human', age: 'child', pronouns: 'she', hair: 'braids', accessories: ['glasses'] } });
  const id = made.character_id;
  assert.ok(made.descriptor.accessories.includes('glasses'));
  assert.equal(made.descriptor.hair, 'braids');
  assert.match(made.descriptor.colors.main, /^#/);
  const changed = await server.must('update_character', { character_id: id, descriptor: { colors: { hair: '#aa3311' } } });
  assert.equal(changed.descriptor.colors.hair, '#aa3311');
  assert.equal(changed.descriptor.colors.main, made.descriptor.colors.main, 'the rest stays');
  assert.equal((await server.refusal('plan_story', { prompt: 'x', character_ids: [id] })).code, 'character_state_invalid');
  await server.must('lock_character', { character_id: id });
  assert.equal((await server.refusal('update_character', { character_id: id, name: 'Nina' })).code, 'character_state_invalid');
  assert.equal((await server.refusal('lock_character', { character_id: id })).code, 'character_state_invalid');
  assert.equal((await server.must('unlock_character', { character_id: id })).revision, 2);
  const sheet = await server.result('resources/read', { uri: `talewright://characters/${id}/sheet.png` });
  assert.equal(Buffer.from(sheet.contents[0].blob, 'base64').subarray(1, 4).toString(), 'PNG');
  const listed = await server.must('list_characters', { name_contains: 'min' });
  assert.equal(listed.characters.length, 1);
  await server.must('delete_character', { character_id: id });
  assert.equal((await server.refusal('get_character', { character_id: id })).code, 'character_not_found');
  await server.close();
});

test('a job is cancelled within a second and gives back what it did not use', async (t) => {
  const server = new Server(scratch());
  const plan = await approvedPlan(server, { prompt: 'A whale who sings', page_count: 40 });
  const job = await server.must('generate_book', { plan_id: plan.plan_id });
  const before = Date.now();
  const ended = await server.must('cancel_job', { job_id: job.job_id });
  assert.equal(ended.state, 'CANCELED');
  assert.ok(Date.now() - before < 1000, `${Date.now() - before} ms`);
  assert.equal(ended.credits.settled + ended.credits.released, ended.credits.reserved);
  assert.equal((await server.refusal('cancel_job', { job_id: job.job_id })).code, 'job_state_invalid');
  const again = await server.must('generate_book', { plan_id: plan.plan_id });
  assert.notEqual(again.job_id, job.job_id);
  await server.must('cancel_job', { job_id: again.job_id });
  await server.close();
});
