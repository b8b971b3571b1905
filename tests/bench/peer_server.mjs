// The same trivial tool on the official TypeScript SDK v2: peer_server.mjs --stdio | --listen (prints its port).
import { createServer } from 'node:http';
import { localhostHostValidation, localhostOriginValidation, toNodeHandler } from '@modelcontextprotocol/node';
import { createMcpHandler, McpServer } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';

function made() {
  const server = new McpServer({ name: 'peer', version: '1.0.0' });
  server.registerTool('test_simple_text', { description: 'Gives a short text.' },
    () => ({ content: [{ type: 'text', text: 'This is a simple text response for testing.' }] }));
  return server;
}

if (process.argv[2] === '--stdio') {
  serveStdio(made);
} else {
  const handle = toNodeHandler(createMcpHandler(made));
  const hostIsOurs = localhostHostValidation(), originIsOurs = localhostOriginValidation();
  const server = createServer((req, res) => { if (hostIsOurs(req, res) && originIsOurs(req, res)) handle(req, res); });
  server.listen(0, '127.0.0.1', () => console.log(server.address().port));
}
