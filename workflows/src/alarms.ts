import type { Alarm } from './contract';

const SPREAD = 10 * 60_000;

/**
 * The instant at which a clock wakes for an alarm. Every period ends at the end of a day, but Temporal on one machine fires only a
 * few dozen timers a second, so the workflow's id spreads misses over the ten minutes after midnight.
 */
export function wakesAt(alarm: Alarm, workflowId: string): number {
  const at = Date.parse(alarm.at);
  return alarm.what === 'miss' ? at + 1 + (fnv1a(workflowId) % SPREAD) : at;
}

/** The alarm to sleep for; at the same instant a reminder comes before a miss. */
export function nextAlarm(alarms: readonly Alarm[], workflowId: string): Alarm | undefined {
  return [...alarms].sort((a, b) => wakesAt(a, workflowId) - wakesAt(b, workflowId))[0];
}

/** Drops reminders that a later alarm of the same deadline has overtaken, so that three reminders that are all past give one. */
export function withoutOvertaken(alarms: readonly Alarm[], now: number): readonly Alarm[] {
  return alarms.filter(
    (alarm) =>
      alarm.what === 'miss' ||
      !alarms.some((later) => sameDeadline(later, alarm) && later.at > alarm.at && Date.parse(later.at) <= now),
  );
}

function sameDeadline(a: Alarm, b: Alarm): boolean {
  return a.kind === b.kind && a.ref === b.ref;
}

// FNV-1a, 32 bits: https://www.rfc-editor.org/rfc/rfc9923
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return hash;
}
