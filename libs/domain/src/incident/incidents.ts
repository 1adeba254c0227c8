import type { Instant, PlainDate } from '@yishen/calendar';
import { deadlineKey, type Deadline, type DeadlineKind } from '../clock';
import type { RequestEvent } from '../request/events';

/**
 * What needs somebody's eye on a request; `override` is closed by a person alone, and so is `missed` unless a fact typed in later
 * shows that the day was kept.
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

/** How an incident ended: by what happened to the case, or by a person with a reason. */
export type IncidentEnd =
  'confirmed' | 'answered' | 'concluded' | 'served' | 'moved' | 'waiting' | 'passed' | 'kept' | 'published' | 'person';

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
  /** The act that was done all the same, and the refusal it went against. */
  readonly act: string | null;
  readonly code: string | null;
  /** A year without a published calendar. */
  readonly year: number | null;
  readonly owner: string | null;
  readonly closed: IncidentEnd | null;
  readonly closedAt: Instant | null;
  readonly closedBy: string | null;
}

/** An event as the fold of incidents reads it: where it stands in its stream, and when it was recorded, where that is known. */
export type Placed<Event> = Event & { readonly version: number; readonly at?: Instant | undefined };

const OURS: readonly DeadlineKind[] = ['reply', 'reanswer'];
const SERVICES: readonly DeadlineKind[] = ['noticeService', 'feeService', 'consultationService'];

/**
 * The incidents of a request as its own events tell them (条例 第三十一条、第三十三条、第四十五条): each is opened by an event,
 * and closes by itself when its cause is gone or by a person who gives a reason. Events it does not know change nothing.
 */
export function evolveIncidents(before: readonly Incident[], event: Placed<RequestEvent>): readonly Incident[] {
  switch (event.type) {
    case 'DeadlineWarned':
      return warned(before, event);
    case 'DeadlineMissed':
      return missed(before, event);
    case 'DeadlinesChanged':
      return rederived(before, event);
    case 'LapseProposed':
      return [...before, opened('lapseProposed', event, event.data)];
    case 'ActOverridden': {
      const { act, code, article } = event.data;
      return [...before, opened('override', event, { act, code, article })];
    }
    // What came in from the addressee shows that the notice reached him, whatever is on record of its service.
    case 'SupplementReceived':
      return reached(before, event, 'noticeService');
    case 'PaymentReceived':
      return reached(before, event, 'feeService');
    case 'ConsultationReplied':
    case 'ConsultationSilent':
    case 'ConsultationEnded':
      return reached(before, event, 'consultationService');
    case 'IncidentAssigned':
      return changing(before, ({ id }) => (id === event.data.incident ? { owner: event.data.owner } : undefined));
    case 'IncidentClosed':
      return changing(before, (incident) =>
        incident.id === event.data.incident && isOpen(incident)
          ? { ...ending('person', event), closedBy: event.data.by }
          : undefined,
      );
    default:
      return before;
  }
}

/** Whether an incident still needs somebody. */
export function isOpen({ closed: end }: { readonly closed: IncidentEnd | null }): boolean {
  return end === null;
}

