import type { PlainDate } from '@yishen/calendar';
import type { DecisionCode } from '@yishen/statute';
import type { Changes, RequestEvent } from './events';

/** Whether the applicant was told where and until when the answer can be challenged (复议法 第二十条第三款、行诉解释 第六十四条). */
export const REMEDIES = ['told', 'untold'] as const;

/** Whether the applicant was told. */
export type Remedies = (typeof REMEDIES)[number];

/** Whether a text says it. */
export function isRemedies(text: string): text is Remedies {
  return (REMEDIES as readonly string[]).includes(text);
}

/** The conclusion of a request that stands: what a reconsideration or a suit is brought against (条例 第五十一条). */
export interface StandingAnswer {
  readonly decision: DecisionCode;
  /** The reply date: the law of this day says what can be filed. */
  readonly on: PlainDate;
  /** The day the applicant received it; absent while no proof of service is recorded. */
  readonly deliveredOn?: PlainDate;
  readonly remedies: Remedies;
}

const ANSWER_FACTS = [
  'RequestAnswered',
  'RequestWithdrawn',
  'RequestLapsed',
  'RequestReopened',
  'ReanswerOrdered',
  'ReanswerGiven',
  'AnswerDelivered',
  'NoticeServed',
] as const satisfies readonly RequestEvent['type'][];

type AnswerEvent = Extract<RequestEvent, { type: (typeof ANSWER_FACTS)[number] }>;

/**
 * The standing answer after one more fact. One that was undone, or in whose place a new one was ordered (复议法 第六十四条、行诉法
 * 第七十条), stands no more; the new one does from the day it is given.
 */
export function evolveStandingAnswer(
  answer: StandingAnswer | undefined,
  { type, data }: Pick<AnswerEvent, 'type' | 'data'>,
): StandingAnswer | undefined {
  const fact = { type, data } as AnswerEvent;
  switch (fact.type) {
    case 'RequestAnswered':
    case 'ReanswerGiven': {
      const { decision, repliedOn, remedies = 'told' } = fact.data;
      return { decision, on: repliedOn, remedies };
    }
    case 'RequestWithdrawn':
      return { decision: 'A23', on: fact.data.withdrawnOn, remedies: 'told' };
    case 'RequestLapsed':
      return { decision: fact.data.decision, on: fact.data.lapsedOn, remedies: 'told' };
    case 'RequestReopened':
    case 'ReanswerOrdered':
      return undefined;
    case 'AnswerDelivered':
      return answer && { ...answer, deliveredOn: fact.data.deliveredOn };
    case 'NoticeServed':
      return answer && fact.data.step === 'answer' ? { ...answer, deliveredOn: fact.data.servedOn } : answer;
  }
}

/** The standing answer that facts give, in the order of the stream. */
export function standingAnswerOf(
  facts: readonly { readonly type: RequestEvent['type']; readonly data: object }[],
): StandingAnswer | undefined {
  return facts
    .filter(isAnswerEvent)
    .reduce<StandingAnswer | undefined>(
      (answer, fact) => evolveStandingAnswer(answer, fact as unknown as AnswerEvent),
      undefined,
    );
}

/** The facts with the one that a correction names reading as it says. */
export function withChanges<F extends { readonly version: number; readonly data: object }>(
  facts: readonly F[],
  { version, changes }: { readonly version: number; readonly changes: Changes },
): readonly F[] {
  return facts.map((fact) => (fact.version === version ? { ...fact, data: { ...fact.data, ...changes } } : fact));
}

/** Whether an event can change which answer stands, or what is known of it. */
export function isAnswerEvent<E extends { readonly type: RequestEvent['type'] }>(
  event: E,
): event is E & { readonly type: AnswerEvent['type'] } {
  return (ANSWER_FACTS as readonly string[]).includes(event.type);
}
