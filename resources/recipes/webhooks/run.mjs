// Registers a webhook, receives a test event, checks its signature as Standard Webhooks prescribes.
// Listens on port 8799; TALEWRIGHT_HOOK is where the server reaches that. A server refuses private
// addresses unless its operator allows them.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';

const url = (process.env.TALEWRIGHT_URL ?? 'http://127.0.0.1:8787') + '/api/v1';
const key = process.env.TALEWRIGHT_KEY;
const port = Number(process.env.HOOK_PORT ?? 8799);

async function call(method, path, body) {
  const answer = await fetch(url + path, {
    method,
    headers: { 'Content-Type': 'application/json', ...(key && { Authorization: `Bearer ${key}` }) },
    body: body && JSON.stringify(body),
  });
  const result = await answer.json();
  if (!answer.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result;
}

/** The signed text is "id.timestamp.body"; the key is the base64 after "whsec_". */
function isGenuine(headers, body, secret) {
  const text = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  const own = createHmac('sha256', Buffer.from(secret.replace(/^whsec_/, ''), 'base64')).update(text).digest('base64');
  const same = (one) => one.length === own.length + 3 && timingSafeEqual(Buffer.from(one), Buffer.from(`v1,${own}`));
  const fresh = Math.abs(Date.now() / 1000 - Number(headers['webhook-timestamp'])) < 300; // older ones may be replays
  return fresh && headers['webhook-signature'].split(' ').some(same);
}

const receiver = createServer().listen(port);
await once(receiver, 'listening');
const hook = await call('POST', '/webhooks', { url: process.env.TALEWRIGHT_HOOK ?? `http://127.0.0.1:${port}/` });
const [[request, response]] = await Promise.all([
  once(receiver, 'request'),
  call('POST', `/webhooks/${hook.webhook_id}/test`, {}),
]);
const body = (await request.setEncoding('utf8').toArray()).join('');
const genuine = isGenuine(request.headers, body, hook.secret);
response.writeHead(genuine ? 204 : 400).end(); // any 2xx says: got it, do not send it again
console.log(`Received ${JSON.parse(body).type}, ${genuine ? 'genuine' : 'forged!'}.`);

await call('DELETE', `/webhooks/${hook.webhook_id}`);
receiver.close();
receiver.closeAllConnections();
if (!genuine) process.exitCode = 1;