/** An incident as it opens; what a kind has no use for is null. */
export function opened<Kind extends string>(
  kind: Kind,
  { version, at }: { readonly version: number; readonly at?: Instant | undefined },
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

/** What changes in an incident as it closes. */
export function ending(
  end: IncidentEnd,
  { at }: { readonly at?: Instant | undefined },
): Pick<Incident, 'closed' | 'closedAt'> {
  return { closed: end, closedAt: at ?? null };
}

/** The incidents with what a function changes in each; the very same list where it changes none. */
export function changing<Kind extends string>(
  before: readonly Incident<Kind>[],
  change: (incident: Incident<Kind>) => Partial<Incident<Kind>> | undefined,
): readonly Incident<Kind>[] {
  const changes = before.map(change);
  if (changes.every((one) => one === undefined)) return before;
  return before.map((incident, at) => ({ ...incident, ...changes[at] }));
}

type EventOf<Type extends RequestEvent['type']> = Placed<Extract<RequestEvent, { type: Type }>>;
type OfDeadline = Pick<Deadline, 'kind' | 'ref'>;

function about({ kind, ref }: OfDeadline, incident: Incident): boolean {
  return incident.deadline === kind && incident.ref === (ref ?? null);
}

// One incident for a deadline and day, whose reminders count down: five, two, none.
function warned(before: readonly Incident[], event: EventOf<'DeadlineWarned'>): readonly Incident[] {
  const { data } = event;
  const kind = data.kind === 'confirmation' ? 'unconfirmed' : OURS.includes(data.kind) ? 'nearing' : undefined;
  if (kind === undefined) return before;
  const standing = before.find(
    (incident) => incident.kind === kind && isOpen(incident) && about(data, incident) && incident.dueOn === data.dueOn,
  );
  if (!standing) return [...before, opened(kind, event, data)];
  const { workingDaysLeft } = data;
  return changing(before, (incident) => (incident === standing ? { workingDaysLeft } : undefined));
}

function missed(before: readonly Incident[], event: EventOf<'DeadlineMissed'>): readonly Incident[] {
  const kind = missedKind(event.data.kind);
  if (kind === undefined) return before;
  const passed = changing(before, (incident) =>
    incident.kind === 'nearing' && isOpen(incident) && about(event.data, incident)
      ? ending('passed', event)
      : undefined,
  );
  return isKnown(passed, kind, event.data) ? passed : [...passed, opened(kind, event, event.data)];
}

function missedKind(kind: DeadlineKind): IncidentKind | undefined {
  if (kind === 'confirmation') return 'unconfirmed';
  if (SERVICES.includes(kind)) return 'noticeNotServed';
  return OURS.includes(kind) ? 'missed' : undefined;
}

// Open already, or closed by a person for this very day: it is not raised again.
function isKnown(
  incidents: readonly Incident[],
  kind: IncidentKind,
  deadline: OfDeadline & { readonly dueOn: PlainDate },
): boolean {
  return incidents.some(
    (incident) =>
      incident.kind === kind &&
      about(deadline, incident) &&
      (isOpen(incident) || (incident.closed === 'person' && incident.dueOn === deadline.dueOn)),
  );
}

// A late entry is never missed by a timer: what the derived deadlines themselves show opens an incident too.
function rederived(before: readonly Incident[], event: EventOf<'DeadlinesChanged'>): readonly Incident[] {
  const { deadlines, closed: over } = event.data;
  let after = changing(before, (incident) => {
    const end = isOpen(incident) ? endOf(incident, deadlines, over) : undefined;
    return end === undefined ? undefined : ending(end, event);
  });
  const shown: { readonly kind: IncidentKind; readonly deadline: Deadline }[] = deadlines.flatMap((deadline) => {
    const { state, provisional } = deadline;
    const kind = state === 'missed' ? missedKind(deadline.kind) : undefined;
    if (kind !== undefined && (kind === 'missed' || !over)) return [{ kind, deadline }];
    const unsure = provisional && state === 'running' && OURS.includes(deadline.kind);
    return unsure ? [{ kind: 'provisional' as const, deadline }] : [];
  });
  for (const { kind, deadline } of shown) {
    if (isKnown(after, kind, deadline)) continue;
    const { dueOn, article, ref } = deadline;
    const cause = { kind: deadline.kind, dueOn, article, ...(ref === undefined ? {} : { ref }) };
    after = [...after, opened(kind, event, cause)];
  }
  return after;
}

function endOf(incident: Incident, deadlines: readonly Deadline[], over: boolean): IncidentEnd | undefined {
  const now = deadlines.find((deadline) => about(deadline, incident));
  switch (incident.kind) {
    case 'unconfirmed':
      if (!now) return 'confirmed';
      return over || now.state === 'met' ? 'concluded' : undefined;
    case 'nearing':
      if (!now || now.state === 'met') return 'answered';
      if (now.state === 'waiting') return 'waiting';
      if (now.state === 'missed') return 'passed';
      return now.dueOn === incident.dueOn ? undefined : 'moved';
    case 'missed':
      // What was typed in late shows that it was in time; a period that began afresh after the day says nothing of it.
      return now?.state === 'met' && incident.dueOn !== null && now.from <= incident.dueOn ? 'kept' : undefined;
    case 'lapseProposed':
      if (over) return 'concluded';
      return now?.state === 'lapsed' ? undefined : 'answered';
    case 'provisional':
      if (!now || now.state === 'met') return 'answered';
      if (now.state === 'waiting') return 'waiting';
      return now.provisional ? undefined : 'published';
    case 'noticeNotServed':
      if (!now) return 'served';
      return over || now.state === 'met' ? 'concluded' : undefined;
    default:
      return undefined;
  }
}

function reached(
  before: readonly Incident[],
  event: Placed<RequestEvent> & { readonly data: { readonly n: number } },
  kind: DeadlineKind,
): readonly Incident[] {
  const { n } = event.data;
  return changing(before, (incident) =>
    incident.kind === 'noticeNotServed' && isOpen(incident) && about({ kind, ref: n }, incident)
      ? ending('answered', event)
      : undefined,
  );
}
