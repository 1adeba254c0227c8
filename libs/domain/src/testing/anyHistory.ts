import {
  NATIONAL_CALENDAR,
  addDays,
  dateOfDayNumber,
  dayNumber,
  instant,
  plainDate,
  type PlainDate,
} from '@yishen/calendar';
import {
  APPLICANT_KIND_ORDER,
  DEFAULT_SETTINGS,
  PROCEEDING_KINDS,
  PROCEEDING_OUTCOMES,
  STANDINGS,
  type ProceedingKind,
} from '@yishen/statute';
import fc from 'fast-check';
import type { ProceedingCommand } from '../proceeding/commands';
import { decideProceeding } from '../proceeding/decide';
import type { ProceedingEvent } from '../proceeding/events';
import type { Dispute } from '../proceeding/dispute';
import type { Proceeding } from '../proceeding/proceeding';
import { UNKNOWN_PROCEEDING, evolveProceeding } from '../proceeding/state';
import type { RecordCorrectionEvent } from '../recordCorrection/events';
import type { RecordCorrection } from '../recordCorrection/application';
import {
  UNKNOWN_RECORD_CORRECTION,
  decideRecordCorrection,
  evolveRecordCorrection,
  type RecordCorrectionCommand,
} from '../recordCorrection/recordCorrection';
import { Rejected } from '../rejected';
import type { RequestCommand } from '../request/commands';
import type { DecisionContext } from '../request/context';
import { decideRequest } from '../request/decide';
import type { RequestEvent } from '../request/events';
import type { KnownRequest, Request } from '../request/procedure';
import { UNKNOWN_REQUEST, evolveRequest } from '../request/state';
import { acts, arrived, received, sealed } from './typedCase';

/** A stream that commands made, and the state it folds to. */
export interface History<Event, State> {
  readonly events: readonly Event[];
  readonly state: State;
}

interface Decider<Command, Event, State> {
  decide(commands: readonly Command[], state: State, context: DecisionContext): readonly Event[];
  evolve(state: State, event: Event): State;
}

const LONG_AFTER = instant('2027-12-20T04:00:00.000Z');

/** The history after a command; the same history when the command is refused. */
function typedInto<Command extends { readonly type: string }, Event, State>(
  { decide, evolve }: Decider<Command, Event, State>,
  so: History<Event, State>,
  command: Command,
): History<Event, State> {
  // Somebody other than the proposer must confirm a correction.
  const actor = command.type === 'ConfirmCorrection' ? 'head' : 'clerk';
  const context: DecisionContext = { now: LONG_AFTER, calendar: NATIONAL_CALENDAR, policy: DEFAULT_SETTINGS, actor };
  try {
    const fresh = decide([command], so.state, context);
    return fresh.length === 0 ? so : { events: [...so.events, ...fresh], state: fresh.reduce(evolve, so.state) };
  } catch (error) {
    if (error instanceof Rejected) return so;
    throw error;
  }
}

const pickOf = <T>(list: readonly T[], pick: number): T | undefined => list[pick % list.length];

const receipt = fc
  .integer({ min: dayNumber(plainDate('2023-01-03')), max: dayNumber(plainDate('2025-12-31')) })
  .map(dateOfDayNumber);

interface RequestStep {
  readonly act: keyof typeof REQUEST_STEPS;
  readonly days: number;
  readonly pick: number;
}

type NextAct = (on: PlainDate, pick: number, state: KnownRequest) => RequestCommand | undefined;

const n = (pick: number): number => 1 + (pick % 2);
const ANSWERS = ['A1', 'A3', 'A8', 'A12', 'A17'] as const;

