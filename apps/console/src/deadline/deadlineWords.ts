import { isMessageKey, message, type Locale } from '@yishen/catalogue';
import type { Deadline } from '@yishen/domain';

/** The name of a deadline, with its number where a request can have several. */
export function deadlineLabel({ kind, ref }: Pick<Deadline, 'kind' | 'ref'>, locale: Locale): string {
  const name = message(`deadline.${kind}`, locale);
  return ref === undefined || ref === 1 ? name : message('console.deadline.numbered', locale, { name, n: ref });
}

/** Where a deadline stands, in words: what its end would mean where that is not lateness. */
export function deadlineStateText(
  { state, kind, onExpiry }: Pick<Deadline, 'state' | 'kind' | 'onExpiry'>,
  locale: Locale,
): string {
  if (state === 'lapsed') {
    return message(onExpiry === 'lapse' ? 'console.deadline.lapse' : 'console.deadline.silence', locale);
  }
  const key = `deadlineState.${state}`;
  if (state === 'met' && kind !== 'reply') return message('console.deadline.met', locale);
  return isMessageKey(key) ? message(key, locale) : state;
}
