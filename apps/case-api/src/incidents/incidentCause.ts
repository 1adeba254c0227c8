import { isMessageKey, message, type Locale } from '@yishen/catalogue';

/** What the cause of an incident is told from. */
export interface IncidentFacts {
  readonly kind: string;
  readonly deadline: string | null;
  /** Which notice or consultation, where there may be several. */
  readonly ref: number | null;
  readonly dueOn: string | null;
  readonly workingDaysLeft: number | null;
  readonly act: string | null;
  readonly code: string | null;
  readonly year: number | null;
}

/** One sentence that says why an incident stands, in a language. */
export function causeOf(incident: IncidentFacts, locale: Locale): string {
  const key = `incidentCause.${incident.kind}`;
  if (!isMessageKey(key)) return incident.kind;
  const word = (name: string, value: string | null): string => {
    const label = `${name}.${value ?? ''}`;
    return isMessageKey(label) ? message(label, locale) : (value ?? '—');
  };
  const deadline = word('deadline', incident.deadline);
  const isFurther = incident.ref !== null && incident.ref > 1;
  return message(key, locale, {
    deadline: isFurther ? message('incidentCause.further', locale, { deadline, n: incident.ref }) : deadline,
    dueOn: incident.dueOn ?? '—',
    workingDaysLeft: incident.workingDaysLeft ?? '—',
    act: word('requestAct', incident.act),
    reason: word('problem', incident.code),
    year: incident.year ?? '—',
  });
}