// The acts to try on a request. Its state refuses many; corrections and revocations name facts that exist.
const REQUEST_STEPS = {
  evidence: () => ({ type: 'RecordReceiptEvidence', evidenceKind: 'handInReceipt', evidenceNote: sealed }),
  confirm: (on) => acts.confirmed(on),
  kind: (_on, pick) => ({ type: 'SetApplicantKind', kind: pickOf(APPLICANT_KIND_ORDER, pick)!, reason: sealed }),
  supplementNotice: (on) => acts.supplementNotice(on),
  served: (on, pick) => acts.served(pickOf(['supplement', 'fee', 'answer'], pick)!, on),
  supplement: (on) => acts.supplement(on),
  consult: (on, pick) => acts.consult(pickOf(['thirdParty', 'coMaker', 'otherAgency'], pick)!, on),
  opinion: (on, pick) => acts.opinion(n(pick), on),
  extension: (on, pick) => acts.extension(1 + (pick % 20), on),
  fee: (on) => acts.feeNotice(on),
  payment: (on, pick) => acts.payment(on, 1 + (pick % 140)),
  refund: (on, pick) => acts.refund(on, 1 + (pick % 20)),
  waiver: (on) => acts.waiver(on),
  lapse: (on, pick) => acts.lapse(pick % 2 === 0 ? 'supplement' : 'fee', on),
  answer: (on, pick) => acts.answer(on, pickOf(ANSWERS, pick)),
  delivered: (on) => acts.delivered(on),
  withdrawal: (on) => acts.withdrawal(on),
  reopening: (on, pick) =>
    acts.reopening(on, pickOf(['concludedInError', 'lapseUndone', 'withdrawalUndone'] as const, pick)),
  reanswerOrder: (on) => acts.reanswerOrder(on),
  reanswer: (on, pick) => acts.reanswer(n(pick), on),
  archive: (on) => acts.archive(on),
  split: (on) => acts.split(on, 'a', 'b'),
  suggest: (on) => ({ type: 'SuggestDisclosure', suggestedOn: on, by: 'applicant', information: sealed }),
  judge: (on, pick) => ({
    type: 'JudgeDisclosureSuggestion',
    n: n(pick),
    judgedOn: on,
    accepted: pick % 3 > 0,
    reason: sealed,
    ...(pick % 3 === 2 ? { publishedOn: on } : {}),
  }),
  published: (on, pick) => ({ type: 'RecordSuggestionPublished', n: n(pick), publishedOn: on }),
  missed: (_on, _pick, { derivation }) => acts.due('reply', derivation),
  closeIncident: (_on, pick, { incidents }) => {
    const incident = pickOf(incidents, pick);
    return incident && { type: 'CloseIncident', incident: incident.id, resolution: sealed };
  },
  correct: (on, pick, state) => correction(on, pick, state),
  confirmCorrection: (_on, pick, { corrections }) => {
    const pending = pickOf(corrections, pick);
    return pending && acts.confirmCorrection(pending.n);
  },
  rejectCorrection: (_on, pick, { corrections }) => {
    const pending = pickOf(corrections, pick);
    return pending && { type: 'RejectCorrection', n: pending.n, reason: sealed };
  },
  revoke: (_on, pick, { facts }) => acts.revocation(pickOf(facts, pick)!.version),
} satisfies Record<string, NextAct>;

function correction(on: PlainDate, pick: number, { facts }: KnownRequest): RequestCommand | undefined {
  const fact = pickOf(facts, pick)!;
  const fields = Object.keys(fact.data).filter(
    (field) => field.endsWith('On') || field === 'decision' || field === 'fen',
  );
  const field = pickOf(fields, pick);
  if (field === undefined) return undefined;
  const values: Readonly<Record<string, string | number>> = {
    decision: pickOf(ANSWERS, pick)!,
    fen: 100 + (pick % 900),
  };
  return acts.correction(fact.version, { [field]: values[field] ?? on });
}

