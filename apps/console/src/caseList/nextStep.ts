import { message, type Locale } from '@yishen/catalogue';
import { DECISIONS } from '@yishen/statute';
import { dateText } from '../dates/dateText';
import { isStopped, type BadgeFacts } from '../deadline/badge';

type StepFacts = Pick<
  BadgeFacts,
  'status' | 'decision' | 'dueOn' | 'deadlineKind' | 'deadlineState' | 'stoppedUntil' | 'provisional'
> & { readonly concludedOn: string | null };

/** What comes next for a case, in words: the legal act and its last day, whom it waits for, or how it ended. */
export function nextStep(facts: StepFacts, today: string, locale: Locale): string {
  switch (facts.status) {
    case 'unconfirmed':
      return facts.dueOn === null
        ? message('console.next.confirmUndated', locale)
        : message('console.next.confirm', locale, { date: dateText(facts.dueOn, locale) });
    case 'split':
      return message('console.next.split', locale);
    case 'open':
      return openStep(facts, today, locale);
    case 'concluded':
      return facts.deadlineKind === 'reanswer' && facts.dueOn !== null
        ? act('requestAct.RecordReanswer', facts.dueOn, locale)
        : concludedStep(facts, locale);
  }
}

function openStep(facts: StepFacts, today: string, locale: Locale): string {
  const { dueOn, deadlineKind, deadlineState, provisional } = facts;
  if (dueOn === null) return message('console.next.answerUndated', locale);
  const date = dateText(dueOn, locale);
  switch (deadlineKind) {
    case 'supplementReply':
    case 'feePayment': {
      if (deadlineState === 'lapsed' || (dueOn < today && !provisional)) {
        return message('console.next.lapse', locale, { date });
      }
      return message(deadlineKind === 'feePayment' ? 'console.next.payment' : 'console.next.supplement', locale, {
        date,
      });
    }
    case 'noticeService':
    case 'feeService':
      return act('requestAct.RecordNoticeServed', dueOn, locale);
    default:
      if (isStopped(facts, today)) {
        return message('console.next.consultation', locale, { date: dateText(facts.stoppedUntil, locale) });
      }
      return message('console.next.answer', locale, { date });
  }
}

function concludedStep({ concludedOn, decision }: StepFacts, locale: Locale): string {
  const date = concludedOn === null ? '' : dateText(concludedOn, locale);
  const words = decision === null ? '' : DECISIONS[decision].label;
  return message('console.next.concluded', locale, { date, decision: words });
}

function act(
  key: 'requestAct.RecordReanswer' | 'requestAct.RecordNoticeServed',
  dueOn: string,
  locale: Locale,
): string {
  return message('console.next.act', locale, { act: message(key, locale), date: dateText(dueOn, locale) });
}
