import type { PlainDate } from '@yishen/calendar';
import {
  isProceedingKind,
  isProceedingOutcome,
  type ProceedingKind,
  type ProceedingOutcomeCode,
} from '@yishen/statute';
import type { DomainEvent } from '../event';
import { Rejected } from '../rejected';
import { dateNotAfterToday, type DecisionContext } from '../request/decide';
import type { Sealed } from '../sealed';

/** A reconsideration or a suit against the agency was opened (条例 第五十一条). */
export type ProceedingOpened = DomainEvent<
  'ProceedingOpened',
  {
    readonly agencyId: string;
    readonly kind: ProceedingKind;
    readonly openedOn: PlainDate;
    /** The stream of the request it is about, when it is about one. */
    readonly request?: string;
    readonly note?: Sealed;
  }
>;

/** The proceeding came to an end. */
export type ProceedingConcluded = DomainEvent<
  'ProceedingConcluded',
  { readonly outcome: ProceedingOutcomeCode; readonly concludedOn: PlainDate }
>;

/** Every event of a proceeding's stream. */
export type ProceedingEvent = ProceedingOpened | ProceedingConcluded;

/** A proceeding as `decide` needs it. */
export type Proceeding =
  | { readonly status: 'unknown' }
  | { readonly status: 'open'; readonly agencyId: string; readonly kind: ProceedingKind; readonly openedOn: PlainDate }
  | {
      readonly status: 'concluded';
      readonly agencyId: string;
      readonly kind: ProceedingKind;
      readonly openedOn: PlainDate;
      readonly outcome: ProceedingOutcomeCode;
      readonly concludedOn: PlainDate;
    };

/** A proceeding nobody has opened yet. */
export const UNKNOWN_PROCEEDING: Proceeding = { status: 'unknown' };

/** Opens a proceeding. */
export interface OpenProceeding {
  readonly type: 'OpenProceeding';
  readonly agencyId: string;
  readonly kind: string;
  readonly openedOn: string;
  readonly request?: string;
  readonly note?: Sealed;
}

/** Concludes a proceeding with its outcome. */
export interface ConcludeProceeding {
  readonly type: 'ConcludeProceeding';
  readonly outcome: string;
  readonly concludedOn: string;
}

/** Every command of a proceeding's stream. */
export type ProceedingCommand = OpenProceeding | ConcludeProceeding;

/** Folds one event into the proceeding; never throws. */
export function evolveProceeding(state: Proceeding, event: ProceedingEvent): Proceeding {
  switch (event.type) {
    case 'ProceedingOpened': {
      const { agencyId, kind, openedOn } = event.data;
      return { status: 'open', agencyId, kind, openedOn };
    }
    case 'ProceedingConcluded':
      return state.status === 'unknown' ? state : { ...state, status: 'concluded', ...event.data };
    default:
      return state;
  }
}

/** Decides one or several facts of a proceeding entered together. Throws `Rejected`. */
export function decideProceeding(
  commands: readonly ProceedingCommand[],
  state: Proceeding,
  context: DecisionContext,
): readonly ProceedingEvent[] {
  const events: ProceedingEvent[] = [];
  let after = state;
  for (const command of commands) {
    const event = decideOne(command, after, context);
    events.push(event);
    after = evolveProceeding(after, event);
  }
  return events;
}

function decideOne(command: ProceedingCommand, state: Proceeding, { now }: DecisionContext): ProceedingEvent {
  switch (command.type) {
    case 'OpenProceeding': {
      if (state.status !== 'unknown') throw new Rejected('proceeding.already-opened');
      const { agencyId, kind } = command;
      if (!isProceedingKind(kind)) throw new Rejected('proceeding.kind-unknown', { kind });
      const openedOn = dateNotAfterToday(command.openedOn, now, 'proceeding.opened-in-future');
      const request = command.request ? { request: command.request } : {};
      const note = command.note ? { note: command.note } : {};
      return { type: 'ProceedingOpened', schema: 1, data: { agencyId, kind, openedOn, ...request, ...note } };
    }
    case 'ConcludeProceeding': {
      if (state.status === 'unknown') throw new Rejected('proceeding.unknown');
      if (state.status === 'concluded') throw new Rejected('proceeding.already-concluded');
      const { outcome } = command;
      if (!isProceedingOutcome(outcome)) throw new Rejected('proceeding.outcome-unknown', { outcome });
      const concludedOn = dateNotAfterToday(command.concludedOn, now, 'proceeding.concluded-in-future');
      const { openedOn } = state;
      if (concludedOn < openedOn) throw new Rejected('proceeding.concluded-before-opened', { openedOn, concludedOn });
      return { type: 'ProceedingConcluded', schema: 1, data: { outcome, concludedOn } };
    }
  }
}
