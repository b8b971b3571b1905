// The plan review page: speaks with the host, keeps the plan that is shown, and carries out what the
// person decides. Everything reaches the studio as ordinary tools/call and resources/read.
import { App, applyDocumentTheme, applyHostFonts, applyHostStyleVariables } from '@modelcontextprotocol/ext-apps';
import { Pictures } from './pictures.js';
import { changedPages, planIdIn, planIn, said, troubleIn, waits } from './plan.js';
import { View } from './view.js';

const app = new App({ name: 'Talewright plan review', version: '1' }, { availableDisplayModes: ['inline', 'fullscreen'] });

let plan = null;     // what is shown
let input = null;    // the arguments of the tool call that opened this page
let mode = null;     // display mode
let changed = new Set();  // pages that differ from what the person read before

const can = (ability) => Boolean(app.getHostCapabilities()?.[ability]);

// ---- the studio

/** A tool's result; trouble on the way there looks like a refusal. */
async function call(name, args) {
  try {
    return await app.callServerTool({ name, arguments: args });
  } catch (error) {
    return { isError: true, message: `The studio did not answer (${error.message}).` };
  }
}

async function picture(uri) {
  if (!can('serverResources')) throw new Error('no pictures here');
  const { contents } = await app.readServerResource({ uri });
  const [found] = contents;
  if (!found?.blob) throw new Error('no picture');
  return `data:${found.mimeType ?? 'image/png'};base64,${found.blob}`;
}

const pictures = new Pictures(picture);

// ---- the conversation

/** Puts words into the conversation as the person's own; false when the host would not. */
async function message(text) {
  if (!can('message')) return false;
  try {
    return !(await app.sendMessage({ role: 'user', content: [{ type: 'text', text }] })).isError;
  } catch {
    return false;
  }
}

/** Lets the model know with the next turn. */
async function mention(text) {
  if (!can('updateModelContext')) return false;
  try {
    await app.updateModelContext({ content: [{ type: 'text', text }] });
    return true;
  } catch {
    return false;
  }
}

// ---- showing

const view = new View(document.getElementById('app'), {
  approve, reject, change, save, goOn,
  retry: () => { view.wait('Opening the plan'); reload(); },
  expand: async () => { await app.requestDisplayMode({ mode: 'fullscreen' }).catch(() => {}); },
  moved: lookForPictures,
});

function lookForPictures() {
  if (!plan) return;
  const { pages } = view;
  const strip = pages.mode === 'strip';
  pictures.watch([[view.cover, ...view.portraits, ...(strip ? [] : pages.frames)], null],
    [strip ? pages.frames : [], pages.list]);
}

/** With `mark`, pages that differ from what was shown are marked as changed. */
function show(next, { mark = false } = {}) {
  const same = plan?.plan_id === next.plan_id;
  if (same && plan.version > next.version) return;  // an older answer came late
  if (!same || plan.version !== next.version) changed = same && mark ? changedPages(plan, next) : new Set();
  plan = next;
  view.show(plan, changed);
  lookForPictures();
}

/** Fetches the plan anew. */
async function reload(options) {
  const id = plan?.plan_id ?? planIdIn(input);
  if (!id || !can('serverTools')) return plan ? undefined : view.fail('The assistant has not shown a plan here.', { again: false });
  const result = await call('get_plan', { plan_id: id });
  const next = planIn(result);
  if (next) show(next, options);
  else if (!plan) view.fail(troubleIn(result).message);
  return next;
}

/** Looks whether somebody else changed the plan, and says so unless it was only just opened. */
async function refresh({ quietly = false } = {}) {
  if (!plan || view.busy || !can('serverTools') || document.hidden) return;
  const { version, state } = plan;
  const next = planIn(await call('get_plan', { plan_id: plan.plan_id }));
  if (!next || view.busy || (next.version === version && next.state === state)) return;
  show(next, { mark: !quietly });
  if (!quietly) view.tell(next.version !== version ? `The plan has changed. You are reading version ${next.version} now.` : `The plan was ${next.state.toLowerCase()} meanwhile.`);
}

/** After a refusal: is the plan another than the one `read` by now? Then shows it and says so. */
async function afterRefusal(result, read) {
  const trouble = troubleIn(result);
  if (trouble.code !== 'plan_state_invalid') return trouble.message;
  const next = await reload({ mark: true });
  if (!next) return trouble.message;
  if (next.version !== read.version && waits(next))
    view.tell(`The plan changed while you were reading, so nothing was decided. This is version ${next.version}: please look at it again.`, 'warn');
  else if (!waits(next)) view.tell(`The plan was ${next.state.toLowerCase()} meanwhile.`, 'warn');
  else return trouble.message;
  return undefined;
}

// ---- deciding: each resolves to words of refusal, or nothing

const noWay = 'This app cannot pass it on. Please tell the assistant in your own words.';

