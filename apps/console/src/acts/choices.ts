import { isMessageKey, message, type Locale } from '@yishen/catalogue';
import {
  ACT_RULES,
  SERVED_STEPS,
  correctableValues,
  feeBalance,
  isRequestAct,
  isRevocable,
  servedNotices,
  type ActField,
  type KnownRequest,
  type ServedStep,
} from '@yishen/domain';
import {
  APPLICANT_KINDS,
  CHANNELS,
  CONSULTED_PARTIES,
  DECISIONS,
  EVIDENCE_KINDS,
  REVIEWS,
  SERVICE_MODES,
  STANCES,
  reviewsOf,
} from '@yishen/statute';
import type { CasePage } from '../api/schemas';
import { yuanOf } from './actInput';

/** A choice of a field. */
export interface Choice {
  readonly value: string | number;
  readonly label: string;
}

const LAW: Readonly<Record<string, Readonly<Record<string, string | { readonly label: string }>>>> = {
  kind: APPLICANT_KINDS,
  channel: CHANNELS,
  party: CONSULTED_PARTIES,
  decision: DECISIONS,
  serviceMode: SERVICE_MODES,
  evidenceKind: EVIDENCE_KINDS,
  review: REVIEWS,
  stance: STANCES,
};

/** The words of a value of a field: the law's own term, or the catalogue's. */
export function wordsOf(field: string, value: string, locale: Locale): string {
  const term = LAW[field]?.[value];
  if (term !== undefined) return typeof term === 'string' ? term : term.label;
  const key = `choice.${field}.${value}`;
  return isMessageKey(key) ? message(key, locale) : value;
}

/** The label of a field. */
export function fieldLabel(field: string, locale: Locale): string {
  const key = `field.${field}`;
  return isMessageKey(key) ? message(key, locale) : field;
}

/** The choices of a field of an act, as the case stands: only what the act could be about. */
export function choicesOf(act: string, name: string, field: ActField, page: CasePage, locale: Locale): Choice[] {
  if (field.kind === 'choice') {
    return (field.choices ?? [])
      .filter((value) => fits(act, name, value, page.state))
      .map((value) => ({ value, label: wordsOf(name, value, locale) }));
  }
  if (field.kind === 'version') return recordedFacts(act, page);
  return name === 'n' ? numbered(act, page, locale) : [];
}

// The law narrows some lists: evidence by channel, reviews by decision, service by what was issued.
function fits(act: string, name: string, value: string, state: KnownRequest): boolean {
  if (name === 'evidenceKind' && (act === 'ConfirmReceipt' || act === 'RecordReceiptEvidence')) {
    return (CHANNELS[state.channel].evidence as readonly string[]).includes(value);
  }
  if (name === 'review') return !state.draft || (reviewsOf(state.draft.decision) as readonly string[]).includes(value);
  if (name === 'step' && act === 'RecordNoticeServed') return servedNotices(state, value as ServedStep).length > 0;
  if (name === 'step' && act === 'ConfirmLapse') {
    return value === 'fee' ? state.fees.some((fee) => feeBalance(fee) > 0) : state.supplements.length > 0;
  }
  return !(name === 'decision' && value === 'A23');
}

/** The notices of the chosen kind that can be served; one alone needs no choosing. */
export function noticesToServe(step: unknown, { state }: CasePage, locale: Locale): Choice[] {
  if (!SERVED_STEPS.includes(step as ServedStep)) return [];
  return servedNotices(state, step as ServedStep).map(({ n, on }) => ({
    value: n,
    label: message('console.acts.numbered', locale, { n, text: on }),
  }));
}

/** The recorded facts that an act may change or take back, each in the words of the time line, the latest first. */
function recordedFacts(act: string, { state, timeline }: CasePage): Choice[] {
  const words = new Map(timeline.map(({ version, summary }) => [version, summary]));
  return state.facts
    .filter(({ type }) => (act === 'RevokeFact' ? isRevocable(type) : correctableValues(type).length > 0))
    .map(({ version, type }) => ({ value: version, label: `#${version} ${words.get(version) ?? type}` }))
    .reverse();
}

// Which of several an act is about: the step says which there are.
function numbered(act: string, { state, timeline }: CasePage, locale: Locale): Choice[] {
  if (!isRequestAct(act)) return [];
  const words = new Map(timeline.map(({ version, summary }) => [version, summary]));
  return (ACT_RULES[act].about?.(state) ?? []).map(({ n, on = '', party, correction }) => {
    const text = correction
      ? `${words.get(correction.version) ?? ''} ${changesText(correction.changes, locale)}`
      : [party === undefined ? '' : CONSULTED_PARTIES[party].label, on].filter(Boolean).join(' ');
    return { value: n, label: message('console.acts.numbered', locale, { n, text }) };
  });
}

function changesText(changes: object, locale: Locale): string {
  return Object.entries(changes)
    .map(([name, to]) => `${fieldLabel(name, locale)} → ${String(to)}`)
    .join('，');
}

/** The values of a recorded fact that a correction may change, each as it reads now. */
export function changeableValues(
  page: CasePage,
  version: unknown,
): readonly { readonly name: string; readonly now: string | number | undefined }[] {
  const fact = page.state.facts.find((one) => one.version === version);
  if (!fact) return [];
  const data = fact.data as unknown as Readonly<Record<string, string | number | undefined>>;
  return correctableValues(fact.type).map((name) => ({ name, now: data[name] }));
}

/** A value of a fact in words. */
export function shownValue(name: string, value: string | number, locale: Locale): string {
  if (name === 'fen' && typeof value === 'number') return yuanOf(value);
  return typeof value === 'number' ? String(value) : wordsOf(name, value, locale);
}
