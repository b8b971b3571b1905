// The examples of every operation, with the ids of things that exist: what they give is compared
// between faces, and against the API's own description.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from './client.mjs';
import { madeBook } from './rest_client.mjs';

/** Every operation's file, those that change nothing first: what is read is then the same for all. */
export function operations() {
  const folder = path.join(root, 'tools');
  const all = readdirSync(folder).filter((f) => f.endsWith('.json')).map((f) => JSON.parse(readFileSync(path.join(folder, f), 'utf8')));
  return [...all.filter((o) => o.annotations.readOnlyHint), ...all.filter((o) => !o.annotations.readOnlyHint)];
}

// No name server knows it (RFC 2606).
const kNowhere = 'https://talewright.invalid/hook';

/** Makes at least one of everything; gives the ids that the examples' are replaced by. */
export async function prepare(server) {
  const post = (at, body) => server.must('POST', `/api/v1${at}`, body);
  const character = async (name) => (await post('/characters', { name, description: `a small otter called ${name}` })).character_id;
  const plan = async () => (await post('/plans', { prompt: 'A snail who wants to win one race', page_count: 4 })).plan.plan_id;
  const approved = async () => {
    const id = await plan();
    await post(`/plans/${id}/approve`, { userConfirmed: true });
    return id;
  };
  const scene = async () => (await post('/scenes', { prompt: 'A small fox in a red scarf on the beach' })).scene_id;
  const hook = async () => (await post('/webhooks', { url: kNowhere, events: ['job.failed'] })).webhook_id;
  const key = async () => (await post('/keys', { label: 'An example' })).key_id;

  const locked = await character('Lina');
  await post(`/characters/${locked}/lock`);
  const book = await madeBook(server, { num_pages: 8 });
  const drawn = await scene();
  const told = await hook();
  const delivery = await post(`/webhooks/${told}/test`);
  const usual = {
    character_id: locked, plan_id: await plan(), job_id: book.job_id, book_id: book.book_id,
    scene_id: drawn, image_id: drawn, webhook_id: told, delivery_id: delivery.delivery_id, key_id: await key(),
    uri: `talewright://books/${book.book_id}/book.pdf`, url: kNowhere,
  };
  const changed = {
    approve_plan: { plan_id: await plan() },
    revise_plan: { plan_id: await plan() },
    reject_plan: { plan_id: await plan() },
    generate_book: { plan_id: await approved() },
    get_book_status: { book_id: book.job_id },
    lock_character: { character_id: await character('Otto') },
    update_character: { character_id: await character('Bo') },
    delete_character: { character_id: await character('Pia') },
    draw_references: { character_id: await character('Kim') },
    delete_scene: { scene_id: await scene() },
    delete_webhook: { webhook_id: await hook() },
    revoke_key: { key_id: await key() },
  };
  return { usual, changed };
}

/** An example's arguments with ids that exist. */
export function real(fixture, operation, example) {
  const result = structuredClone(example);
  for (const [name, id] of Object.entries({ ...fixture.usual, ...fixture.changed[operation.name] }))
    if (name in result) result[name] = id;
  return result;
}

/** An operation's call as an HTTP request: {method, path, body}. */
export function request(operation, args) {
  const { method, path: template } = operation.talewright.rest;
  const rest = { ...args };
  let at = '/api/v1' + template.replace(/\{(\w+)\}/g, (_, name) => {
    const value = rest[name];
    delete rest[name];
    return encodeURIComponent(value);
  });
  if (method !== 'GET' && method !== 'DELETE') return { method, path: at, body: rest };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(rest))
    for (const one of [value].flat()) query.append(name, typeof one === 'object' ? JSON.stringify(one) : String(one));
  if (query.size) at += `?${query}`;
  return { method, path: at };
}

const kIds = /\b[a-z]{2,8}_[0-9a-z]{26}\b/g;
const kTimes = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g;
const kSecrets = /\b(tw_[0-9a-f]{8}_\w+|whsec_[\w+/=]+)/g;
/** What differs between two runs that are the same: who asked, by which way, as which call. */
const kOfTheCall = new Set(['face', 'address', 'request_id', 'key_id', 'ms']);

/** The object without what time and chance make of it. */
export function lasting(value, known = new Set(), name = '') {
  if (Array.isArray(value)) return value.map((v) => lasting(v, known));
  if (value && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, lasting(v, known, k)]));
  if (kOfTheCall.has(name)) return `<${name}>`;
  if (typeof value !== 'string') return value;
  return value.replace(kSecrets, '<secret>').replace(kTimes, '<time>').replace(kIds, (id) => (known.has(id) ? id : '<id>'));
}