async function approve() {
  if (!can('serverTools')) return (await message(said.approve(plan))) ? tell('Your yes was sent to the assistant.') : noWay;
  const read = plan;
  const result = await call('approve_plan', { plan_id: read.plan_id, userConfirmed: true, version: read.version });
  const next = planIn(result);
  if (!next) return afterRefusal(result, read);
  view.tell('');
  show(next);
  view.say('Approved');
  return goOn();
}

async function goOn() {
  const sent = await message(said.approved(plan));
  const noted = !sent && await mention(said.approved(plan));
  view.decided({
    outcome: sent ? 'The assistant has been asked to make the book.'
      : noted ? 'The assistant learns of it with your next message.' : 'Ask the assistant to make the book.',
    goOn: !sent && can('message'),
  });
  return undefined;
}

async function reject(reason) {
  if (!can('serverTools')) return (await message(said.reject(plan, reason))) ? tell('Your answer was sent to the assistant.') : noWay;
  const read = plan;
  const result = await call('reject_plan', { plan_id: read.plan_id, reason });
  const next = planIn(result);
  if (!next) return afterRefusal(result, read);
  view.tell('');
  show(next);
  view.say('Rejected');
  if (!(await mention(said.rejected(plan)))) await message(said.rejected(plan));
  return undefined;
}

async function change(general, notes) {
  const text = said.changes(plan, general, notes);
  if (await message(text)) return tell('Your wishes were sent. The assistant revises the plan.');
  if (await mention(text)) return tell('Your wishes were noted. The assistant reads them with your next message.');
  return noWay;
}

async function save(page, text) {
  if (!can('serverTools')) return noWay;
  const now = planIn(await call('get_plan', { plan_id: plan.plan_id }));
  if (now && now.version !== plan.version) {
    show(now, { mark: true });
    view.tell(`The plan changed while you were writing. This is version ${now.version}.`, 'warn');
    return 'The plan changed meanwhile. Look at the pages, then save again to keep your words.';
  }
  const result = await call('revise_plan', { plan_id: plan.plan_id, version: plan.version, pages: [{ page, text }] });
  const next = planIn(result);
  if (!next) return troubleIn(result).message;
  show(next, { mark: true });
  view.say(`Page ${page} is saved.`);
  await mention(said.edited(plan, page));
  return undefined;
}

function tell(text) {
  view.tell(text, 'good');
  return undefined;
}

// ---- the host

function settle(context) {
  if (!context) return;
  const root = document.documentElement;
  if (context.theme) applyDocumentTheme(context.theme);
  if (context.styles?.variables) {
    applyHostStyleVariables(context.styles.variables);
    // All or none of the host's colours: a mixture might not be readable.
    const given = ['--color-background-primary', '--color-background-secondary', '--color-text-primary', '--color-text-secondary', '--color-border-primary'];
    root.classList.toggle('host-colors', given.every((name) => root.style.getPropertyValue(name)));
  }
  if (context.styles?.css?.fonts) applyHostFonts(context.styles.css.fonts);
  if (context.locale) view.locale = context.locale;
  for (const [side, px] of Object.entries(context.safeAreaInsets ?? {})) root.style.setProperty(`--safe-${side}`, `${px}px`);
  const now = app.getHostContext() ?? context;
  const next = now.displayMode ?? 'inline';
  root.dataset.display = next;
  const canExpand = next !== 'fullscreen' && (now.availableDisplayModes ?? []).includes('fullscreen');
  if (next !== mode || view.expand.hidden === canExpand) view.setModes({ canExpand, full: next === 'fullscreen' });
  mode = next;
}

app.ontoolinput = ({ arguments: args }) => {
  input = args ?? null;
  if (plan) return;
  if (args?.prompt) view.wait(`Planning “${args.prompt.length > 90 ? `${args.prompt.slice(0, 88)} …` : args.prompt}”`);
};

app.ontoolresult = (result) => {
  const next = planIn(result);
  if (next) {
    show(next);
    refresh({ quietly: true });  // this page may have been opened again long after the answer came
    return;
  }
  const id = planIdIn(input, result);
  if (id && !result.isError) input = { plan_id: id }, reload();
  else view.fail(troubleIn(result).message, { again: Boolean(id) });
};

app.ontoolcancelled = ({ reason }) => {
  if (!plan) view.fail(`The call was cancelled${reason ? `: ${reason}` : ''}.`, { again: Boolean(planIdIn(input)) });
};

app.onhostcontextchanged = (context) => settle(context);

app.onteardown = async () => {
  pictures.stop();
  return {};
};

window.addEventListener('focus', () => refresh());

if (window.parent === window) {
  view.fail('This page is shown by an assistant beside its conversation. There it receives the plan.', { again: false });
} else {
  app.connect().then(() => settle(app.getHostContext()), (error) => view.fail(`The conversation did not answer (${error.message}).`, { again: false }));
}
