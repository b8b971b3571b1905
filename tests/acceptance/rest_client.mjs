// A client of `talewright serve` over REST, for acceptance tests.
import { randomUUID } from 'node:crypto';
import { program, start } from './client.mjs';

/** A running server: {url, api(), must(), stop()}. */
export async function serve(data, ...more) {
  const { child, exited } = start(program, ['serve', '--listen', '127.0.0.1:0', '--data', data, ...more], { stdio: ['ignore', 'ignore', 'pipe'] });
  let stderr = '';
  const url = await new Promise((resolve, reject) => {
    child.stderr.on('data', (d) => {
      stderr += d;
      const found = / listens on (https?:\/\/[^/\s]+)/.exec(stderr);
      if (found) resolve(found[1]);
    });
    exited.then(() => reject(new Error(stderr)));
  });
  /** The answer to one request, its body unread. POSTs get an idempotency key of their own. */
  const api = (method, path, body, headers = {}) => fetch(url + path, {
    method,
    headers: {
      ...(method === 'POST' && { 'Idempotency-Key': randomUUID() }),
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...headers,
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  /** The JSON of an answer that must be a success. */
  const must = async (method, path, body, headers) => {
    const answer = await api(method, path, body, headers);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return JSON.parse(text);
  };
  /** {status, code} of one that must be refused. */
  const refusal = async (method, path, body, headers) => {
    const answer = await api(method, path, body, headers);
    const { error } = await answer.json();
    return { status: answer.status, code: error?.code, requestId: error?.requestId, details: error?.details };
  };
  const stop = () => { child.kill('SIGTERM'); return exited; };
  const kill = () => { child.kill('SIGKILL'); return exited; };
  return { url, api, must, refusal, stop, kill, process: child };
}

/** The events of a stream, as they come: {id, event, data}. */
export async function* events(answer) {
  let text = '';
  for await (const part of answer.body.pipeThrough(new TextDecoderStream())) {
    text += part.replaceAll('\r\n', '\n');
    const blocks = text.split('\n\n');
    text = blocks.pop();
    for (const block of blocks) {
      const fields = Object.fromEntries(block.split('\n').filter((line) => !line.startsWith(':')).map((line) => line.split(/: (.*)/s)));
      if (fields.data) yield { id: fields.id, event: fields.event, data: JSON.parse(fields.data) };
    }
  }
}

export async function all(stream) {
  const got = [];
  for await (const one of stream) got.push(one);
  return got;
}

/** A book of four pages, made: {job_id, book_id}. */
export async function madeBook(server, more = {}, headers = {}) {
  const order = await server.must('POST', '/api/v1/books', { prompt: 'A snail who wants to win one race', num_pages: 4, ...more }, headers);
  const told = await all(events(await server.api('GET', `/api/v1/books/${order.job_id}/stream`, undefined, headers)));
  const last = told.at(-1).data;
  if (last.step !== 'done') throw new Error(JSON.stringify(last));
  return { ...order, book_id: last.book_id, told };
}