// Try what is frequent in life, and what undoes it, more often than the rest.
const TRIED: readonly (keyof typeof REQUEST_STEPS)[] = [
  ...(Object.keys(REQUEST_STEPS) as (keyof typeof REQUEST_STEPS)[]),
  ...(['evidence', 'confirm', 'fee', 'payment', 'payment', 'refund', 'waiver', 'answer', 'answer', 'answer'] as const),
  ...(['delivered', 'delivered', 'suggest', 'judge', 'judge', 'published', 'reopening', 'reopening'] as const),
  ...(['reanswerOrder', 'reanswer', 'archive'] as const),
  ...(['correct', 'correct', 'correct', 'confirmCorrection', 'revoke', 'revoke', 'revoke', 'revoke'] as const),
];

const requestStep: fc.Arbitrary<RequestStep> = fc.record({
  act: fc.constantFrom(...TRIED),
  days: fc.integer({ min: 0, max: 9 }),
  pick: fc.nat(10_000),
});

/** Any lawful history of a request: facts of every kind, corrected, revoked, split, reopened, answered anew. */
export const anyRequest: fc.Arbitrary<History<RequestEvent, Request>> = fc
  .record({
    on: receipt,
    online: fc.constantFrom(false, false, false, true),
    kind: fc.constantFrom(...APPLICANT_KIND_ORDER),
    steps: fc.array(requestStep, { minLength: 8, maxLength: 36, size: 'max' }),
  })
  .map(({ on, online, kind, steps }) => {
    const decider = { decide: decideRequest, evolve: evolveRequest };
    const applicant = { person: 'p', kind, name: sealed, contact: sealed };
    const first = online ? { ...arrived(on), applicant } : received(on, { applicant });
    const opened = typedInto<RequestCommand, RequestEvent, Request>(
      decider,
      { events: [], state: UNKNOWN_REQUEST },
      first,
    );
    let day = on;
    return steps.reduce((so, { act, days, pick }) => {
      if (so.state.status === 'unknown') return so;
      const next: NextAct = REQUEST_STEPS[act];
      day = addDays(day, days);
      const command = next(day, pick, so.state);
      return command === undefined ? so : typedInto(decider, so, command);
    }, opened);
  });

// The next act depends on the dispute: an open instance is decided, a decided one goes on to the next.
const disputeStep = fc.record({
  what: fc.constantFrom('on', 'on', 'on', 'decidedOn', 'outcome', 'openedOn', 'standing', 'void'),
  days: fc.integer({ min: 1, max: 320 }),
  pick: fc.nat(),
  result: fc.constantFrom('claimRejected', 'annulled', 'confirmedUnlawful'),
});
type DisputeStep = typeof disputeStep extends fc.Arbitrary<infer Value> ? Value : never;

const correcting = (
  fact: string,
  number: number,
  changes: Readonly<Record<string, string>>,
): Extract<ProceedingCommand, { type: 'CorrectProceeding' }> => ({
  type: 'CorrectProceeding',
  fact,
  n: number,
  changes,
  reason: sealed,
});

function nextInDispute(dispute: Dispute, { what, days, pick, result }: DisputeStep, forum: string): ProceedingCommand {
  const { instances } = dispute;
  const last = instances.at(-1)!;
  const any = pickOf(instances, pick)!;
  const outcomes = Object.entries(PROCEEDING_OUTCOMES).filter(([, { forums }]) =>
    (forums as readonly string[]).includes(last.forum),
  );
  const [outcome, { effect }] = pickOf(outcomes, pick)!;
  const named: Readonly<Record<string, string>> = effect === 'named' ? { result } : {};
  const later = addDays(last.conclusion?.decidedOn ?? last.openedOn, days);
  switch (what) {
    case 'decidedOn':
      return correcting('InstanceConcluded', any.n, { decidedOn: addDays(any.openedOn, days) });
    case 'outcome':
      return correcting('InstanceConcluded', last.n, { outcome, ...named });
    case 'openedOn':
      return correcting('ProceedingOpened', 1, { openedOn: addDays(instances[0]!.openedOn, days - 160) });
    case 'standing':
      return correcting('ProceedingOpened', 1, { standing: pickOf(Object.keys(STANDINGS), pick)! });
    case 'void': {
      const fact = pickOf(['InstanceConcluded', 'InstanceConcluded', 'InstanceOpened', 'ProceedingOpened'], pick)!;
      return { ...correcting(fact, fact === 'ProceedingOpened' ? 1 : last.n, {}), voided: true };
    }
    default:
      return last.conclusion
        ? { type: 'OpenInstance', forum, openedOn: later }
        : { type: 'ConcludeInstance', instance: last.n, outcome, ...named, decidedOn: later, receivedOn: later };
  }
}

