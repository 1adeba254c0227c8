import type { Changes, RequestEvent } from './procedure';
import type { StandingAnswer } from './standingAnswer';

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

/** A recorded fact that the standing answer depends on, with its version and none of its texts. */
export interface AnswerFact {
  readonly version: number;
  readonly type: AnswerEvent['type'];
  readonly data: Readonly<Record<string, unknown>>;
}

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

/** The facts of a standing answer after one more event of the request, as a read table keeps them; corrections change them. */
export function recordAnswerFact(
  facts: readonly AnswerFact[],
  event: RequestEvent,
  version: number,
): readonly AnswerFact[] {
  switch (event.type) {
    case 'FactCorrected':
      return withChanges(facts, event.data);
    case 'FactRevoked':
      return facts.filter((fact) => fact.version !== event.data.version);
    default:
      return isAnswerEvent(event) ? [...facts, { version, type: event.type, data: kept(event.data) }] : facts;
  }
}

/** The standing answer that facts give, in the order of the stream: those that a read table keeps, or a request's own. */
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

const KEPT = ['decision', 'repliedOn', 'remedies', 'withdrawnOn', 'lapsedOn', 'deliveredOn', 'step', 'servedOn'];

function kept(data: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(data).filter(([field]) => KEPT.includes(field)));
}
