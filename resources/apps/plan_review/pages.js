// The pages of the book as cards, one beside another like the leaves of a book, or all at once.
import { area, button, h, icon } from './dom.js';

const MOST_LETTERS = 1200;

/** A picture that is not here yet; its words stand in for it meanwhile. */
export function frame(alt) {
  return h('div', { class: 'frame loading' }, h('img', { alt, decoding: 'async' }), h('p', { class: 'alt', 'aria-hidden': 'true' }, alt));
}

export function aim(element, uri, version, alt) {
  element.dataset.uri = uri;
  element.dataset.version = version;
  element.querySelector('img').alt = alt;
  element.querySelector('.alt').textContent = alt;
}

class Card {
  constructor(page, { save, noted }) {
    this.page = page.page;
    this.note = '';
    this.frame = frame('');
    this.text = h('p', { class: 'text' });
    this.badge = h('span', { class: 'badge', hidden: true }, 'Changed');
    this.edit = button('Edit', { icon: 'pencil', kind: 'quiet', label: `Edit the words of page ${page.page}`, onclick: () => this.#openEditor(save) });
    this.add = button('Note', { icon: 'note', kind: 'quiet', label: `Add a note to page ${page.page}`, onclick: () => this.#openNote(noted) });
    this.tools = h('div', { class: 'tools' }, this.edit, this.add);
    this.below = h('div', { class: 'below' }, this.tools);
    this.words = h('div', { class: 'words' },
      h('h3', { class: 'number', id: `page-${page.page}` }, h('span', { class: 'unseen' }, 'Page '), page.page, this.badge), this.text, this.below);
    this.element = h('li', { class: 'page' },
      h('article', { class: 'card', 'aria-labelledby': `page-${page.page}` }, this.frame, this.words));
  }

  update(page, plan, { open, changed }) {
    const length = page.text.length;
    this.text.textContent = page.text;
    this.text.className = `text${length > 560 ? ' longest' : length > 280 ? ' long' : ''}`;
    this.badge.hidden = !changed;
    this.tools.hidden = !open;
    if (!open) this.forget();
    aim(this.frame, `talewright://plans/${plan.plan_id}/pages/${page.page}.png`, `${plan.version}`, page.alt || `The picture of page ${page.page}`);
  }

  #close(focus) {
    this.text.hidden = false;
    this.words.classList.remove('editing');
    this.below.replaceChildren(...(this.note ? [this.sticky] : []), this.tools);
    if (focus) focus.focus();
  }

  #openEditor(save) {
    const field = area('Words of this page', { value: this.text.textContent, maxlength: MOST_LETTERS, kind: 'story',
      hint: 'Kept word for word. The picture is drawn anew from them.' });
    const trouble = h('p', { class: 'trouble', role: 'alert', hidden: true });
    const done = button('Save', { kind: 'strong', onclick: async () => {
      const text = field.input.value.trim();
      if (!text || text === this.text.textContent) return this.#close(this.edit);
      done.disabled = true;
      const refused = await save(this.page, text);
      done.disabled = false;
      if (!refused) return this.#close(this.edit);
      trouble.textContent = refused;
      trouble.hidden = false;
    } });
    const back = button('Cancel', { onclick: () => this.#close(this.edit) });
    field.addEventListener('keydown', (event) => { if (event.key === 'Escape') this.#close(this.edit); });
    this.text.hidden = true;
    this.words.classList.add('editing');
    this.below.replaceChildren(field, trouble, h('div', { class: 'row' }, done, back));
    field.input.focus();
  }

  #openNote(noted) {
    const field = area(`What should change on page ${this.page}?`, { value: this.note, maxlength: 1000 });
    const keep = (text) => {
      this.note = text;
      this.sticky = text && h('button', { type: 'button', class: 'sticky', 'aria-label': `Your note on page ${this.page}: ${text}. Change it`,
        onclick: () => this.#openNote(noted) }, icon('note'), h('span', {}, text));
      this.add.hidden = Boolean(text);
      this.#close(text ? this.sticky : this.add);
      noted();
    };
    field.addEventListener('keydown', (event) => { if (event.key === 'Escape') this.#close(this.add); });
    this.below.replaceChildren(field, h('div', { class: 'row' },
      button('Keep note', { kind: 'strong', onclick: () => keep(field.input.value.trim()) }),
      button(this.note ? 'Remove' : 'Cancel', { onclick: () => keep('') })));
    field.input.focus();
  }

  forget() {
    this.note = '';
    this.add.hidden = false;
    this.#close();
  }
}

export class Pages {
  #cards = new Map();

  /** `acts`: save(page, text) resolves to words of refusal or nothing; noted(); moved(). */
  constructor(acts) {
    this.acts = acts;
    this.list = h('ol', { class: 'leaves', role: 'list', tabindex: 0, 'aria-label': 'Pages of the book' });
    this.counter = h('span', { class: 'counter' });
    this.back = button('', { icon: 'left', kind: 'round', label: 'Page before', onclick: () => this.#turn(-1) });
    this.on = button('', { icon: 'right', kind: 'round', label: 'Next page', onclick: () => this.#turn(1) });
    this.all = button('', { kind: 'quiet', onclick: () => this.show(this.mode === 'strip' ? 'grid' : 'strip') });
    this.element = h('section', { class: 'book', 'aria-labelledby': 'story' },
      h('div', { class: 'heading' }, h('h2', { id: 'story' }, 'The story'),
        h('div', { class: 'turning' }, this.back, this.counter, this.on), this.all),
      this.list);
    this.list.addEventListener('scroll', () => this.#count(), { passive: true });
    new ResizeObserver(() => this.#count()).observe(this.list);
    this.show('strip');
  }

  get frames() { return [...this.#cards.values()].map((card) => card.frame); }
  get notes() { return new Map([...this.#cards.values()].filter((c) => c.note).map((c) => [c.page, c.note])); }
  forgetNotes() { for (const card of this.#cards.values()) card.forget(); }

  /** "strip": leaf by leaf; "grid": all at once. */
  show(mode) {
    this.mode = mode;
    this.element.dataset.mode = mode;
    this.list.tabIndex = mode === 'strip' ? 0 : -1;
    const other = mode === 'strip' ? ['grid', 'All pages'] : ['strip', 'Page by page'];
    this.all.replaceChildren(icon(other[0]), h('span', { class: 'long-form' }, other[1]));
    this.all.ariaLabel = this.all.title = other[1];
    this.#count();
    this.acts.moved();
  }

  update(plan, open, changed) {
    const kept = new Map();
    for (const page of plan.pages) {
      const card = this.#cards.get(page.page) ?? new Card(page, this.acts);
      card.update(page, plan, { open, changed: changed.has(page.page) });
      kept.set(page.page, card);
    }
    this.#cards = kept;
    const elements = [...kept.values()].map((card) => card.element);
    if (elements.length !== this.list.children.length || elements.some((e) => !e.isConnected))
      this.list.replaceChildren(...elements);
    const first = plan.pages.findIndex((page) => changed.has(page.page));
    if (first >= 0 && plan.version !== this.version) this.goTo(first);
    this.version = plan.version;
    this.#count();
  }

  #at() {
    const leaves = [...this.list.children];
    const middle = this.list.scrollLeft + this.list.clientWidth / 2;
    const off = (e) => Math.abs(e.offsetLeft - this.list.offsetLeft + e.offsetWidth / 2 - middle);
    if (this.list.scrollLeft < 4) return 0;
    if (this.list.scrollLeft + this.list.clientWidth > this.list.scrollWidth - 4) return leaves.length - 1;
    return leaves.reduce((best, e, i) => (off(e) < off(leaves[best]) ? i : best), 0);
  }

  #turn(by) {
    this.goTo(Math.max(0, Math.min(this.list.children.length - 1, this.#at() + by)));
  }

  /** Opens the strip at a leaf, counted from 0. */
  goTo(index) {
    const leaf = this.list.children[index];
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.list.scrollTo({ left: leaf.offsetLeft - this.list.offsetLeft - (this.list.clientWidth - leaf.offsetWidth) / 2, behavior: calm ? 'auto' : 'smooth' });
  }

  #count() {
    const count = this.list.children.length;
    const at = this.#at();
    const text = this.mode === 'strip' ? `${at + 1} of ${count}` : `${count} pages`;
    if (this.counter.textContent !== text) this.counter.textContent = text;
    this.back.disabled = at === 0;
    this.on.disabled = at >= count - 1;
  }
}
