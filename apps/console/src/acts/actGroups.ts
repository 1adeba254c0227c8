import { isForbiddenByDay, isRequestAct, type RequestActName } from '@yishen/domain';
import type { OfferedRequestAct } from '../api/contract';

/** The steps of the procedure, and the acts of each, in the order in which a request goes through them. */
export const ACT_GROUPS = {
  receipt: ['ConfirmReceipt', 'LogContactAttempt', 'RecordReceiptEvidence', 'SetApplicantKind'],
  supplement: ['IssueSupplementNotice', 'RecordSupplement', 'RecordNoticeServed', 'ConfirmLapse'],
  consultation: [
    'StartConsultation',
    'RecordConsultationServed',
    'RecordConsultationReply',
    'EndConsultation',
    'OverrideObjection',
  ],
  excessive: ['AskReasons', 'RecordReasons', 'JudgeReasons', 'SetDelayedAnswer'],
  extension: ['ProposeExtension', 'GrantExtension'],
  fee: ['IssueFeeNotice', 'RecordPayment', 'RecordRefund', 'WaiveFee'],
  decision: ['DraftDecision', 'ReviewDecision', 'SignDecision', 'AnswerRequest', 'RecordDelivery'],
  end: ['WithdrawRequest', 'ForwardRequest', 'ReopenRequest', 'OrderReanswer', 'RecordReanswer', 'ArchiveRequest'],
  correction: ['ProposeCorrection', 'ConfirmCorrection', 'RejectCorrection', 'RevokeFact'],
  disclosure: ['SuggestDisclosure', 'JudgeDisclosureSuggestion', 'RecordSuggestionPublished'],
  incident: ['AssignIncident', 'CloseIncident'],
} as const satisfies Record<string, readonly RequestActName[]>;

/** A step of the procedure. */
export type ActGroup = keyof typeof ACT_GROUPS;

/** The acts of a step as they stand for a case. */
export interface OfferedGroup {
  readonly group: ActGroup;
  readonly acts: readonly OfferedRequestAct[];
}

/** The acts on offer by step: those that pass the test, steps without any left out. */
export function groupedActs(
  offered: readonly OfferedRequestAct[],
  test: (act: OfferedRequestAct) => boolean,
): readonly OfferedGroup[] {
  return (Object.keys(ACT_GROUPS) as ActGroup[])
    .map((group) => ({
      group,
      acts: ACT_GROUPS[group].flatMap((name) => offered.filter((act) => act.act === name && test(act))),
    }))
    .filter(({ acts }) => acts.length > 0);
}

/**
 * Whether an act that is too late today may have been in time on its own day: what was done then is typed in late, and the
 * decision goes by the act's own date.
 */
export function mayBeEnteredLate({ act, code }: OfferedRequestAct): boolean {
  return code !== undefined && isRequestAct(act) && isForbiddenByDay(act, code);
}

// What a case waits for, the most pressing first: the act that its page opens with.
const PRESSING: readonly RequestActName[] = [
  'ConfirmReceipt',
  'ConfirmCorrection',
  'SignDecision',
  'ReviewDecision',
  'ConfirmLapse',
  'RecordReanswer',
  'AnswerRequest',
];

/** The act that a case page opens with: the most pressing one that this person may do, else the answer with its reason. */
export function firstAct(offered: readonly OfferedRequestAct[]): string {
  return PRESSING.find((name) => offered.some(({ act, allowed }) => act === name && allowed)) ?? 'AnswerRequest';
}
