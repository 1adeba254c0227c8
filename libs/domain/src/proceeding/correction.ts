import type { PlainDate } from '@yishen/calendar';
import {
  isAppellant,
  isChallenged,
  isForum,
  isHearingProcedure,
  isOrderKind,
  isProceedingKind,
  isStanding,
  type ProceedingOutcomeCode,
  type ResultOutcome,
} from '@yishen/statute';
import { Rejected } from '../rejected';
import type { DecisionContext } from '../request/context';
import type { CorrectProceeding } from './commands';
import { anyDay, columnIn, count, named, outcomeNamed, pastDay, resultNamed } from './readings';
import type { ProceedingEvent, ProceedingFact } from './events';
import { isFact, isFactType } from './facts';
import type { KnownProceeding } from './state';

type Read = (value: string | number, context: DecisionContext) => string | number;

const past: Read = (value, { now }) => pastDay(String(value), now);
const ahead: Read = (value) => anyDay(String(value));
const days: Read = (value) => count(Number(value));

/** What can be corrected of each fact, and how the new value is read. Notes and names are recorded anew with the fact. */
const CORRECTABLE: Readonly<Record<ProceedingFact['type'], Readonly<Record<string, Read>>>> = {
  ProceedingOpened: {
    openedOn: past,
    kind: (value) => named(isProceedingKind, 'kind', String(value)),
    challenges: (value) => named(isChallenged, 'challenges', String(value)),
    standing: (value) => named(isStanding, 'standing', String(value)),
  },
  InstanceOpened: { openedOn: past, forum: (value) => named(isForum, 'forum', String(value)) },
  NoticeReceived: {
    receivedOn: past,
    acceptedOn: past,
    procedure: (value) => named(isHearingProcedure, 'procedure', String(value)),
  },
  ReplyFiled: { filedOn: past },
  HearingSet: { on: ahead },
  DecisionPutOff: { days, noticedOn: past },
  ProceedingSuspended: { on: past },
  ProceedingResumed: { on: past },
  InstanceConcluded: {
    outcome: (value) => outcomeNamed(String(value)),
    result: (value) => resultNamed(String(value)),
    decidedOn: past,
    receivedOn: past,
    opponentReceivedOn: past,
  },
  AppealFiled: { by: (value) => named(isAppellant, 'by', String(value)), filedOn: past },
  OpinionReceived: { receivedOn: past },
  OpinionReported: { reportedOn: past },
  OrderReceived: {
    order: (value) => named(isOrderKind, 'order', String(value)),
    receivedOn: past,
    workingDays: days,
    until: ahead,
  },
  OrderCarriedOut: { carriedOutOn: past },
};

/** The fields of a fact that a correction may change. */
export function correctableFields(type: ProceedingFact['type']): readonly string[] {
  return Object.keys(CORRECTABLE[type]);
}

/** Decides a correction: a new event that says what the fact says now, or that it never was. Throws `Rejected`. */
export function correctionOf(
  { fact, n, changes, voided, reason }: CorrectProceeding,
  { facts }: KnownProceeding,
  context: DecisionContext,
): ProceedingEvent {
  const recorded = isFactType(fact) ? facts.find((one) => isFact(one, { type: fact, n })) : undefined;
  if (!recorded) throw new Rejected('proceeding.fact-unknown', { fact, n });
  const of = { type: recorded.type, n };
  if (voided) return { type: 'ProceedingCorrected', schema: 1, data: { of, changes: {}, voided, reason } };
  const read = Object.entries(changes).map(([field, value]) => {
    const reader = CORRECTABLE[recorded.type][field];
    if (!reader) throw new Rejected('proceeding.field-not-correctable', { field });
    return [field, reader(value, context)] as const;
  });
  const before = recorded.data as unknown as Readonly<Record<string, unknown>>;
  if (read.every(([field, value]) => before[field] === value)) throw new Rejected('proceeding.nothing-corrected');
  const corrected = Object.fromEntries(read);
  return {
    type: 'ProceedingCorrected',
    schema: 1,
    data: { of, changes: { ...corrected, ...countedAnew(recorded, corrected, context) }, reason },
  };
}

function countedAnew(
  recorded: ProceedingFact,
  changes: Readonly<Record<string, string | number>>,
  context: DecisionContext,
) {
  if (recorded.type !== 'InstanceConcluded') return {};
  const { outcome, result, decidedOn } = { ...recorded.data, ...changes } as {
    readonly outcome: ProceedingOutcomeCode;
    readonly result?: ResultOutcome;
    readonly decidedOn: PlainDate;
  };
  return columnIn(outcome, result, decidedOn, context);
}
