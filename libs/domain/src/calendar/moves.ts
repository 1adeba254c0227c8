import type { PlainDate } from '@yishen/calendar';
import type { Deadline } from '../clock';
import type { DecisionContext } from '../request/context';
import { deadlinesOf } from '../request/decide';
import type { Request } from '../request/procedure';

/** A deadline that another calendar, rule or choice gives another day, or makes certain. */
export interface MovedDeadline {
  readonly kind: string;
  /** Which of its kind, where a stream has several. */
  readonly ref?: number;
  /** Absent when the deadline exists on one side only. */
  readonly from?: PlainDate;
  readonly to?: PlainDate;
  readonly wasProvisional: boolean;
  readonly isProvisional: boolean;
}

/** What of a deadline the comparison looks at, of whichever stream. */
type Compared = Pick<Deadline, 'dueOn' | 'provisional' | 'state'> & { readonly kind: string; readonly ref?: number };

/** The deadlines still running that differ between two derivations of one stream: in their day, or in being provisional. */
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
 * What moves in an open request when one context gives way to another: the preview of a calendar change, and of a new version of
 * a rule or a setting alike. Nothing moves in a concluded one.
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

// A date that was met or that nobody keeps any more moves nobody.
function isOpen({ state }: Compared): boolean {
  return state !== 'met';
}

function nameOf({ kind, ref }: Compared): string {
  return ref === undefined ? kind : `${kind}:${ref}`;
}
