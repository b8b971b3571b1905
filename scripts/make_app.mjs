// Makes one self-contained HTML document of a page in resources/apps: index.html with app.css and
// app.js, and all that app.js imports, written into it. The same sources give the same bytes.
// Usage: make_app.mjs SOURCE_FOLDER TARGET
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const [, , source, target] = process.argv;
const scripts = path.dirname(fileURLToPath(import.meta.url));

// Keeps out what the page never uses: zod's messages in fifty languages, and parts of packages that
// are pure but do not say so.
const lean = {
  name: 'lean',
  setup(b) {
    b.onResolve({ filter: /\/locales\/index\.js$/ }, (a) => ({ path: a.path, namespace: 'locales' }));
    b.onLoad({ filter: /.*/, namespace: 'locales' }, () => ({
      contents: 'export { default as en } from "zod/v4/locales/en.js"', resolveDir: scripts }));
    const pure = async (a) => {
      if (a.pluginData === 'seen') return undefined;
      if (a.path.startsWith('.') && !a.importer.includes('@modelcontextprotocol')) return undefined;
      const { kind, importer, resolveDir } = a;
      return { ...(await b.resolve(a.path, { kind, importer, resolveDir, pluginData: 'seen' })), sideEffects: false };
    };
    b.onResolve({ filter: /^(@modelcontextprotocol\/|zod$|zod\/|\.\/.*\.mjs$)/ }, pure);
  },
};

async function bundle(entry, options = {}) {
  const result = await build({
    entryPoints: [path.join(source, entry)], bundle: true, minify: true, write: false, charset: 'utf8',
    target: 'es2022', legalComments: 'none', nodePaths: [path.join(scripts, 'node_modules')], ...options });
  return result.outputFiles[0].text.trim();
}

const js = await bundle('app.js', { format: 'iife', plugins: [lean] });
const css = await bundle('app.css', { target: 'chrome123' });
if (/<\/style/i.test(css)) throw new Error('the style sheet would end its element');
const html = readFileSync(path.join(source, 'index.html'), 'utf8')
  .replace('/* app.css */', () => css)
  .replace('/* app.js */', () => js.replace(/<\/(script)/gi, '<\\/$1').replace(/<!--/g, '<\\!--'));
writeFileSync(target, html);
