import type { PlainDate } from '@yishen/calendar';
import { deadlineKey } from '../clock';
import { recordedAt } from '../event';
import type { DeadlinesChanged } from './clockEvents';
import { evolveIncidents } from '../incident/incidents';
import type {
  Bookkeeping,
  Changes,
  FactOf,
  KnownRequest,
  Procedure,
  RecordedFact,
  Request,
  RequestEvent,
  RequestFact,
} from './procedure';
import { NOTHING_HAPPENED, ruleOfFact } from './stepTable';
import { beginning } from './steps/receipt';

/** A request nobody has received yet. */
export const UNKNOWN_REQUEST: Request = { status: 'unknown' };

/** Folds one event into the request; never throws, and ignores an unknown event so that an old reader survives a new one. */
export function evolveRequest(state: Request, event: RequestEvent): Request {
  const after = evolveFacts(state, event);
  if (after.status === 'unknown') return after;
  const incidents = evolveIncidents(after.incidents, event, { version: after.version, at: recordedAt(event) });
  return incidents === after.incidents ? after : { ...after, incidents };
}

function evolveFacts(state: Request, event: RequestEvent): Request {
  if (state.status === 'unknown') {
    if (event.type !== 'RequestReceived' && event.type !== 'RequestArrived') return state;
    const fact = recordedFact(event, 1);
    return known(startOf(fact), NOTHING_ARMED, [fact]);
  }
  const version = state.version + 1;
  switch (event.type) {
    case 'DeadlinesChanged':
      return withDeadlines(state, version, event.data);
    case 'DeadlineWarned':
      return { ...state, version, warned: [...state.warned, warningKey(event.data)] };
    case 'DeadlineMissed':
    case 'LapseProposed':
    case 'ActOverridden':
    case 'IncidentAssigned':
    case 'IncidentClosed':
      return { ...state, version };
    case 'CorrectionProposed': {
      const { n, of, changes, by } = event.data;
      const corrections = [...state.corrections, { n, version: event.data.version, of, changes, by }];
      return { ...state, version, corrections, correctionCount: n };
    }
    case 'CorrectionRejected':
      return { ...state, version, corrections: state.corrections.filter(({ n }) => n !== event.data.n) };
    case 'FactCorrected': {
      const { n, version: corrected, changes } = event.data;
      const corrections = state.corrections.filter((pending) => pending.n !== n);
      const correctionCount = Math.max(n, state.correctionCount);
      const facts = withChanges(state.facts, corrected, changes);
      return refolded({ ...state, version, corrections, correctionCount }, facts);
    }
    case 'FactRevoked':
      return withoutFact({ ...state, version }, event.data.version);
    default: {
      // Count an event that this version does not know as well: versions are positions in the stream.
      const fact = recordedFact(event as RequestFact, version);
      return known(applyFact(state, fact), state, [...state.facts, fact], version);
    }
  }
}

function withDeadlines(
  state: KnownRequest,
  version: number,
  { derivation, deadlines, closed }: DeadlinesChanged['data'],
): Request {
  return { ...state, version, derivation, deadlines, closed };
}

// An event of the log knows its version already.
function recordedFact(event: RequestFact, version: number): RecordedFact {
  return (event as Partial<RecordedFact>).version === version ? (event as RecordedFact) : { ...event, version };
}

/** The request as if a recorded fact had never been. */
export function withoutFact(state: KnownRequest, version: number): Request {
  return refolded(
    state,
    state.facts.filter((fact) => fact.version !== version),
  );
}

/**
 * What had happened by the end of a day, as the log knows it today: a fact that was entered late counts on its own day. A
 * conclusion that was undone is left out.
 */
export function procedureOn({ facts }: KnownRequest, day: PlainDate): Procedure {
  const undoneBefore = facts.findLast(({ type }) => type === 'RequestReopened')?.version ?? 0;
  const [first, ...rest] = facts;
  return rest
    .filter(
      (fact) =>
        fact.type !== 'RequestReopened' &&
        !(ruleOfFact(fact.type)?.concludes && fact.version < undoneBefore) &&
        (dayOf(fact) ?? day) <= day,
    )
    .reduce(applyFact, startOf(first as RecordedFact));
}

/** The facts recorded before a version of the stream, as they read today. */
export function saidBefore({ facts }: Pick<KnownRequest, 'facts'>, version: number): Procedure {
  const [first, ...rest] = facts.filter((fact) => fact.version < version);
  return rest.reduce(applyFact, startOf(first as RecordedFact));
}

/** The legal day of a fact; `undefined` for one that counts from when it was recorded (a draft, a review). */
export function dayOf({ type, data }: RecordedFact): PlainDate | undefined {
  const field = ruleOfFact(type)?.day ?? undefined;
  return field === undefined ? undefined : (data as unknown as Readonly<Record<string, PlainDate>>)[field];
}

/** The name of a reminder within a request: given once per deadline, derivation and days left. */
export function warningKey(of: {
  readonly kind: string;
  readonly ref?: number | undefined;
  readonly derivation: number;
  readonly workingDaysLeft: number;
}): string {
  return `${deadlineKey(of)}:${of.derivation}:${of.workingDaysLeft}`;
}

// Corrections are applied here only: the fact reads from now on as the correction says.
function withChanges(facts: readonly RecordedFact[], version: number, changes: Changes): readonly RecordedFact[] {
  return facts.map((fact) =>
    fact.version === version ? ({ ...fact, data: { ...fact.data, ...changes } } as RecordedFact) : fact,
  );
}

const NOTHING_ARMED: Bookkeeping = {
  version: 1,
  derivation: 0,
  deadlines: [],
  closed: false,
  warned: [],
  corrections: [],
  correctionCount: 0,
  incidents: [],
};

function refolded(state: KnownRequest, facts: readonly RecordedFact[]): Request {
  const [first, ...rest] = facts;
  if (!first) return state;
  return known(rest.reduce(applyFact, startOf(first)), state, facts);
}

// The procedure may still carry the bookkeeping and the status of before: write both anew. This runs with every event.
function known(
  procedure: Procedure,
  bookkeeping: Bookkeeping,
  facts: readonly RecordedFact[],
  version = bookkeeping.version,
): Request {
  const { derivation, deadlines, closed, warned, corrections, correctionCount, incidents } = bookkeeping;
  const { receivedOn, conclusion, split } = procedure;
  const status = receivedOn === undefined ? 'unconfirmed' : split ? 'split' : conclusion ? 'concluded' : 'open';
  const { on: concludedOn, decision } = (status === 'concluded' && conclusion) || NOT_CONCLUDED;
  const kept = { version, derivation, deadlines, closed, warned, corrections, correctionCount, incidents, facts };
  return { ...procedure, ...kept, status, concludedOn, decision } as Request;
}

const NOT_CONCLUDED = { on: undefined, decision: undefined };

// Every field that `known` writes is there from the start: to change a field of a copy is cheap, to add one is not.
const START = {
  ...NOTHING_ARMED,
  facts: [],
  status: 'unconfirmed',
  concludedOn: undefined,
  decision: undefined,
  ...NOTHING_HAPPENED,
};

function startOf(fact: RecordedFact): Procedure {
  return beginning(fact as FactOf<'RequestReceived'>, START);
}

function applyFact(procedure: Procedure, fact: RecordedFact): Procedure {
  return ruleOfFact(fact.type)?.apply(procedure, fact) ?? procedure;
}