/** Any lawful history of a dispute: its instances, decided, sent back, corrected, taken back. */
export const anyDispute: fc.Arbitrary<History<ProceedingEvent, Proceeding>> = fc
  .record({
    openedOn: receipt,
    kind: fc.constantFrom(...(Object.keys(PROCEEDING_KINDS) as ProceedingKind[])),
    steps: fc.array(disputeStep, { maxLength: 12 }),
  })
  .map(({ openedOn, kind, steps }) => {
    const decider = { decide: decideProceeding, evolve: evolveProceeding };
    const opened = typedInto<ProceedingCommand, ProceedingEvent, Proceeding>(
      decider,
      { events: [], state: UNKNOWN_PROCEEDING },
      { type: 'OpenProceeding', agencyId: 'agency', kind, openedOn },
    );
    return steps.reduce((so, step) => {
      const { state } = so;
      if (!('dispute' in state)) return so;
      // The rules say which forum comes next.
      const tried = ['firstInstance', 'appeal', 'retrial'].map((forum) =>
        typedInto(decider, so, nextInDispute(state.dispute, step, forum)),
      );
      return tried.find(({ events }) => events.length > so.events.length) ?? so;
    }, opened);
  });

const correctionStep = fc.record({
  what: fc.constantFrom('decide', 'decide', 'tell', 'withdraw', 'amend', 'amend'),
  days: fc.integer({ min: 0, max: 60 }),
  pick: fc.nat(),
});

/** Any lawful history of an application to correct a record, its dates amended at will. */
export const anyRecordCorrection: fc.Arbitrary<History<RecordCorrectionEvent, RecordCorrection>> = fc
  .record({ on: receipt, steps: fc.array(correctionStep, { maxLength: 8 }) })
  .map(({ on, steps }) => {
    const decider = { decide: decideRecordCorrection, evolve: evolveRecordCorrection };
    const asked = typedInto<RecordCorrectionCommand, RecordCorrectionEvent, RecordCorrection>(
      decider,
      { events: [], state: UNKNOWN_RECORD_CORRECTION },
      {
        type: 'AskRecordCorrection',
        agencyId: 'agency',
        code: '7K2M-9QXD',
        channel: 'inPerson',
        receivedOn: on,
        applicant: { person: 'p', kind: 'naturalPerson', name: sealed, contact: sealed },
        record: sealed,
        claim: sealed,
        proof: { note: sealed },
      },
    );
    return steps.reduce((so, { what, days, pick }) => {
      const day = addDays(on, days);
      const commands: Readonly<Record<typeof what, RecordCorrectionCommand>> = {
        decide: {
          type: 'DecideRecordCorrection',
          outcome: pickOf(['corrected', 'refused', 'forwarded'], pick)!,
          decidedOn: day,
          statement: sealed,
        },
        tell: { type: 'TellRecordCorrection', toldOn: day, serviceMode: 'post' },
        withdraw: { type: 'WithdrawRecordCorrection', withdrawnOn: day },
        amend: {
          type: 'AmendRecordCorrection',
          date: pickOf(['receivedOn', 'decidedOn', 'toldOn', 'withdrawnOn'], pick)!,
          to: day,
          reason: sealed,
        },
      };
      return typedInto(decider, so, commands[what]);
    }, asked);
  });
