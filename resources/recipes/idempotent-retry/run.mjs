// Draws a picture over a network that loses answers, and pays for it once.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

const url = (process.env.TALEWRIGHT_URL ?? 'http://127.0.0.1:8787') + '/api/v1';
const key = process.env.TALEWRIGHT_KEY;

/** Sends again after network failures, 409 "still running", 429 and 5xx; never after other refusals. */
async function post(path, body, work) {
  for (let attempt = 1; attempt <= 5; ++attempt) {
    let seconds = attempt;
    try {
      const answer = await fetch(url + path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': work, ...(key && { Authorization: `Bearer ${key}` }) },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(60_000),
      });
      const result = await answer.json();
      if (answer.ok) return { result, replayed: answer.headers.get('Idempotency-Replayed') === 'true' };
      const again = result.error.code === 'idempotency_in_progress' || answer.status === 429 || answer.status >= 500;
      if (!again) return Promise.reject(new Error(`${result.error.code}: ${result.error.message}`));
      seconds = Number(answer.headers.get('Retry-After') ?? attempt);
    } catch (failure) { // no connection, no answer
      console.log(`Attempt ${attempt}: ${failure.message}`);
    }
    await pause(seconds * 1000);
  }
  throw new Error('No answer after 5 attempts. The same key may be sent again for a day.');
}

// One key for one piece of work. A program keeps it beside its own record before it sends.
const work = randomUUID();
const wish = { prompt: 'A fox reads a map under a lantern', width: 512 };

const first = await post('/scenes', wish, work);
console.log(`Drawn: ${first.result.scene_id}. Now as if that answer had been lost:`);

const second = await post('/scenes', wish, work);
if (!second.replayed || second.result.scene_id !== first.result.scene_id) throw new Error('It was drawn twice!');
console.log(`The same picture, ${second.result.scene_id}, repeated and not drawn again.`);
