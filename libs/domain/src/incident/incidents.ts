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
  type Placed,
} from './incident';

/**
 * Folds an event of a request into its incidents (条例 第三十一条、第三十三条、第四十五条). An event opens each one; it closes by itself when its
 * cause is gone, or by a person with a reason. Unknown events change nothing.
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
    case 'IncidentAssigned':
      return changing(before, ({ id }) => (id === event.data.incident ? { owner: event.data.owner } : undefined));
    case 'IncidentClosed':
      return changing(before, (incident) =>
        incident.id === event.data.incident && isOpen(incident)
          ? { ...ending('person', event), closedBy: event.data.by }
          : undefined,
      );
    default: {
      // The addressee's answer shows that the notice reached them, whatever the record says of its service.
      const kind = ruleOfFact(event.type)?.reaches;
      return kind === undefined ? before : reached(before, event as EventReaching, kind);
    }
  }
}

type EventOf<Type extends RequestEvent['type']> = Placed<Extract<RequestEvent, { type: Type }>>;
type EventReaching = Placed<RequestEvent> & { readonly data: { readonly n: number } };
type OfDeadline = Pick<Deadline, 'kind' | 'ref'>;

function about({ kind, ref }: OfDeadline, incident: Incident): boolean {
  return incident.deadline === kind && incident.ref === (ref ?? null);
}

// One incident per deadline and day; its reminders count down: five, two, zero.
function warned(before: readonly Incident[], event: EventOf<'DeadlineWarned'>): readonly Incident[] {
  const { data } = event;
  const kind = ruleOfDeadline(data.kind)?.whenNear;
  if (!kind) return before;
  const standing = before.find(
    (incident) => incident.kind === kind && isOpen(incident) && about(data, incident) && incident.dueOn === data.dueOn,
  );
  if (!standing) return [...before, opened(kind, event, data)];
  const { workingDaysLeft } = data;
  return changing(before, (incident) => (incident === standing ? { workingDaysLeft } : undefined));
}

function missed(before: readonly Incident[], event: EventOf<'DeadlineMissed'>): readonly Incident[] {
  const kind = ruleOfDeadline(event.data.kind)?.whenMissed;
  if (!kind) return before;
  const passed = changing(before, (incident) =>
    incident.kind === 'nearing' && isOpen(incident) && about(event.data, incident)
      ? ending('passed', event)
      : undefined,
  );
  return isKnown(passed, kind, event.data) ? passed : [...passed, opened(kind, event, event.data)];
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
function rederived(before: readonly Incident[], event: EventOf<'DeadlinesChanged'>): readonly Incident[] {
  const { deadlines, closed: over } = event.data;
  let after = changing(before, (incident) => {
    const end = isOpen(incident) ? endOf(incident, deadlines, over) : undefined;
    return end === undefined ? undefined : ending(end, event);
  });
  const shown: { readonly kind: IncidentKind; readonly deadline: Deadline }[] = deadlines.flatMap((deadline) => {
    const { state, provisional } = deadline;
    const { whenMissed, whenNear } = ruleOfDeadline(deadline.kind) ?? {};
    const kind = state === 'missed' ? whenMissed : undefined;
    if (kind && (kind === 'missed' || !over)) return [{ kind, deadline }];
    const unsure = provisional && state === 'running' && whenNear === 'nearing';
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

function reached(before: readonly Incident[], event: EventReaching, kind: DeadlineKind): readonly Incident[] {
  const { n } = event.data;
  return changing(before, (incident) =>
    incident.kind === 'noticeNotServed' && isOpen(incident) && about({ kind, ref: n }, incident)
      ? ending('answered', event)
      : undefined,
  );
}
