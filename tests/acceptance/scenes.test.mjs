// Single pictures, reference pictures and uploads through the real program.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { Server, call, here, scratch } from './client.mjs';

const sample = (name) => readFileSync(path.join(here, '../fuzz/corpus/upload', name));
const upload = (bytes) => ({ data: Buffer.from(bytes).toString('base64') });

/** A server that offers every tool. */
function whole(t) {
  const data = scratch();
  return new Server(data, { args: ['stdio', '--data', data, '--toolsets', 'all'] });
}

const sizeOf = (png) => [png.readUInt32BE(16), png.readUInt32BE(20)];

async function read(server, uri) {
  const { contents } = await server.result('resources/read', { uri });
  return contents[0].blob ? Buffer.from(contents[0].blob, 'base64') : contents[0].text;
}

async function locked(server, name, description) {
  const { character_id } = await server.must('create_character', { name, description });
  await server.must('lock_character', { character_id });
  return character_id;
}

test('an agent draws by sentence, adjusts the spec, and goes on from there', async (t) => {
  const server = whole(t);
  const rusty = await locked(server, 'Rusty', 'a raccoon with a red scarf');
  const answer = await server.tool('generate_scene', { prompt: 'Rusty runs through the forest at night', character_ids: [rusty], width: 512 });
  const first = answer.structuredContent;
  assert.equal(first.spec.setting, 'forest');
  assert.equal(first.spec.time, 'night');
  assert.equal(first.spec.characters.length, 1);
  assert.deepEqual(first.characters, [{ key: first.spec.characters[0].character, name: 'Rusty', character_id: rusty, revision: 1 }]);
  assert.equal(first.image_id, first.scene_id);
  assert.equal(first.consistency.how, 'by_construction');
  assert.equal(first.consistency.score, null);
  const shown = answer.content.find((b) => b.type === 'image');
  assert.ok(Math.max(...sizeOf(Buffer.from(shown.data, 'base64'))) <= 1024);
  const picture = await read(server, first.image_uri);
  assert.deepEqual(sizeOf(picture), [512, 512]);
  assert.equal(JSON.parse(await read(server, `talewright://scenes/${first.scene_id}`)).scene_id, first.scene_id);

  const adjusted = await server.must('generate_scene', { scene: { ...first.spec, setting: 'beach', time: 'day', aspect: 1.6 }, character_ids: [rusty], width: 640, style: 'flat' });
  assert.equal(adjusted.spec.setting, 'beach');
  assert.deepEqual(adjusted.spec.characters, first.spec.characters);
  assert.deepEqual([adjusted.width, adjusted.height], [640, 400]);

  const next = await server.must('generate_scene', { prompt: 'Rusty waves', previous_image_id: adjusted.image_id });
  assert.equal(next.spec.setting, 'beach');
  assert.equal(next.style, 'flat');
  assert.equal(next.spec.seed, adjusted.spec.seed);
  assert.equal(next.previous_image_id, adjusted.image_id);
  assert.equal(next.characters[0].character_id, rusty);
  assert.equal(next.spec.characters[0].pose, 'wave');

  const listed = await server.must('list_scenes', { character_id: rusty, limit: 2 });
  assert.deepEqual(listed.scenes.map((s) => s.scene_id), [next.scene_id, adjusted.scene_id]);
  assert.equal((await server.must('list_scenes', { character_id: rusty, cursor: listed.next_cursor })).scenes[0].scene_id, first.scene_id);
  await server.must('delete_scene', { scene_id: next.scene_id });
  assert.equal((await server.refusal('get_scene', { scene_id: next.scene_id })).code, 'scene_not_found');
  await server.close();
});

test('one draws without creating anything, with a cast of the moment and a brand', async (t) => {
  const server = whole(t);
  const alone = await server.must('generate_scene', { prompt: 'A small fox flies a kite on the beach', width: 256 });
  assert.equal(alone.characters[0].descriptor.species, 'fox');
  const robot = await server.must('generate_scene', {
    cast: [{ key: 'pip', descriptor: { species: 'robot' } }, { key: 'mia', name: 'Mia', description: 'a girl with braids' }],
    scene: { setting: 'bedroom', time: 'night', lighting: 'lamplight', shot: 'wide', angle: 'bird', characters: [
      { character: 'pip', interaction: 'hold_hands', with: 'Mia' }, { character: 'mia', expression: 'sleepy' }] },
    brand: { palette: ['#123456'], forbidden: ['ball'], logo: upload(sample('logo.svg')) }, width: 256 });
  assert.equal(robot.spec.characters[0].with, 'mia');
  assert.deepEqual(robot.spec.brand, { palette: ['#123456'], forbidden: ['ball'] });
  assert.equal(robot.characters[1].descriptor.species, 'human');
  assert.equal((await server.must('list_characters')).characters.length, 0);
  await server.close();
});

