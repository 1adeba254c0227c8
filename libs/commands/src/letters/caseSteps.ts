import type { RecordedFact } from '@yishen/domain';
import { chineseDate, type LetterTable } from '@yishen/rendering';

// The steps of 条例 第四十五条 (登记、审核、办理、答复、归档) as an office's flow sheet names them, and the day each happened.
const STEPS: Readonly<Partial<Record<RecordedFact['type'], readonly [string, string]>>> = {
  RequestArrived: ['收件', 'arrivedOn'],
  RequestReceived: ['登记', 'receivedOn'],
  ReceiptConfirmed: ['与申请人确认收到', 'receivedOn'],
  SupplementNoticeIssued: ['补正告知', 'issuedOn'],
  SupplementReceived: ['收到补正', 'receivedOn'],
  ReasonsAsked: ['要求说明理由', 'askedOn'],
  ReasonsGiven: ['收到理由说明', 'receivedOn'],
  ReasonsJudged: ['理由审查', 'judgedOn'],
  DelayedAnswerSet: ['确定延迟答复期限', 'noticedOn'],
  ConsultationStarted: ['征求意见', 'sentOn'],
  ConsultationReplied: ['收到意见', 'receivedOn'],
  ConsultationEnded: ['征求意见结束', 'endedOn'],
  ObjectionOverridden: ['决定公开（公共利益）', 'decidedOn'],
  ExtensionGranted: ['延长答复期限', 'grantedOn'],
  FeeNoticeIssued: ['收费通知', 'issuedOn'],
  PaymentReceived: ['缴费', 'paidOn'],
  FeeWaived: ['减免费用', 'waivedOn'],
  DecisionSigned: ['签发', 'signedOn'],
  RequestAnswered: ['答复', 'repliedOn'],
  AnswerDelivered: ['送达', 'deliveredOn'],
  RequestLapsed: ['不再处理', 'lapsedOn'],
  RequestWithdrawn: ['申请人撤回', 'withdrawnOn'],
  RequestForwarded: ['转送', 'forwardedOn'],
  ReanswerOrdered: ['责令重新答复', 'receivedOn'],
  ReanswerGiven: ['重新答复', 'repliedOn'],
  RequestArchived: ['归档', 'archivedOn'],
};

/** The name of the step that an event is in an office's flow sheet, or the event's own. */
export function stepLabel(type: string): string {
  return STEPS[type as RecordedFact['type']]?.[0] ?? type;
}

/** The steps of a case with their days, in the order of the days: the sheet that 条例 第四十五条 asks an office to keep. */
export function caseSteps(facts: readonly RecordedFact[]): LetterTable {
  const steps = facts.flatMap((fact) => {
    const [label, field] = STEPS[fact.type] ?? [];
    const day = field === undefined ? undefined : (fact.data as unknown as Readonly<Record<string, unknown>>)[field];
    return label !== undefined && typeof day === 'string' ? [{ label, day }] : [];
  });
  const sorted = [...steps].sort((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0));
  return {
    header: ['序号', '环节', '日期'],
    rows: sorted.map(({ label, day }, at) => [String(at + 1), label, chineseDate(day)]),
    widths: [1, 5, 4],
  };
}
