// Makes a character, draws it, draws it again in another light, saves the pictures.
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';

const site = process.env.TALEWRIGHT_URL ?? 'http://127.0.0.1:8787';
const key = process.env.TALEWRIGHT_KEY;
const auth = key ? { Authorization: `Bearer ${key}` } : {};

async function post(path, body) {
  const answer = await fetch(`${site}/api/v1${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID(), ...auth },
    body: JSON.stringify(body),
  });
  const result = await answer.json();
  if (!answer.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result;
}

async function save(sceneId, file) {
  const answer = await fetch(`${site}/files/scenes/${sceneId}/image.png`, { headers: auth });
  if (!answer.ok) throw new Error(await answer.text());
  await writeFile(file, Buffer.from(await answer.arrayBuffer()));
  console.log(`Saved ${file}`);
}

const character = await post('/characters', { name: 'Pip', description: 'A small brave raccoon with a red scarf' });
console.log(`${character.name} is a ${character.descriptor.species}.`);
await post(`/characters/${character.character_id}/lock`, {});

const scene = await post('/scenes', {
  prompt: 'Pip waves from a treehouse in the morning',
  character_ids: [character.character_id],
  width: 512,
});
for (const note of scene.notes) console.log(note); // what was drawn otherwise than said
await save(scene.scene_id, 'scene.png');

const { variants } = await post(`/scenes/${scene.image_id}/vary`, { vary: 'lighting', count: 2 });
for (const variant of variants) await save(variant.scene_id, `${variant.scene_id}.png`);
