import { addDays, dateOfInstant, type Instant, type PlainDate } from '@yishen/calendar';
import type { TailedEvent } from './logTail';

/** What is wrong with an alarm: it came on another day than the one after the last, or twice. */
export interface AlarmFinding {
  readonly stream: string;
  readonly type: string;
  readonly dueOn: string;
  readonly on: string;
  readonly what: 'early' | 'late' | 'twice';
}

const ALARMS: readonly string[] = ['DeadlineMissed', 'LapseProposed', 'ConsultationSilent'];

/** The misses, lapses and silences of a log, and every one that did not come once and on the day after the last. */
export function checkAlarms(events: readonly TailedEvent[]): {
  readonly counts: Readonly<Record<string, number>>;
  readonly findings: readonly AlarmFinding[];
} {
  const counts: Record<string, number> = {};
  const seen = new Set<string>();
  const findings: AlarmFinding[] = [];
  for (const { stream, type, data } of events) {
    if (!ALARMS.includes(type)) continue;
    const { kind = type, ref, n, derivation = '', at } = data as Readonly<Record<string, string>>;
    const dueOn = (data['dueOn'] ?? data['endedOn']) as PlainDate;
    const on = dateOfInstant(at as Instant);
    const name = `${type}.${kind}`;
    counts[name] = (counts[name] ?? 0) + 1;
    const key = [stream, kind, ref ?? n, derivation].join('|');
    const finding = { stream, type: name, dueOn, on };
    if (seen.has(key)) findings.push({ ...finding, what: 'twice' });
    if (on !== addDays(dueOn, 1)) findings.push({ ...finding, what: on <= dueOn ? 'early' : 'late' });
    seen.add(key);
  }
  return { counts, findings };
}
