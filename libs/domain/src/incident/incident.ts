import type { Instant, PlainDate } from '@yishen/calendar';
import { deadlineKey, type DeadlineKind } from '../clock';

/**
 * What needs attention on a request. Only a person closes an `override`, or a `missed` unless a fact entered later shows that the
 * day was kept.
 */
export const INCIDENT_KINDS = [
  'unconfirmed',
  'nearing',
  'missed',
  'lapseProposed',
  'provisional',
  'override',
  'noticeNotServed',
] as const;

/** A kind of incident of a request. */
export type IncidentKind = (typeof INCIDENT_KINDS)[number];

/** How an incident may end. */
export const INCIDENT_ENDS = [
  'confirmed',
  'answered',
  'concluded',
  'served',
  'moved',
  'waiting',
  'passed',
  'kept',
  'published',
  'person',
] as const;

/** How an incident ended: by what happened to the case, or by a person with a reason. */
export type IncidentEnd = (typeof INCIDENT_ENDS)[number];

/** An incident of a stream, with its cause; its id is its kind, its deadline or act, and the version of the event that opened it. */
export interface Incident<Kind extends string = IncidentKind> {
  readonly id: string;
  readonly kind: Kind;
  /** The version of the event that opened it. */
  readonly version: number;
  readonly openedAt: Instant | null;
  readonly deadline: DeadlineKind | null;
  readonly ref: number | null;
  readonly dueOn: PlainDate | null;
  readonly workingDaysLeft: number | null;
  readonly article: string | null;
  /** The act that was done in spite of a refusal, and the code of that refusal. */
  readonly act: string | null;
  readonly code: string | null;
  /** A year without a published calendar. */
  readonly year: number | null;
  readonly owner: string | null;
  readonly closed: IncidentEnd | null;
  readonly closedAt: Instant | null;
  readonly closedBy: string | null;
}

/** The version of an event in its stream and, where known, the time it was recorded. */
export interface Place {
  readonly version: number;
  readonly at?: Instant | undefined;
}

/** An event as a fold of incidents reads it, with its place. */
export type Placed<Event> = Event & Place;

/** Whether an incident still needs attention. */
export function isOpen({ closed: end }: { readonly closed: IncidentEnd | null }): boolean {
  return end === null;
}

/** A new incident; fields that its kind does not use are null. */
export function opened<Kind extends string>(
  kind: Kind,
  { version, at }: Place,
  cause: Partial<Pick<Incident, 'ref' | 'dueOn' | 'workingDaysLeft' | 'article' | 'act' | 'code' | 'year'>> & {
    readonly kind?: DeadlineKind;
  },
): Incident<Kind> {
  const { kind: deadline = null, ref = null, dueOn = null, workingDaysLeft = null, article = null } = cause;
  const { act = null, code = null, year = null } = cause;
  const about = deadline === null ? (act ?? year) : deadlineKey({ kind: deadline, ref: ref ?? undefined });
  return {
    id: `${kind}:${about}:${version}`,
    kind,
    version,
    openedAt: at ?? null,
    deadline,
    ref,
    dueOn,
    workingDaysLeft,
    article,
    act,
    code,
    year,
    owner: null,
    closed: null,
    closedAt: null,
    closedBy: null,
  };
}

/** The changes that close an incident. */
export function ending(end: IncidentEnd, { at }: Pick<Place, 'at'>): Pick<Incident, 'closed' | 'closedAt'> {
  return { closed: end, closedAt: at ?? null };
}

/** Applies a function's changes to the incidents; returns the same list when nothing changes. */
export function changing<Kind extends string>(
  before: readonly Incident<Kind>[],
  change: (incident: Incident<Kind>) => Partial<Incident<Kind>> | undefined,
): readonly Incident<Kind>[] {
  if (before.length === 0) return before;
  const changes = before.map(change);
  if (changes.every((one) => one === undefined)) return before;
  return before.map((incident, at) => ({ ...incident, ...changes[at] }));
}
