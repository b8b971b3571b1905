// Both official TypeScript clients, connected to the built program over either transport, behind
// one small surface, so that a test can be told once and hold for each of them.
import { createInterface } from 'node:readline';
import { program, scratch, start } from './client.mjs';

export const modern = '2026-07-28';
const identity = { name: 'talewright-acceptance', version: '1' };

/** Every client over every transport; the second release speaks both eras, or chooses ('auto'). */
export const ways = ['stdio', 'http'].flatMap((over) => [
  { client: 'v1', over, name: `TypeScript client v1 over ${over}` },
  { client: 'v2', over, era: modern, name: `TypeScript client v2 over ${over}` },
  { client: 'v2', over, era: 'legacy', name: `TypeScript client v2, in the legacy era, over ${over}` },
]);

/** `talewright serve` on a data folder: {url, port, kill}. Ends with the test. */
export async function serve(t, data, port = 0) {
  const { child, exited } = start(program, ['serve', '--sse', '--listen', `127.0.0.1:${port}`, '--data', data], { stdio: ['ignore', 'ignore', 'pipe'] });
  const kill = (signal = 'SIGKILL') => { child.kill(signal); return exited; };
  t.after(() => kill());
  const url = await new Promise((resolve, reject) => {
    let said = '';
    createInterface({ input: child.stderr }).on('line', (line) => {
      said += line + '\n';
      const found = /^talewright listens on (\S+)/.exec(line);
      if (found) resolve(new URL(found[1]));
    });
    exited.then(() => reject(new Error(`talewright serve ended: ${said}`)));
  });
  return { url, port: Number(url.port), kill };
}

const v1 = {
  async load() {
    const part = (name) => import(`@modelcontextprotocol/sdk/${name}.js`);
    const [client, stdio, http, sse, schemas] = await Promise.all(
      ['client/index', 'client/stdio', 'client/streamableHttp', 'client/sse', 'types'].map(part));
    return { ...client, ...stdio, ...http, ...sse, schemas };
  },
  create: ({ Client }, _era, options) => new Client(identity, options),
  onForm: (client, { schemas }, answer) => client.setRequestHandler(schemas.ElicitRequestSchema, (request) => answer(request.params)),
  onNotification(client, { schemas }, method, handler) {
    const schema = Object.values(schemas).find((one) => one?.shape?.method?.value === method);
    client.setNotificationHandler(schema, (notification) => handler(notification.params));
  },
  callTool: (client, params, options) => client.callTool(params, undefined, options),
};

const v2 = {
  async load() {
    return { ...await import('@modelcontextprotocol/client'), ...await import('@modelcontextprotocol/client/stdio') };
  },
  create: ({ Client }, era, options) =>
    new Client(identity, { ...options, versionNegotiation: { mode: era === modern ? { pin: era } : era } }),
  onForm: (client, _library, answer) => client.setRequestHandler('elicitation/create', (request) => answer(request.params)),
  onNotification: (client, _library, method, handler) => client.setNotificationHandler(method, (notification) => handler(notification.params)),
  callTool: (client, params, options) => client.callTool(params, options),
};

/** A connected client. `answer(params)` is what its person does with a form; `forms` is what they saw. */
export class Connection {
  static async open(t, way, { data = scratch(), server, answer, capabilities = {} } = {}) {
    const release = way.client === 'v1' ? v1 : v2;
    const library = await release.load();
    const its = new Connection();
    Object.assign(its, { way, data, server, release, library, answer, forms: [], errors: [] });
    its.client = release.create(library, way.era, { capabilities: { ...capabilities, ...(answer ? { elicitation: {} } : {}) } });
    its.client.onerror = (error) => its.errors.push(error);
    if (answer) release.onForm(its.client, library, (params) => { its.forms.push(params); return its.answer(params); });
    t.after(() => its.close());  // before its server, which is killed
    if (way.over !== 'stdio') its.server ??= await serve(t, data);
    its.transport =
      way.over === 'http' ? new library.StreamableHTTPClientTransport(its.server.url)
      : way.over === 'sse' ? new library.SSEClientTransport(new URL('/sse', its.server.url))
      : new library.StdioClientTransport({ command: program, args: ['stdio', '--data', data], stderr: 'ignore' });
    await its.client.connect(its.transport);
    const pass = its.transport.onmessage;
    its.transport.onmessage = (message, extra) => { its.#note(message); return pass(message, extra); };
    return its;
  }

  #answered = new Set();
  #note(message) {
    if (message.method === undefined) this.#answered.add(message.id);
    if (message.method === 'notifications/progress' && this.#answered.has(message.params.progressToken))
      this.errors.push(new Error(`progress after the answer: ${JSON.stringify(message)}`));
  }

  /**
   * What the client found wrong, or we. Both releases take an answer before the notification that
   * came just ahead of it, and then complain of the notification; so the order is judged in #note.
   */
  get faults() { return this.errors.filter((error) => !error.message.includes('progress notification for an unknown token')); }

  /** The tool's whole result, refused or not. */
  tool(name, args = {}, options = {}) {
    return this.release.callTool(this.client, { name, arguments: args }, { timeout: 120_000, ...options });
  }

  /** The tool's structured result; a refusal throws. */
  async must(name, args, options) {
    const r = await this.tool(name, args, options);
    if (r.isError) throw new Error(`${name}: ${r.content[0].text}`);
    return r.structuredContent;
  }

  /** What the tool refused with. */
  async refusal(name, args) {
    const r = await this.tool(name, args);
    return r.isError ? r.structuredContent.error : undefined;
  }

  on(method, handler) { this.release.onNotification(this.client, this.library, method, handler); }

  async close() { await this.client.close().catch(() => {}); }

  /** The end of the server's process, by default without a chance to tidy up. */
  async kill(signal = 'SIGKILL') {
    if (this.server) return this.server.kill(signal);
    const gone = new Promise((resolve) => { this.client.onclose = resolve; });
    process.kill(this.transport.pid, signal);
    return gone;
  }
}

/** Events that a test waits for: push() them, and next() gives those not yet seen, in order. */
export class Inbox {
  #waiting = [];
  #events = [];
  push(event) {
    const first = this.#waiting.shift();
    if (first) first(event); else this.#events.push(event);
  }
  next() {
    return this.#events.length ? Promise.resolve(this.#events.shift()) : new Promise((resolve) => this.#waiting.push(resolve));
  }
  async until(wanted) {
    for (;;) {
      const event = await this.next();
      if (await wanted(event)) return event;
    }
  }
}