test('a picture is varied in each of six dimensions', async (t) => {
  const server = whole(t);
  const source = await server.must('generate_scene', { width: 256, cast: [{ key: 'rusty', description: 'a raccoon' }],
    scene: { setting: 'forest', characters: [{ character: 'rusty', pose: 'stand', expression: 'happy', facing: 'front' }] } });
  const { vocabulary } = await server.must('get_capabilities');
  assert.equal(vocabulary.dimensions.length, 6);
  for (const vary of vocabulary.dimensions) {
    const answer = await server.tool('vary_scene', { image_id: source.image_id, vary, count: 2 });
    assert.ok(!answer.isError, `${vary}: ${answer.content[0].text}`);
    const made = answer.structuredContent;
    assert.equal(made.requested, 2);
    assert.equal(made.generated + made.failed, 2);
    assert.equal(made.variants.length, made.generated);
    assert.equal(answer.content.filter((b) => b.type === 'image').length, made.generated);
    for (const variant of made.variants) {
      assert.equal(variant.source_image_id, source.image_id);
      assert.notDeepEqual(variant.spec, source.spec, vary);
      assert.equal(variant.spec.seed, source.spec.seed);
      if (vary !== 'background') assert.equal(variant.spec.setting, source.spec.setting, vary);
      if (vary !== 'expression') assert.equal(variant.spec.characters[0].expression, 'happy', vary);
      if (vary !== 'pose') assert.equal(variant.spec.characters[0].pose, 'stand', vary);
    }
  }
  const sad = await server.must('vary_scene', { image_id: source.image_id, vary: 'expression', target: 'sad' });
  assert.equal(sad.variants[0].spec.characters[0].expression, 'sad');
  await server.close();
});

