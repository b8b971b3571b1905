// A small MCP host in headless Chromium: it shows a page of the server's beside a conversation, and
// passes what the page asks for on to a real `talewright stdio`.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { here, root } from './client.mjs';

const browser_program = process.env.CHROMIUM ?? '/usr/bin/chromium';
const scripts = path.join(root, 'scripts');

let made;
/** The host's own script, bundled once. */
function hostScript() {
  const { build } = createRequire(path.join(scripts, 'package.json'))('esbuild');
  made ??= build({ entryPoints: [path.join(here, 'host_view.js')], bundle: true, write: false, format: 'iife', target: 'es2022',
    legalComments: 'none', nodePaths: [path.join(scripts, 'node_modules')] }).then((r) => r.outputFiles[0].text);
  return made;
}

export function startBrowser() {
  if (!existsSync(browser_program)) throw new Error(`no browser at ${browser_program}: scripts/install.sh --tests`);
  return chromium.launch({ executablePath: browser_program, headless: true, args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
}

/** Shows `ui://…` of the server. What comes back: the Playwright page; `view`, the shown document;
    `heard()`, what the page told the host; `bridge(method, ...args)`, what the host tells the page;
    `troubles`, what a browser would complain about, and every load beyond the page itself. */
export async function showPage(browser, server, uri, { context, capabilities, width = 900, height = 800, media = {}, deaf = false, grows = false } = {}) {
  const page = await browser.newPage({ viewport: { width, height }, ...media });
  const troubles = [];
  page.on('console', (m) => { if (['error', 'warning'].includes(m.type())) troubles.push(m.text()); });
  page.on('pageerror', (e) => troubles.push(String(e)));
  await page.route('**/*', (route) => {
    if (route.request().url() === 'http://host.test/')
      return route.fulfill({ contentType: 'text/html', body: '<!DOCTYPE html><title>Host</title><style>html,body{margin:0;height:100%}iframe{display:block;border:0;width:100%;height:100%}</style><iframe title="Plan review" sandbox="allow-scripts"></iframe>' });
    troubles.push(`loads ${route.request().url()}`);
    return route.abort();
  });
  await page.exposeFunction('mcp', (method, params) => server.result(method, params));
  await page.goto('http://host.test/');
  await page.addScriptTag({ content: await hostScript() });
  const [contents] = (await server.result('resources/read', { uri })).contents;
  await page.evaluate(async (o) => { window.deaf = o.deaf; window.grows = o.grows; await window.openPage(o); }, { html: contents.text, context, capabilities, deaf, grows });
  return {
    page, contents, troubles, view: page.frameLocator('iframe'),
    heard: () => page.evaluate(() => window.heard),
    bridge: (method, ...args) => page.evaluate(([m, a]) => window.bridge[m](...a), [method, args]),
  };
}
