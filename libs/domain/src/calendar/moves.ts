import type { PlainDate } from '@yishen/calendar';
import type { Deadline } from '../clock';
import type { DecisionContext } from '../request/context';
import { deadlinesOf } from '../request/decide';
import type { Request } from '../request/procedure';

/** A deadline that another calendar, rule or setting moves to another day, or makes certain or provisional. */
export interface MovedDeadline {
  readonly kind: string;
  /** Its number, where a stream has several of the kind. */
  readonly ref?: number;
  /** Absent when the deadline exists on one side only. */
  readonly from?: PlainDate;
  readonly to?: PlainDate;
  readonly wasProvisional: boolean;
  readonly isProvisional: boolean;
}

/** The parts of a deadline, of any stream, that are compared. */
type Compared = Pick<Deadline, 'dueOn' | 'provisional' | 'state'> & { readonly kind: string; readonly ref?: number };

/** The deadlines not yet met that differ, in their day or in being provisional, between two derivations of one stream. */
export function movedDeadlines(before: readonly Compared[], after: readonly Compared[]): readonly MovedDeadline[] {
  const names = new Map([...before, ...after].filter(isOpen).map((deadline) => [nameOf(deadline), deadline]));
  return [...names].flatMap(([name, { kind, ref }]): MovedDeadline[] => {
    const was = before.find((deadline) => nameOf(deadline) === name);
    const is = after.find((deadline) => nameOf(deadline) === name);
    const [wasProvisional, isProvisional] = [was?.provisional ?? false, is?.provisional ?? false];
    if (was?.dueOn === is?.dueOn && wasProvisional === isProvisional) return [];
    return [
      {
        kind,
        ...(ref === undefined ? {} : { ref }),
        ...(was ? { from: was.dueOn } : {}),
        ...(is ? { to: is.dueOn } : {}),
        wasProvisional,
        isProvisional,
      },
    ];
  });
}

/**
 * The deadlines of an open request that move when one context replaces another: the preview of a new calendar, rule version or
 * setting. Nothing moves in a concluded request.
 */
export function whatMoves(
  state: Request,
  before: Omit<DecisionContext, 'now'>,
  after: Omit<DecisionContext, 'now'>,
  asOf: PlainDate,
): readonly MovedDeadline[] {
  if (state.status === 'unknown' || state.closed) return [];
  return movedDeadlines(deadlinesOf(state, before, asOf), deadlinesOf(state, after, asOf));
}

// A deadline that was met stays as it is.
function isOpen({ state }: Compared): boolean {
  return state !== 'met';
}

function nameOf({ kind, ref }: Compared): string {
  return ref === undefined ? kind : `${kind}:${ref}`;
}
