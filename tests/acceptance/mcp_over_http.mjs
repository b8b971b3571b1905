// Single messages of the protocol's modern era over HTTP, for acceptance tests.

const VERSION = '2026-07-28';
const KEY = 'io.modelcontextprotocol/';

/** The whole HTTP answer: {status, headers, json}. */
export async function ask(url, method, params = {}, headers = {}, capabilities = {}) {
  const name = params.name ?? params.uri ?? params.taskId;
  const answer = await fetch(`${url}/mcp`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json', Accept: 'application/json, text/event-stream', 'MCP-Protocol-Version': VERSION, 'Mcp-Method': method,
      ...(name && { 'Mcp-Name': /^[\x21-\x7e]+$/.test(name) ? name : `=?base64?${Buffer.from(name).toString('base64')}?=` }), ...headers,
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params: { ...params, _meta: { [`${KEY}protocolVersion`]: VERSION, [`${KEY}clientCapabilities`]: capabilities } } }),
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, json: text ? JSON.parse(text) : undefined };
}

/** A tool's result; refused by the transport or the protocol, it throws. */
export async function tool(url, name, args = {}, headers = {}) {
  const { status, json } = await ask(url, 'tools/call', { name, arguments: args }, headers);
  if (!json?.result) throw new Error(`${name}: ${status} ${JSON.stringify(json)}`);
  return json.result;
}

/** The code with which a tool refuses. */
export const refusal = async (url, name, args, headers) => (await tool(url, name, args, headers)).structuredContent?.error?.code;
