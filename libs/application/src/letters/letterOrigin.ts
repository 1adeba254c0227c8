import {
  Rejected,
  UNKNOWN_RECORD_CORRECTION,
  agencyStream,
  evolveRecordCorrection,
  recordCorrectionStream,
  requestStream,
  upcast,
  type Permission,
  type KnownRequest,
  type RecordCorrectionEvent,
  type Request,
} from '@yishen/domain';
import type { RecordedEvent } from '@yishen/event-store';
import { requirePermission, type Caller } from '../access';
import { CommandError } from '../commandError';
import { AGENCY_FOLD } from '../contexts';
import { type Desk } from '../desk';
import { folded } from '../folds';
import { REQUEST_FOLD } from '../requestActs';
import type { DecidedCorrection } from './letterSources';
import type { LetterOrigin } from './letterText';

/** The events of a stream, lifted to their newest shapes. */
export async function readEvents(desk: Desk, stream: string): Promise<readonly RecordedEvent[]> {
  return (await desk.store.readStream(stream)).map((event) => upcast(event));
}

/** A request that exists; otherwise the stream is unknown to the caller. */
export function knownRequest(state: Request): KnownRequest {
  if (state.status === 'unknown') throw new CommandError('stream.unknown');
  return state;
}

/** The agency of a case, for a caller who may do the act there. */
export async function agencyOf(desk: Desk, caller: Caller, stream: string, act: Permission): Promise<string> {
  const [first] = await desk.store.readStream(stream);
  if (!first) throw new CommandError('stream.unknown');
  requirePermission(caller, act, first.scope);
  return first.scope;
}

/** A case folded from the log with its agency, for a caller who may do the act there. */
export async function originOf(
  desk: Desk,
  caller: Caller,
  id: string,
  act: Permission,
  source?: string,
): Promise<{ readonly origin: LetterOrigin; readonly version: number }> {
  const stream = requestStream(id);
  const events = await readEvents(desk, stream);
  const { scope, state } = folded(events, REQUEST_FOLD);
  if (scope === undefined) throw new CommandError('stream.unknown');
  requirePermission(caller, act, scope);
  const origin = await originFrom(desk, caller, {
    agencyId: scope,
    stream,
    request: knownRequest(state),
    events,
    source,
  });
  return { origin, version: events.at(-1)?.version ?? 0 };
}

/** A case that is folded already, with its agency. */
export async function originFrom(
  desk: Desk,
  caller: Caller,
  of: {
    readonly agencyId: string;
    readonly stream: string;
    readonly request: KnownRequest;
    readonly events: readonly RecordedEvent[];
    /** The application to correct a record that the letter answers. */
    readonly source?: string | undefined;
  },
): Promise<LetterOrigin> {
  const { agencyId, stream, request, events, source } = of;
  const agency = (await readEvents(desk, agencyStream(agencyId))).reduce(
    (state, event) => AGENCY_FOLD.evolve(state, event as never),
    AGENCY_FOLD.initial,
  );
  if (agency.status === 'unknown') throw new CommandError('stream.unknown');
  return {
    request,
    events,
    letterhead: agency.letterhead,
    actor: caller.principal.userId,
    agency: { id: agencyId, name: agency.name },
    stream,
    ...(source === undefined ? {} : { correction: await correctionOf(desk, source, agencyId, stream) }),
  };
}

// The letters of a request may be about a decided application of the same agency that names this very request, and about no other.
async function correctionOf(desk: Desk, id: string, agencyId: string, request: string): Promise<DecidedCorrection> {
  const events = await readEvents(desk, recordCorrectionStream(id));
  const facts = events as unknown as readonly RecordCorrectionEvent[];
  const asked = facts.find((event) => event.type === 'RecordCorrectionAsked')?.data;
  const decided = facts.findLast((event) => event.type === 'RecordCorrectionDecided')?.data;
  const state = facts.reduce(evolveRecordCorrection, UNKNOWN_RECORD_CORRECTION);
  if (!asked || asked.agencyId !== agencyId || asked.request !== request) throw new CommandError('stream.unknown');
  if (!decided || state.status === 'unknown' || state.status === 'withdrawn' || !state.dates.decidedOn) {
    throw new Rejected('record-correction.not-decided');
  }
  const { applicant, record } = asked;
  const { outcome, statement } = decided;
  return {
    stream: recordCorrectionStream(id),
    applicant,
    record,
    outcome,
    statement,
    decidedOn: state.dates.decidedOn,
  };
}
