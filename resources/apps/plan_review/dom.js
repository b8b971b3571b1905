// Elements without a framework.

/** h('p', {class: 'x', onclick: f, hidden: true}, 'text', element, null): falsy children are left out. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter((child) => child || child === 0).map((c) => (c instanceof Node ? c : String(c))));
  return element;
}

const paths = {
  check: 'M5 12.5l4.5 4.5L19 7.5',
  cross: 'M6.5 6.5l11 11m0-11l-11 11',
  pencil: 'M4 20l1-4L16 5l3 3L8 19l-4 1zM14 7l3 3',
  note: 'M5 5h14v10H11l-4 4v-4H5z',
  left: 'M14.5 6l-6 6 6 6',
  right: 'M9.5 6l6 6-6 6',
  strip: 'M3 7h3v10H3M9 6h6v12H9zM21 7h-3v10h3',
  grid: 'M5 5h5v6H5zM14 5h5v6h-5zM5 15h5v4H5zM14 15h5v4h-5z',
  expand: 'M9 4H4v5M15 4h5v5M9 20H4v-5M15 20h5v-5',
};

/** A line icon; what it means stands beside it in words or in the button's label. */
export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', 'icon');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', paths[name]);
  svg.append(path);
  return svg;
}

/** `label` says it in full where `text` is short or missing; `short` stands in where space is scarce. */
export function button(text, { icon: name, kind = 'plain', label, short, ...rest } = {}) {
  return h('button', { type: 'button', class: `button ${kind}`, 'aria-label': label, title: text ? undefined : label, ...rest },
    name && icon(name), text && h('span', { class: short && 'long-form' }, text), short && h('span', { class: 'short' }, short));
}

/** A text area with its label; `.input` is the text area itself. */
export function area(label, { value = '', hint, kind = '', ...rest } = {}) {
  const input = h('textarea', { rows: 2, 'aria-label': label, class: kind, ...rest });
  input.value = value;
  const field = h('label', { class: 'field' }, h('span', { class: 'label' }, label), input, hint && h('span', { class: 'hint' }, hint));
  field.input = input;
  return field;
}
