// What tool results say of a plan, and what this page says to the model. No DOM, no host.

export const waits = (plan) => plan.state === 'REQUIRES_APPROVAL';

/** The plan in a tool's result, or null. */
export function planIn(result) {
  const plan = result?.structuredContent;
  if (!result?.isError && plan?.plan_id && Array.isArray(plan.pages)) return plan;
  return null;
}

/** The id of a plan in a tool's arguments or result, for hosts that pass on only text. */
export function planIdIn(input, result) {
  if (typeof input?.plan_id === 'string') return input.plan_id;
  const texts = (result?.content ?? []).filter((c) => c.type === 'text').map((c) => c.text);
  return texts.join('\n').match(/\bplan_[0-9a-z]{20,}\b/)?.[0] ?? null;
}

/** A refusal or a broken connection as {code, message}, in words for people. */
export function troubleIn(result) {
  const error = result?.structuredContent?.error;
  if (error?.message) {
    const problems = (error.details?.problems ?? []).map((p) => p.message).filter((m) => m && m !== error.message);
    return { code: error.code, message: [error.message, ...problems].join(' ') };
  }
  const text = (result?.content ?? []).find((c) => c.type === 'text')?.text;
  return { code: '', message: text || result?.message || 'The studio did not say why.' };
}

/** The numbers of pages whose words or picture differ; a new page counts. */
export function changedPages(before, after) {
  const old = new Map((before?.pages ?? []).map((p) => [p.page, p]));
  return new Set(after.pages
    .filter((p) => old.get(p.page)?.text !== p.text || old.get(p.page)?.alt !== p.alt)
    .map((p) => p.page));
}

const named = (plan) => `“${plan.title}” (${plan.plan_id}, version ${plan.version})`;

export const credits = (plan, locale) => {
  const n = plan.quote?.credits ?? 0;
  return `${new Intl.NumberFormat(locale).format(n)} ${n === 1 ? 'credit' : 'credits'}`;
};

export const said = {
  approved: (plan) =>
    `I have read the plan ${named(plan)} and approved it in the review page, for ${credits(plan)}. ` +
    'Please make the book now with generate_book.',
  approve: (plan) =>
    `I have read the plan ${named(plan)} and approve it, for ${credits(plan)}. Please call approve_plan ` +
    `with userConfirmed and version ${plan.version}, then generate_book.`,
  rejected: (plan) =>
    `I rejected the plan ${named(plan)} in the review page.` +
    (plan.reason ? ` My reason: ${plan.reason}` : ''),
  reject: (plan, reason) =>
    `I do not want the plan ${named(plan)}. Please call reject_plan.` + (reason ? ` My reason: ${reason}` : ''),
  edited: (plan, page) =>
    `I changed the words of page ${page} in the review page. The plan is now ${named(plan)}; ` +
    'get_plan shows it.',
  changes: (plan, general, notes) =>
    [`Please change the plan ${named(plan)}:`,
      general && `- In general: ${general}`,
      ...[...notes].sort(([a], [b]) => a - b).map(([page, text]) => `- Page ${page}: ${text}`),
      'Use revise_plan, keep all else as it is, and show me the plan again.'].filter(Boolean).join('\n'),
};
