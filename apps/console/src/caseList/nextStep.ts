import { message, type Locale } from '@yishen/catalogue';
import { DECISIONS } from '@yishen/statute';
import type { CaseRow } from '../api/contract';
import { dateText } from '../dates/dateText';

/** What comes next for a case, in words: the legal act and its last day, or how it ended. */
export function nextStep(row: Pick<CaseRow, 'status' | 'decision' | 'concludedOn' | 'dueOn'>, locale: Locale): string {
  if (row.status === 'open') {
    if (row.dueOn === null) return message('console.next.answerUndated', locale);
    return message('console.next.answer', locale, { date: dateText(row.dueOn, locale) });
  }
  const date = row.concludedOn === null ? '' : dateText(row.concludedOn, locale);
  if (row.decision === null) return message('console.next.concluded', locale, { date, decision: '' });
  const { label } = DECISIONS[row.decision];
  return message('console.next.concluded', locale, { date, decision: label });
}
