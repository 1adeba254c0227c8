import type { PlainDate } from '@yishen/calendar';
import type { Deadline, DeadlineKind } from '../clock';
import type { RequestEvent } from '../request/procedure';
import { ruleOfDeadline, ruleOfFact } from '../request/stepTable';
import {
  changing,
  ending,
  isOpen,
  opened,
  type Incident,
  type IncidentEnd,
  type IncidentKind,
  type Place,
} from './incident';

/**
 * Folds an event of a request into its incidents (条例 第三十一条、第三十三条、第四十五条). An event opens each one; it closes by itself when its
 * cause is gone, or by a person with a reason. Unknown events change nothing.
 */
export function evolveIncidents(before: readonly Incident[], event: RequestEvent, place: Place): readonly Incident[] {
  switch (event.type) {
    case 'DeadlineWarned':
      return warned(before, event, place);
    case 'DeadlineMissed':
      return missed(before, event, place);
    case 'DeadlinesChanged':
      return rederived(before, event, place);
    case 'LapseProposed':
      return [...before, opened('lapseProposed', place, event.data)];
    case 'ActOverridden': {
      const { act, code, article } = event.data;
      return [...before, opened('override', place, { act, code, article })];
    }
    case 'IncidentAssigned':
      return changing(before, ({ id }) => (id === event.data.incident ? { owner: event.data.owner } : undefined));
    case 'IncidentClosed':
      return changing(before, (incident) =>
        incident.id === event.data.incident && isOpen(incident)
          ? { ...ending('person', place), closedBy: event.data.by }
          : undefined,
      );
    default: {
      // The addressee's answer shows that the notice reached them, whatever the record says of its service.
      const kind = ruleOfFact(event.type)?.reaches;
      return kind === undefined ? before : reached(before, (event as EventReaching).data.n, { kind, place });
    }
  }
}

type EventOf<Type extends RequestEvent['type']> = Extract<RequestEvent, { type: Type }>;
type EventReaching = RequestEvent & { readonly data: { readonly n: number } };
type OfDeadline = Pick<Deadline, 'kind' | 'ref'>;

function about({ kind, ref }: OfDeadline, incident: Incident): boolean {
  return incident.deadline === kind && incident.ref === (ref ?? null);
}

// One incident per deadline and day; its reminders count down: five, two, zero.
function warned(before: readonly Incident[], { data }: EventOf<'DeadlineWarned'>, place: Place): readonly Incident[] {
  const kind = ruleOfDeadline(data.kind)?.whenNear;
  if (!kind) return before;
  const standing = before.find(
    (incident) => incident.kind === kind && isOpen(incident) && about(data, incident) && incident.dueOn === data.dueOn,
  );
  if (!standing) return [...before, opened(kind, place, data)];
  const { workingDaysLeft } = data;
  return changing(before, (incident) => (incident === standing ? { workingDaysLeft } : undefined));
}

function missed(before: readonly Incident[], { data }: EventOf<'DeadlineMissed'>, place: Place): readonly Incident[] {
  const kind = ruleOfDeadline(data.kind)?.whenMissed;
  if (!kind) return before;
  const passed = changing(before, (incident) =>
    incident.kind === 'nearing' && isOpen(incident) && about(data, incident) ? ending('passed', place) : undefined,
  );
  return isKnown(passed, kind, data) ? passed : [...passed, opened(kind, place, data)];
}

// Do not raise an incident that is open already, or that a person closed for the same day.
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

// No timer rings for a fact entered late, so the derived deadlines open incidents too.
function rederived(
  before: readonly Incident[],
  { data }: EventOf<'DeadlinesChanged'>,
  place: Place,
): readonly Incident[] {
  const { deadlines, closed: over } = data;
  let after = changing(before, (incident) => {
    const end = isOpen(incident) ? endOf(incident, deadlines, over) : undefined;
    return end === undefined ? undefined : ending(end, place);
  });
  for (const deadline of deadlines) {
    const kind = kindShown(deadline, over);
    if (kind === undefined || isKnown(after, kind, deadline)) continue;
    const { dueOn, article, ref } = deadline;
    const cause = { kind: deadline.kind, dueOn, article, ...(ref === undefined ? {} : { ref }) };
    after = [...after, opened(kind, place, cause)];
  }
  return after;
}

function kindShown(deadline: Deadline, over: boolean): IncidentKind | undefined {
  const { state, provisional } = deadline;
  if (state !== 'missed' && !provisional) return undefined;
  const { whenMissed, whenNear } = ruleOfDeadline(deadline.kind) ?? {};
  if (state === 'missed' && whenMissed && (whenMissed === 'missed' || !over)) return whenMissed;
  return provisional && state === 'running' && whenNear === 'nearing' ? 'provisional' : undefined;
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
      // A fact entered late shows that the day was kept. A period that began afresh after that day shows nothing.
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
  n: number,
  { kind, place }: { readonly kind: DeadlineKind; readonly place: Place },
): readonly Incident[] {
  return changing(before, (incident) =>
    incident.kind === 'noticeNotServed' && isOpen(incident) && about({ kind, ref: n }, incident)
      ? ending('answered', place)
      : undefined,
  );
}
