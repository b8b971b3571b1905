// A small MCP client that does what an agent does: it starts `talewright stdio`, creates and locks a
// character, plans a story, approves it, makes the book, reads its script, and saves its files.
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import path from 'node:path';

const prompt = process.argv[2];
const root = path.resolve(path.dirname(new URL(import.meta.url).pathname), '..');
const out = path.resolve(process.env.TALEWRIGHT_OUT ?? path.join(root, 'build', 'first-book'));
const data = path.resolve(process.env.TALEWRIGHT_DATA ?? path.join(out, 'data'));

// ---- JSON-RPC over the pipe
const server = spawn(path.join(root, 'build', 'talewright'), ['stdio', '--data', data],
  { stdio: ['pipe', 'pipe', 'inherit'] });
const waiting = new Map();
let onProgress = () => {};
createInterface({ input: server.stdout }).on('line', (line) => {
  const message = JSON.parse(line);
  if (message.method === 'notifications/progress') onProgress(message.params);
  else waiting.get(message.id)?.(message);
});
server.on('exit', (code) => { if (code) { console.error(`talewright ended with status ${code}`); process.exit(1); } });

let lastId = 0;
const meta = {
  'io.modelcontextprotocol/protocolVersion': '2026-07-28',
  'io.modelcontextprotocol/clientCapabilities': {},
  'io.modelcontextprotocol/clientInfo': { name: 'first-book', version: '1.0.0' },
};
function request(method, params = {}, extra = {}) {
  const id = ++lastId;
  server.stdin.write(JSON.stringify({ jsonrpc: '2.0', id, method, params: { ...params, _meta: { ...meta, ...extra } } }) + '\n');
  return new Promise((resolve, reject) => waiting.set(id, (message) => {
    waiting.delete(id);
    message.error ? reject(new Error(message.error.message)) : resolve(message.result);
  }));
}
async function tool(name, args, extra) {
  const result = await request('tools/call', { name, arguments: args }, extra);
  if (result.isError) throw new Error(result.content[0].text);
  return result.structuredContent;
}

// ---- a progress bar on a terminal, plain lines elsewhere
function showProgress({ progress, total, message }) {
  if (!process.stderr.isTTY) return console.error(message);
  const full = Math.round((30 * progress) / total);
  process.stderr.write(`\r\x1b[K${'█'.repeat(full)}${'░'.repeat(30 - full)} ${Math.round((100 * progress) / total)} %  ${message}`);
}

// ---- the way to a book
try {
  const discovered = await request('server/discover');
  console.error(`Connected to ${discovered._meta['io.modelcontextprotocol/serverInfo'].name}`);
  const { tools } = await request('tools/list');
  console.error(`${tools.length} tools`);

  // What the prompt says of the hero makes a character that could return in other books.
  const first = await tool('plan_story', { prompt });
  const hero = first.cast[0];
  await tool('reject_plan', { plan_id: first.plan_id, reason: 'planned again with a locked hero' });
  const character = await tool('create_character', { name: hero.name, description: prompt });
  await tool('lock_character', { character_id: character.character_id });
  console.error(`Locked ${character.name}, a ${character.descriptor.species}`);

  const plan = await tool('plan_story', { prompt, character_ids: [character.character_id] });
  console.error(`Planned “${plan.title}”: ${plan.pages.length} pages, ${plan.quote.credits} credits`);
  await tool('approve_plan', { plan_id: plan.plan_id, userConfirmed: true, version: plan.version });

  onProgress = showProgress;
  let job = await tool('generate_book', { plan_id: plan.plan_id, wait_seconds: 300 }, { progressToken: 'book' });
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  if (job.state !== 'READY') throw new Error(job.error?.message ?? job.state);

  const script = await tool('read_script', { book_id: job.book_id });
  console.error(`\n${script.title}\n`);
  for (const page of script.pages) console.error(`${String(page.page).padStart(3)}  ${page.text.replaceAll('\n', '\n     ')}`);
  console.error('');

  const book = await tool('get_book', { book_id: job.book_id });
  for (const file of book.files) {
    const { contents } = await request('resources/read', { uri: file.uri });
    const target = path.join(out, file.path);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, Buffer.from(contents[0].blob, 'base64'));
    console.log(target);
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  server.stdin.end();
}