test('words become a descriptor, and what is not understood is said', async (t) => {
  const server = whole(t);
  const said = await server.must('fill_descriptor', { text: 'a shy otter in a yellow raincoat', fill: false });
  assert.equal(said.descriptor.species, 'otter');
  assert.equal(said.descriptor.colors?.main, undefined);
  const filled = await server.must('fill_descriptor', { text: 'a shy otter in a yellow raincoat' });
  assert.match(filled.descriptor.colors.main, /^#/);
  const near = await server.must('fill_descriptor', { text: 'a quokka-shaped cloud' });
  assert.ok(near.descriptor.species.length > 0);
  assert.ok(near.notes.length > 0);
  assert.equal((await server.must('list_characters')).characters.length, 0, 'nothing is kept');
  await server.close();
});

test('references belong to a revision and old pictures stay', async (t) => {
  const server = whole(t);
  const made = await server.must('create_character', { name: 'Mo', description: 'a white rabbit' });
  const id = made.character_id;
  for (const cut of made.panel_cuts)
    assert.ok(cut.id && cut.x >= 0 && cut.y >= 0 && cut.x + cut.width <= 1.001 && cut.y + cut.height <= 1.001);
  assert.equal((await server.refusal('generate_scene', { prompt: 'Mo sits', character_ids: [id] })).code, 'character_state_invalid');
  const drawn = await server.must('draw_references', { character_id: id, labels: ['front', 'expression.happy'] }, { progressToken: 3 });
  assert.deepEqual(drawn.references.map((r) => r.label), ['front', 'expression.happy']);
  assert.ok(server.notifications.some((n) => n.params.progressToken === 3));
  const front = await read(server, `talewright://characters/${id}/references/front.png`);
  assert.deepEqual(await read(server, drawn.references[0].uri), front);
  await server.must('lock_character', { character_id: id });
  const scene = await server.must('generate_scene', { prompt: 'Mo sits in the garden', character_ids: [id], width: 256 });
  const before = await read(server, scene.image_uri);
  const sheet = await read(server, `talewright://characters/${id}/sheet.png`);

  await server.must('unlock_character', { character_id: id });
  await server.must('update_character', { character_id: id, descriptor: { colors: { main: '#202020' } } });
  assert.deepEqual(await read(server, `talewright://characters/${id}/revisions/1/references/front.png`), front);
  assert.deepEqual(await read(server, `talewright://characters/${id}/revisions/1/sheet.png`), sheet);
  assert.notDeepEqual(await read(server, `talewright://characters/${id}/sheet.png`), sheet);
  const relocked = await server.must('lock_character', { character_id: id });
  assert.deepEqual(relocked.references.map((r) => r.label), ['front', 'three_quarter', 'side', 'back']);
  const again = await server.must('generate_scene', { scene: scene.spec, character_ids: [id], width: 256 });
  assert.equal(again.characters[0].revision, 2);
  assert.notDeepEqual(await read(server, again.image_uri), before);
  await server.must('delete_character', { character_id: id });
  assert.deepEqual(await read(server, scene.image_uri), before);
  assert.equal((await server.must('get_scene', { scene_id: scene.scene_id })).characters[0].revision, 1);
  assert.equal((await server.ask('resources/read', { uri: `talewright://characters/${id}/references/front.png` })).error.code, -32602);
  await server.close();
});

test('a photo of any kind gives its colours and is kept', async (t) => {
  const server = whole(t);
  for (const [file, type] of [['fox.png', 'image/png'], ['fox.jpg', 'image/jpeg'], ['fox.webp', 'image/webp'], ['fox.gif', 'image/gif']]) {
    const made = await server.must('create_character', { name: 'Fox', description: 'a fox', reference_image: { ...upload(sample(file)), media_type: 'image/bmp' } });
    const [photo] = made.references;
    assert.equal(photo.label, 'photo');
    assert.equal(photo.media_type, type, 'by its bytes');
    assert.deepEqual(await read(server, photo.uri), sample(file));
    const [r, g, b] = [1, 3, 5].map((i) => parseInt(made.descriptor.colors.main.slice(i, i + 2), 16));
    assert.ok(Math.hypot(r - 0xd9, g - 0x64, b - 0x2b) < 30, `${file}: ${made.descriptor.colors.main}`);
    assert.ok(made.notes.some((n) => /reference picture/.test(n)));
  }
  await server.close();
});

test('hostile files and impossible specs are refused with what is wrong', async (t) => {
  const server = whole(t);
  const png = sample('fox.png');
  const bomb = Buffer.from(png);
  bomb.writeUInt32BE(50000, 16);
  bomb.writeUInt32BE(50000, 20);
  const photo = (bytes) => server.refusal('create_character', { name: 'X', reference_image: typeof bytes === 'string' ? { data: bytes } : upload(bytes) });
  const large = await photo(bomb);
  assert.equal(large.code, 'image_too_large');
  assert.equal(large.details.limit, 16384);
  assert.equal(large.details.field, '/reference_image');
  for (const file of ['fox.png', 'fox.jpg', 'fox.webp', 'fox.gif']) {
    const bytes = sample(file);
    assert.equal((await photo(bytes.subarray(0, bytes.length * 0.6))).code, 'image_invalid', file);
  }
  assert.equal((await photo('not base64!')).code, 'image_invalid');
  assert.equal((await photo(sample('logo.svg'))).code, 'image_invalid');

  const svg = (inside, head = '') => Buffer.from(`${head}<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${inside}</svg>`);
  const logo = async (bytes) => server.refusal('generate_scene', { prompt: 'a cat', brand: { logo: upload(bytes) } });
  for (const bytes of [svg('<image href="file:///etc/passwd"/>'), svg('<use href="http://127.0.0.1/x#y"/>'),
    svg('<text>&b;</text>', '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'), svg('<script>1</script>')]) {
    const refused = await logo(bytes);
    assert.equal(refused.code, 'image_invalid', bytes.toString());
    assert.equal(refused.details.field, '/brand/logo');
    assert.ok(refused.details.reason.length > 5);
  }

  const nine = Array.from({ length: 9 }, (_, i) => ({ key: `k${i}`, description: 'a cat' }));
  assert.equal((await server.refusal('generate_scene', { cast: nine, scene: {} })).details.problems[0].pointer, '/cast');
  const tiny = await server.refusal('generate_scene', { scene: { props: [{ name: 'ball', scale: 0 }] } });
  assert.equal(tiny.details.problems[0].pointer, '/scene/props/0/scale');
  assert.equal((await server.refusal('generate_scene', { scene: { characters: [{ character: 'nobody' }] } })).code, 'validation_failed');
  assert.equal((await server.refusal('generate_scene', {})).code, 'validation_failed');
  assert.equal((await server.refusal('vary_scene', { image_id: 'scene_x', vary: 'pose' })).code, 'scene_not_found');
  const odd = await server.must('generate_scene', { width: 256, cast: [{ key: 'q', descriptor: { species: 'quokka-shaped cloud' } }],
    scene: { setting: 'chocolate factory', props: [{ name: 'sign', text: '夜 ליל नमस्ते' }, { name: 'flibbertigibbet' }] } });
  assert.ok(odd.notes.length >= 2, JSON.stringify(odd.notes));
  await server.close();
});

test('agents see the usual tools; the rest is there for those who ask', async (t) => {
  const usual = new Server(scratch());
  const names = (await usual.result('tools/list')).tools.map((x) => x.name);
  assert.ok(names.includes('generate_scene') && names.includes('vary_scene') && names.includes('fill_descriptor'));
  assert.ok(!names.includes('get_scene'));
  assert.equal((await usual.ask('tools/call', { name: 'get_scene', arguments: { scene_id: 'x' } })).error.code, -32602);
  await usual.close();
  const everything = whole(t);
  assert.ok((await everything.result('tools/list')).tools.length > 24);
  await everything.close();
  const data = scratch();
  const scenes = new Server(data, { args: ['stdio', '--data', data, '--toolsets', 'scenes'] });
  assert.deepEqual((await scenes.result('tools/list')).tools.map((x) => x.name), ['delete_scene', 'generate_scene', 'get_scene', 'list_scenes', 'vary_scene']);
  await scenes.close();
  assert.deepEqual(call(scratch(), 'list_scenes').result, { scenes: [] });
});
