import { isMessageKey, message } from '@yishen/catalogue';
import type { LetterIssued, RequestEvent } from '@yishen/domain';
import { letterNumberText } from '@yishen/rendering';
import {
  APPLICANT_KINDS,
  CHANNELS,
  CONSULTED_PARTIES,
  DECISIONS,
  DOCUMENTS,
  REVIEWS,
  SERVICE_MODES,
  STANCES,
} from '@yishen/statute';
import { isSealed } from '@yishen/vault';

const LABELS: Readonly<Record<string, Readonly<Record<string, string | { readonly label: string }>>>> = {
  channel: CHANNELS,
  decision: DECISIONS,
  serviceMode: SERVICE_MODES,
  party: CONSULTED_PARTIES,
  stance: STANCES,
  review: REVIEWS,
  kind: APPLICANT_KINDS,
  document: DOCUMENTS,
  mode: SERVICE_MODES,
};

/** One line that says what an event means; an event that this version does not know is named. */
export function summaryOf(event: RequestEvent): string {
  const key = `event.${event.type}`;
  if (!isMessageKey(key)) return message('event.unknown', 'zh', { type: event.type });
  if (event.type === 'DeadlinesChanged') {
    return message('event.DeadlinesChanged', 'zh', { dueOn: event.data.deadlines[0]?.dueOn ?? '—' });
  }
  const words = Object.entries(event.data).map(([name, value]) => [name, wordOf(name, value)] as const);
  const letter = event.type === 'LetterIssued' ? [['number', numberOf(event)] as const] : [];
  const yuan = 'fen' in event.data ? [['yuan', event.data.fen / 100] as const] : [];
  const summary = message(key, 'zh', Object.fromEntries([...words, ...letter, ...yuan]));
  if ('remedies' in event.data && event.data.remedies === 'untold') return message('event.untold', 'zh', { summary });
  const former = event.type === 'RequestReceived' ? event.data.formerNumber : undefined;
  return former === undefined ? summary : message('openCases.former', 'zh', { summary, number: former });
}

// A paper for the file takes no number.
function numberOf({ data: { number } }: LetterIssued): string {
  return number ? letterNumberText(number.prefix, number.year, number.number) : '不编号';
}

// A code of the law's lists reads as its label; a list as its length, a set of changes as what changed.
function wordOf(name: string, value: unknown): string | number {
  const choice = `choice.${name}.${String(value)}`;
  if (isMessageKey(choice)) return message(choice, 'zh');
  const act = `requestAct.${String(value)}`;
  if (name === 'act' && isMessageKey(act)) return message(act, 'zh');
  if (typeof value === 'string') {
    const label = LABELS[name]?.[value];
    return typeof label === 'object' ? label.label : (label ?? value);
  }
  if (typeof value === 'number') return value;
  if (Array.isArray(value)) return value.length;
  if (name !== 'changes' || typeof value !== 'object' || value === null) return '';
  return Object.entries(value)
    .map(([field, to]) => `${fieldLabel(field)} → ${String(to)}`)
    .join('，');
}

function fieldLabel(field: string): string {
  const key = `field.${field}`;
  return isMessageKey(key) ? message(key, 'zh') : field;
}

/** The data of an event without its sealed values, which mean nothing to a reader. */
export function withoutSeals(data: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(data)
      .filter(([, value]) => !isSealed(value))
      .map(([key, value]: [string, unknown]) => [
        key,
        isPlainObject(value) ? withoutSeals(value) : unsealedList(value),
      ]),
  );
}

function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unsealedList(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value
    .filter((part) => !isSealed(part))
    .map((part: unknown) => (isPlainObject(part) ? withoutSeals(part) : part));
}
