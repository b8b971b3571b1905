// Turns the packaged icon set into props.json: for each icon a list of [fill, path], the paths in
// absolute M, L, C and Z only, on the icon's own grid. Icons that need gradients, filters or clips are
// left out; they could not take part in styles.
import { readFileSync, writeFileSync } from 'node:fs';
import svgpath from 'svgpath';

const [, , source, target] = process.argv;
const set = JSON.parse(readFileSync(source, 'utf8'));
const props = {};

const attributes = (text) =>
  Object.fromEntries([...text.matchAll(/([a-zA-Z-]+)="([^"]*)"/g)].map((m) => [m[1], m[2]]));

function shape_path(tag, a) {
  const n = (key, fallback = 0) => (key in a ? Number(a[key]) : fallback);
  if (tag === 'path') return a.d;
  if (tag === 'circle' || tag === 'ellipse') {
    const rx = n('r', n('rx')), ry = n('r', n('ry')), cx = n('cx'), cy = n('cy');
    return `M${cx - rx} ${cy}A${rx} ${ry} 0 1 1 ${cx + rx} ${cy}A${rx} ${ry} 0 1 1 ${cx - rx} ${cy}Z`;
  }
  if (tag === 'rect') {
    const x = n('x'), y = n('y'), w = n('width'), h = n('height'), r = Math.min(n('rx'), w / 2, h / 2);
    if (!r) return `M${x} ${y}h${w}v${h}h${-w}Z`;
    return `M${x + r} ${y}h${w - 2 * r}a${r} ${r} 0 0 1 ${r} ${r}v${h - 2 * r}a${r} ${r} 0 0 1 ${-r} ${r}` +
      `h${2 * r - w}a${r} ${r} 0 0 1 ${-r} ${-r}v${2 * r - h}a${r} ${r} 0 0 1 ${r} ${-r}Z`;
  }
  return null;
}

// Quadratics become cubics; horizontal and vertical lines become lines; all points at two decimals.
function plain(d) {
  const out = [];
  const r = (v) => Math.round(v * 100) / 100;
  svgpath(d).abs().unshort().unarc().iterate((s, index, x, y) => {
    const c = s[0];
    if (c === 'M' || c === 'L' || c === 'C') out.push(c + s.slice(1).map(r).join(' '));
    else if (c === 'H') out.push(`L${r(s[1])} ${r(y)}`);
    else if (c === 'V') out.push(`L${r(x)} ${r(s[1])}`);
    else if (c === 'Q') {
      const [, qx, qy, ex, ey] = s;
      out.push('C' + [x + (2 / 3) * (qx - x), y + (2 / 3) * (qy - y), ex + (2 / 3) * (qx - ex),
        ey + (2 / 3) * (qy - ey), ex, ey].map(r).join(' '));
    } else if (c === 'Z' || c === 'z') out.push('Z');
    else throw new Error(`unexpected path command ${c}`);
  });
  return out.join('');
}

for (const [name, icon] of Object.entries(set.icons)) {
  if (/-(light|medium-light|medium|medium-dark|dark)$/.test(name)) continue;  // skin tones of people
  if (/<(defs|use|filter|clipPath|linearGradient|radialGradient)/.test(icon.body)) continue;
  const inherited = [{}];
  const shapes = [];
  for (const m of icon.body.matchAll(/<(\/?)([a-zA-Z]+)([^>]*?)(\/?)>/g)) {
    const [, closing, tag, text, selfClosed] = m;
    if (tag === 'g') {
      if (closing) inherited.pop();
      else if (!selfClosed) inherited.push({ ...inherited.at(-1), ...attributes(text) });
      continue;
    }
    const a = { ...inherited.at(-1), ...attributes(text) };
    const d = shape_path(tag, a);
    if (!d || !a.fill || a.fill === 'none' || !/^#/.test(a.fill)) continue;
    const hex = a.fill.length === 4 ? '#' + [...a.fill.slice(1)].map((c) => c + c).join('') : a.fill;
    shapes.push([hex, plain(d)]);
  }
  if (shapes.length) props[name] = shapes;
}
writeFileSync(target, JSON.stringify({ grid: set.width ?? 32, source: '@iconify-json/fluent-emoji-flat', licence: 'MIT', props }));
