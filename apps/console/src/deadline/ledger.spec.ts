import { NATIONAL_CALENDAR, plainDate } from '@yishen/calendar';
import { DEFAULT_SETTINGS } from '@yishen/statute';
import { RULES_IN_FORCE, dayLedger, requestDeadlines, type Procedure } from '@yishen/domain';
import { describe, expect, it } from 'vitest';
import { consultationOf, ledgerStart, ledgerWeeks } from './ledger';

const CLOCK = { calendar: NATIONAL_CALENDAR, policy: DEFAULT_SETTINGS, rules: RULES_IN_FORCE };

const received = (on: string, more: Partial<Procedure> = {}): Procedure => ({
  agencyId: 'agency',
  channel: 'inPerson',
  applicantKind: 'naturalPerson',
  person: 'p',
  receivedOn: plainDate(on),
  receiptEvidenced: true,
  supplements: [],
  consultations: [],
  extensions: [],
  fees: [],
  reanswers: [],
  suggestions: [],
  ...more,
});

function replyOf(facts: Procedure) {
  const deadline = requestDeadlines(facts, CLOCK, plainDate('2024-09-13'))[0]!;
  return { ...deadline, ledger: dayLedger(facts, deadline, CLOCK) };
}

describe('the day strip of a deadline', () => {
  const weeks = ledgerWeeks(replyOf(received('2024-09-13')));
  const all = weeks.flat();

  it('shows whole weeks, Monday first', () => {
    expect(weeks.every((week) => week.length === 7)).toBe(true);
    expect(all[0]?.date).toBe('2024-09-09');
  });

  it('numbers exactly the counted days and ends on the due day', () => {
    expect(all.filter((day) => day.count !== undefined).map((day) => day.count)).toEqual(
      Array.from({ length: 20 }, (_, at) => at + 1),
    );
    expect(all.find((day) => day.due)).toMatchObject({ date: '2024-10-17', count: 20 });
  });

  it('names holidays and the weekend days worked for them, and does not count the day of receipt', () => {
    const at = (date: string) => all.find((day) => day.date === date);
    expect(at('2024-09-13')).toMatchObject({ kind: 'start' });
    expect(at('2024-09-14')).toMatchObject({ kind: 'makeUp', count: 1 });
    expect(at('2024-10-01')).toMatchObject({ kind: 'holiday' });
    expect(at('2024-09-21')).toMatchObject({ kind: 'weekend' });
  });
});

describe('the day strip of a period that was stopped or started afresh', () => {
  it('shows from receipt on what was waited for and superseded, and marks the day it starts afresh (条例 第三十条)', () => {
    const supplement = {
      n: 1,
      version: 2,
      issuedOn: plainDate('2024-09-18'),
      replyWorkingDays: 15,
      restarts: true,
      servedOn: plainDate('2024-09-19'),
      receivedOn: plainDate('2024-09-24'),
    };
    const deadline = replyOf(received('2024-09-13', { supplements: [supplement] }));
    const all = ledgerWeeks(deadline).flat();
    expect(ledgerStart(deadline)).toBe('2024-09-13');
    expect(all.find(({ date }) => date === '2024-09-14')?.kind).toBe('superseded');
    expect(all.find(({ date }) => date === '2024-09-23')).toMatchObject({ kind: 'waiting', fact: 2 });
    expect(all.filter(({ restart }) => restart).map(({ date }) => date)).toEqual(['2024-09-24']);
  });

  it('says which consultation takes a day out (条例 第三十三条第三款)', () => {
    const consultation = {
      n: 1,
      version: 2,
      party: 'thirdParty',
      sentOn: plainDate('2024-09-18'),
      endedOn: plainDate('2024-09-24'),
      how: 'replied',
    } as const;
    const deadline = replyOf(received('2024-09-13', { consultations: [consultation] }));
    const day = ledgerWeeks(deadline)
      .flat()
      .find(({ date }) => date === '2024-09-20');
    expect(day).toMatchObject({ kind: 'excluded', fact: 2 });
    expect(consultationOf('2024-09-20', deadline.excluded)).toBe(1);
    expect(consultationOf('2024-09-18', deadline.excluded)).toBeUndefined();
  });
});
