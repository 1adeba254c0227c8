import {
  APPELLANTS,
  FORUMS,
  HEARING_PROCEDURES,
  ORDERS,
  PROCEEDING_OUTCOMES,
  isResultOutcome,
  outcomesOf,
} from '@yishen/statute';
import type { ProceedingAct, ProceedingPage } from '../api/schemas';

/** A field of an act's form. */
export interface ActField {
  readonly name: string;
  readonly kind: 'date' | 'choice' | 'days' | 'text' | 'note';
  readonly optional?: true;
}

/** An act that the page offers a form for; a correction has a form of its own. */
export type FormAct = Exclude<ProceedingAct['type'], 'CorrectProceeding'>;

const date = (name: string, optional?: true): ActField => ({ name, kind: 'date', ...(optional ? { optional } : {}) });
const choice = (name: string, optional?: true): ActField => ({
  name,
  kind: 'choice',
  ...(optional ? { optional } : {}),
});
const days = (name: string, optional?: true): ActField => ({ name, kind: 'days', ...(optional ? { optional } : {}) });
const text = (name: string): ActField => ({ name, kind: 'text', optional: true });
const NOTE: ActField = { name: 'note', kind: 'note', optional: true };

/** What is typed for each act, in the order in which a dispute goes. */
export const ACT_FIELDS: Readonly<Record<FormAct, readonly ActField[]>> = {
  ReceiveNotice: [date('receivedOn'), choice('procedure'), date('acceptedOn', true), NOTE],
  FileReply: [date('filedOn'), NOTE],
  SetHearing: [date('on'), NOTE],
  PutDecisionOff: [date('noticedOn'), days('days')],
  SuspendProceeding: [date('on'), NOTE],
  ResumeProceeding: [date('on')],
  ConcludeInstance: [
    choice('outcome'),
    choice('result', true),
    date('decidedOn'),
    date('receivedOn'),
    date('opponentReceivedOn', true),
    NOTE,
  ],
  FileAppeal: [choice('by'), date('filedOn')],
  OpenInstance: [choice('forum'), date('openedOn'), text('body'), text('caseNumber')],
  ReceiveOrder: [choice('order'), date('receivedOn'), days('workingDays', true), date('until', true), NOTE],
  CarryOutOrder: [choice('n'), date('carriedOutOn')],
  ReceiveOpinion: [date('receivedOn'), NOTE],
  ReportOpinion: [choice('n'), date('reportedOn')],
};

/** The acts in the order of the list. */
export const FORM_ACTS = Object.keys(ACT_FIELDS) as readonly FormAct[];

/** A choice of a field. */
export interface ActChoice {
  readonly value: string | number;
  readonly label: string;
}

const labels = (names: Readonly<Record<string, { readonly label: string }>>): ActChoice[] =>
  Object.entries(names).map(([value, { label }]) => ({ value, label }));

/** The choices of a field, as the dispute stands. */
export function choicesOf(act: FormAct, field: string, page: ProceedingPage): readonly ActChoice[] {
  const forum = instanceFor(act, page).forum;
  switch (field) {
    case 'procedure':
      return labels(HEARING_PROCEDURES);
    case 'outcome':
      return outcomesOf(forum).map((value) => ({ value, label: PROCEEDING_OUTCOMES[value].label }));
    case 'result':
      return outcomesOf(forum)
        .filter(isResultOutcome)
        .map((value) => ({ value, label: PROCEEDING_OUTCOMES[value].label }));
    case 'by':
      return labels(APPELLANTS);
    case 'forum':
      return labels(FORUMS).filter(({ value }) => value !== 'reconsideration');
    case 'order':
      return labels(ORDERS);
    case 'n':
      return act === 'CarryOutOrder'
        ? page.orders
            .filter(({ carriedOutOn, onRequest }) => carriedOutOn === null && !onRequest)
            .map(({ n, order, receivedOn }) => ({
              value: n,
              label: `${ORDERS[order].label} ${receivedOn}`,
            }))
        : page.opinions
            .filter(({ reportedOn }) => reportedOn === null)
            .map(({ n, receivedOn }) => ({ value: n, label: receivedOn }));
    default:
      return [];
  }
}

/** The instance an act belongs to: what follows a decision belongs to the last that was decided, all else to the last. */
function instanceFor(act: FormAct, { instances }: ProceedingPage): ProceedingPage['instances'][number] {
  const decided = instances.findLast(({ outcome }) => outcome !== null);
  const last = instances.at(-1)!;
  return (act === 'FileAppeal' || act === 'ReceiveOrder') && decided ? decided : last;
}

/** The act as it is sent: the typed values without what was left empty. */
export function actOf(act: FormAct, values: Readonly<Record<string, unknown>>, page: ProceedingPage): ProceedingAct {
  const typed = Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== '');
  const numbered = ['OpenInstance', 'CarryOutOrder', 'ReportOpinion'].includes(act);
  const where = numbered ? {} : { instance: instanceFor(act, page).n };
  return { type: act, ...where, ...Object.fromEntries(typed) } as ProceedingAct;
}
