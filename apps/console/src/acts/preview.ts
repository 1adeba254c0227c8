import { atShanghai, dayNumber, plainDate, type WorkCalendar } from '@yishen/calendar';
import {
  Rejected,
  clockContextOf,
  deadlineKey,
  decideRequest,
  evolveRequest,
  requestDeadlines,
  type Deadline,
  type RejectionCode,
  type Request,
  type RequestAct,
} from '@yishen/domain';
import type { AgencyClock, CasePage, ExplainedDeadline } from '../api/schemas';
import { fieldsOf, type TypedAct } from './actInput';

/** What an act that is being typed would lead to: why it is refused, or how the deadlines then stand. */
export type Preview =
  | { readonly kind: 'refused'; readonly code: RejectionCode }
  | { readonly kind: 'leads'; readonly deadlines: readonly PreviewedDeadline[] };

/** A deadline after the act, and whether the act moves, starts or ends it. */
export interface PreviewedDeadline {
  readonly deadline: Deadline;
  readonly changed: boolean;
}

/** The calendar of an agency as the fold needs it. */
export function calendarOf({ version, region, publishedYears, off, makeUp }: AgencyClock): WorkCalendar {
  const days = (named: AgencyClock['off']) =>
    new Map(named.map(([date = '', name = '']) => [dayNumber(plainDate(date)), name] as const));
  return { version, region, publishedYears, off: days(off), makeUp: days(makeUp) };
}

/** A case as it stands before the act. */
interface Before extends Pick<CasePage, 'state'> {
  readonly deadlines: readonly Pick<ExplainedDeadline, 'kind' | 'ref' | 'dueOn' | 'state'>[];
}

/** Folds a case with an act that is being typed: the server's own decision and clock, on the case as the page has it. */
export function previewOf(
  act: TypedAct,
  page: Before,
  given: { readonly clock: AgencyClock; readonly today: string; readonly actor: string },
): Preview {
  const { clock, actor } = given;
  const today = plainDate(given.today);
  const context = {
    now: atShanghai(today, '12:00:00.000'),
    calendar: calendarOf(clock),
    policy: clock.policy,
    actor,
  };
  try {
    const events = decideRequest([sealed(act)], page.state, context);
    const after = events.reduce<Request>(evolveRequest, page.state);
    if (after.status === 'unknown') return { kind: 'leads', deadlines: [] };
    return { kind: 'leads', deadlines: compared(requestDeadlines(after, clockContextOf(context), today), page) };
  } catch (error) {
    if (error instanceof Rejected) return { kind: 'refused', code: error.code };
    throw error;
  }
}

function compared(after: readonly Deadline[], { deadlines }: Before): PreviewedDeadline[] {
  const before = new Map(deadlines.map((deadline) => [deadlineKey(deadline), deadline]));
  return after.map((deadline) => {
    const was = before.get(deadlineKey(deadline));
    return { deadline, changed: was?.dueOn !== deadline.dueOn || was.state !== deadline.state };
  });
}

const SEAL = { k: '', v: '' };

// A decision looks at dates, numbers and choices; that a text is there matters to it, what the text says does not.
function sealed(act: TypedAct): RequestAct {
  const fields = fieldsOf(act.type).flatMap(([name, { kind }]) => {
    const value = act[name];
    return value === undefined ? [] : [[name, withoutText(kind, value)] as const];
  });
  const override = act['override'] === undefined ? {} : { override: SEAL };
  return { type: act.type, ...Object.fromEntries(fields), ...override } as unknown as RequestAct;
}

function withoutText(kind: string, value: unknown): unknown {
  switch (kind) {
    case 'text':
      return SEAL;
    case 'texts':
      return (value as readonly unknown[]).map(() => SEAL);
    case 'contents':
      return Object.fromEntries(Object.keys(value as object).map((key) => [key, SEAL]));
    case 'file':
      return { ...(value as object), size: 0, kind: '', name: SEAL };
    default:
      return value;
  }
}
