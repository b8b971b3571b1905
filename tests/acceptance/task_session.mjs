// The official tasks client, on a modern connection. The TypeScript client's own codec knows no
// result of type "task", so the tasks client wants the transport itself.
import { createTaskSessionFromClient } from '@modelcontextprotocol/ext-tasks/client';
import { modern } from './clients.mjs';

export const tasksExtension = { extensions: { 'io.modelcontextprotocol/tasks': {} } };

/** Sends requests past the client's codec, with ids of its own. */
function rawDispatch(client) {
  const { transport } = client;
  const waiting = new Map();
  const pass = transport.onmessage;
  transport.onmessage = (message, extra) => {
    const settle = message.method === undefined ? waiting.get(message.id) : undefined;
    if (!settle) return pass(message, extra);
    waiting.delete(message.id);
    settle(message.error ? { kind: 'error', error: message.error } : { kind: 'result', result: message.result });
  };
  return (request, { signal, context } = {}) => new Promise((resolve, reject) => {
    const id = `task:${waiting.size}:${Math.random()}`;
    waiting.set(id, resolve);
    signal?.addEventListener('abort', () => { waiting.delete(id); reject(signal.reason); }, { once: true });
    transport.send({ jsonrpc: '2.0', id, ...request }, { headers: context?.headers, requestSignal: signal }).catch(reject);
  });
}

/** Ends with the test. Sessions for the same data folder can take over each other's tasks. */
export function taskSession(t, { client, data }) {
  const session = createTaskSessionFromClient(client, {
    endpointId: data,
    rawDispatch: rawDispatch(client),
    v2RequestFraming: { protocolVersion: modern, clientInfo: { name: 'talewright-acceptance', version: '1' }, clientCapabilities: tasksExtension },
  });
  t.after(() => session.close().catch(() => {}));
  return session;
}
