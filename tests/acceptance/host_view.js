// The browser's side of host_page.mjs: a host that shows one page in a sandboxed frame, under the
// strictest policy the specification allows hosts, and speaks with it through the official bridge.
import { AppBridge, PostMessageTransport } from '@modelcontextprotocol/ext-apps/app-bridge';

const POLICY = "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; " +
  "img-src 'self' data:; media-src 'self' data:; connect-src 'none'";

window.heard = { messages: [], mentions: [], modes: [], sizes: [], calls: [] };

window.openPage = async ({ html, context = {}, capabilities }) => {
  const frame = document.querySelector('iframe');
  const bridge = new AppBridge(null, { name: 'host page', version: '1' },
    capabilities ?? { serverTools: {}, serverResources: {}, message: { text: {} }, updateModelContext: { text: {} } },
    { hostContext: { displayMode: 'inline', availableDisplayModes: ['inline', 'fullscreen'], ...context } });
  const ask = (method) => (params) => { heard.calls.push({ method, params }); return window.mcp(method, params); };
  bridge.oncalltool = ask('tools/call');
  bridge.onreadresource = ask('resources/read');
  bridge.onmessage = async (params) => { heard.messages.push(params); return window.deaf ? { isError: true } : {}; };
  bridge.onupdatemodelcontext = async (params) => { heard.mentions.push(params); return {}; };
  bridge.onrequestdisplaymode = async ({ mode }) => {
    heard.modes.push(mode);
    setTimeout(() => bridge.sendHostContextChange({ displayMode: mode }));
    return { mode };
  };
  bridge.onsizechange = ({ height }) => {
    heard.sizes.push(height);
    if (window.grows && height) frame.style.height = `${height}px`;
  };
  const ready = new Promise((resolve) => { bridge.oninitialized = resolve; });
  await bridge.connect(new PostMessageTransport(frame.contentWindow, frame.contentWindow));
  frame.srcdoc = html.replace('<head>', `<head><meta http-equiv="Content-Security-Policy" content="${POLICY}">`);
  await ready;
  window.bridge = bridge;
};
