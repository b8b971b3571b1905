// What the person sees: the cover and facts of the book, its cast, its pages, and the place to decide.
import { area, button, h, icon } from './dom.js';
import { Pages, aim, frame } from './pages.js';
import { credits, waits } from './plan.js';

const words = (n, one, many) => `${n} ${n === 1 ? one : many}`;
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1).replaceAll('_', ' ');

const states = {
  REQUIRES_APPROVAL: ['waits', 'Waiting for your decision'],
  APPROVED: ['yes', 'Approved'],
  REJECTED: ['no', 'Rejected'],
};

export class View {
  #general = '';

  /** `acts`: approve(), reject(reason), change(general, notes), save(page, text), retry(), expand(),
      goOn(), moved(). Each that decides resolves to words of refusal, or nothing. */
  constructor(root, acts) {
    this.root = root;
    this.acts = acts;
    this.locale = undefined;
    this.pages = new Pages({ save: acts.save, noted: () => this.#decide(), moved: () => acts.moved() });
    this.notice = h('div', { class: 'notice', hidden: true });
    this.decision = h('section', { class: 'decision', 'aria-label': 'Your decision' });
    this.dock = h('div', { class: 'dock' }, this.notice, this.decision);
    this.expand = button('', { icon: 'expand', kind: 'round', label: 'Open in full screen', hidden: true, onclick: acts.expand });
    this.wait('Opening the plan');
  }

  say(text) { document.getElementById('said').textContent = text; }

  wait(text) {
    const line = (width) => h('span', { class: 'bar', style: `width:${width}%` });
    this.root.replaceChildren(h('div', { class: 'waiting', 'aria-busy': 'true' },
      h('div', { class: 'blank' }), h('div', { class: 'lines' }, h('p', { role: 'status' }, text), line(70), line(45), line(58))));
  }

  fail(message, { again = true } = {}) {
    this.plan = null;
    this.root.replaceChildren(h('div', { class: 'failed', role: 'alert' },
      h('h1', {}, 'There is no plan to show'), h('p', {}, message),
      again && button('Try again', { kind: 'strong', onclick: this.acts.retry })));
  }

  show(plan, changed) {
    const fresh = !this.plan || this.plan.plan_id !== plan.plan_id;
    const asBefore = this.plan?.state === plan.state && !fresh;
    this.plan = plan;
    if (fresh) this.pages.forgetNotes();
    this.pages.update(plan, waits(plan), changed);
    if (fresh) {
      this.head = h('header', { class: 'head' });
      this.cast = h('section', { class: 'cast', 'aria-labelledby': 'cast' });
      this.remarks = h('section', { class: 'remarks', 'aria-label': 'Notes of the studio' });
      this.cover = frame('');
    }
    this.#head(plan);
    this.#cast(plan);
    this.#remarks(plan);
    if (!asBefore) this.panel = null;
    if (!this.panel && !this.busy) this.#decide();
    if (fresh) this.root.replaceChildren(h('div', { class: 'sheet' }, this.head, this.cast, this.remarks, this.pages.element), this.dock);
  }

  /** A line where the person decides; it goes when they close it. */
  tell(text, kind = 'info') {
    this.notice.hidden = !text;
    this.notice.className = `notice ${kind}`;
    this.notice.replaceChildren(h('p', {}, text), button('', { icon: 'cross', kind: 'round small', label: 'Close this message', onclick: () => this.tell('') }));
    if (text) this.say(text);
  }

  setModes({ canExpand, full }) {
    this.expand.hidden = !canExpand;
    this.pages.show(full ? 'grid' : 'strip');
  }

  #head(plan) {
    aim(this.cover, `talewright://plans/${plan.plan_id}/pages/0.png`, `${plan.version}`, `Cover picture of ${plan.title}`);
    const [kind, label] = states[plan.state] ?? ['waits', capital(plan.state.toLowerCase())];
    const facts = [['Ages', (plan.band ?? '').replace('-', '–')], ['Length', words(plan.pages.length, 'page', 'pages')],
      ['Style', capital(plan.style ?? '')], ['Price', credits(plan, this.locale)]];
    this.head.replaceChildren(
      h('div', { class: 'cover' }, this.cover),
      h('div', { class: 'title' },
        h('p', { class: `state ${kind}` }, label),
        h('h1', { tabindex: -1 }, plan.title),
        plan.subtitle && h('p', { class: 'subtitle' }, plan.subtitle),
        (plan.author || plan.series) && h('p', { class: 'author' }, [plan.author && `by ${plan.author}`, plan.series].filter(Boolean).join(' · ')),
        h('dl', { class: 'facts' }, facts.map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value))))),
      this.expand);
  }

  #cast(plan) {
    this.portraits = plan.cast.map(() => frame(''));
    plan.cast.forEach((who, i) =>
      aim(this.portraits[i], `talewright://plans/${plan.plan_id}/cast/${who.key}.png`, `${plan.version}`, ''));
    this.cast.hidden = !plan.cast.length;
    this.cast.replaceChildren(h('h2', { id: 'cast' }, 'The cast'),
      h('ul', {}, plan.cast.map((who, i) => h('li', {}, this.portraits[i],
        h('span', { class: 'who' }, h('strong', {}, who.name), h('span', {}, capital(who.species ?? who.descriptor?.species ?? '')))))));
  }

  #remarks(plan) {
    this.remarks.hidden = !plan.notes?.length;
    this.remarks.replaceChildren(h('h2', {}, 'Notes from the studio'), h('ul', {}, (plan.notes ?? []).map((note) => h('li', {}, note))));
  }

  // ---- deciding

  #decide() {
    const plan = this.plan;
    if (!plan) return;
    this.decision.className = `decision ${waits(plan) ? 'open' : 'closed'}`;
    if (!waits(plan)) return this.#decided(plan);
    if (this.panel === 'change') return this.#changePanel();
    if (this.panel === 'reject') return this.#rejectPanel();
    const notes = this.pages.notes.size;
    this.decision.replaceChildren(
      h('p', { class: 'ask' }, h('strong', {}, 'Shall we make this book?'),
        h('span', {}, `It takes ${credits(plan, this.locale)}; nothing is charged before.`)),
      h('div', { class: 'buttons' },
        button('Reject', { kind: 'quiet', onclick: () => this.#open('reject') }),
        notes
          ? button(`Send ${words(notes, 'note', 'notes')}`, { icon: 'note', kind: 'strong', onclick: () => this.#open('change') })
          : button('Ask for changes', { icon: 'note', label: 'Ask for changes', short: 'Changes', onclick: () => this.#open('change') }),
        button('Approve', { icon: 'check', kind: 'approve', onclick: (e) => this.#run(e, this.acts.approve) })));
  }

  #open(panel) {
    this.panel = panel;
    this.#decide();
    this.decision.querySelector(panel ? 'textarea' : '.button')?.focus();
  }

  #panel(title, about, field, ...buttons) {
    field.addEventListener('keydown', (event) => { if (event.key === 'Escape') this.#open(null); });
    this.decision.replaceChildren(h('div', { class: 'panel' }, h('h2', {}, title), about, field,
      h('div', { class: 'buttons' }, button('Back', { kind: 'quiet', onclick: () => this.#open(null) }), ...buttons)));
  }

  #changePanel() {
    const notes = this.pages.notes;
    const field = area(notes.size ? 'Anything else?' : 'What should be different?', { value: this.#general, maxlength: 4000, rows: 3,
      placeholder: 'Make the ending calmer, let the mouse be older …',
      oninput: (e) => { this.#general = e.target.value; } });
    const list = notes.size
      ? h('ul', { class: 'noted' }, [...notes].map(([page, text]) => h('li', {}, h('strong', {}, `Page ${page}`), ` ${text}`)))
      : h('p', {}, 'The assistant revises the plan and shows it to you again. You can also add a note to a page, or edit its words yourself.');
    this.#panel('Ask for changes', list, field,
      button('Send', { icon: 'right', kind: 'strong', onclick: (e) => {
        const general = this.#general.trim();
        if (!general && !notes.size) return field.input.focus();
        return this.#run(e, async () => {
          const refused = await this.acts.change(general, notes);
          if (refused) return refused;
          this.#general = '';
          this.panel = null;
          this.pages.forgetNotes();
          return undefined;
        });
      } }));
  }

  #rejectPanel() {
    const field = area('Why? (may stay empty)', { maxlength: 2000, placeholder: 'Too scary for her …' });
    this.#panel('Reject this plan', h('p', {}, 'The plan ends here and nothing is made. Another can be started at any time.'), field,
      button('Reject the plan', { icon: 'cross', kind: 'danger', onclick: (e) => this.#run(e, () => this.acts.reject(field.input.value.trim())) }));
  }

  #decided(plan) {
    const yes = plan.state === 'APPROVED';
    this.decision.replaceChildren(h('div', { class: `outcome ${yes ? 'yes' : 'no'}`, tabindex: -1 },
      h('span', { class: 'mark' }, icon(yes ? 'check' : 'cross')),
      h('p', {}, h('strong', {}, yes ? 'Approved' : 'Rejected'),
        h('span', {}, yes ? this.outcome ?? 'The book can be made now.' : plan.reason ? `“${plan.reason}”` : 'Nothing will be made of this plan.')),
      yes && this.goOn && button('Make the book', { kind: 'strong', onclick: (e) => this.#run(e, this.acts.goOn) })));
  }

  /** Keeps the person from pressing twice, and shows a refusal where they look. */
  async #run(event, act) {
    const pressed = event.currentTarget;
    const all = [...this.decision.querySelectorAll('button')];
    for (const b of all) b.disabled = true;
    pressed.classList.add('busy');
    this.busy = true;
    const refused = await act();
    this.busy = false;
    if (!refused) {
      this.#decide();
      this.decision.querySelector('.outcome')?.focus({ preventScroll: true });
      return;
    }
    for (const b of all) b.disabled = false;
    pressed.classList.remove('busy');
    this.decision.querySelector('.trouble')?.remove();
    this.decision.prepend(h('p', { class: 'trouble', role: 'alert' }, refused));
  }

  decided({ outcome, goOn }) {
    this.outcome = outcome;
    this.goOn = goOn;
    this.#decide();
  }
}
