import { cellTerms, readTablesJson, reportTables, tablesJson, termMatches, type Counter } from '@yishen/annual-report';
import { NATIONAL_CALENDAR, workingDaysBetween, isWorkingDay, plainDate, workCalendar } from '@yishen/calendar';
import { acts, received, sealed, typedCase, type TypedCase } from '@yishen/domain/testing';
import { describe, expect, it } from 'vitest';
import { READ_TABLES, caseList } from '@yishen/read-model';
import { projected } from '@yishen/read-model/testing';

// The twenty mistakes of other systems (peers.md B16), with one test each, by its number.
const one = typedCase().type(received('2026-03-02'));
const stream = 'request-r';
const countersOf = (typed: TypedCase): Counter[] =>
  projected(caseList, typed.events, { stream }).counters as unknown as Counter[];

describe('a mistake of other systems does not happen here', () => {
  it('1. the first working day after a receipt on a rest day is day one', () => {
    const sunday = typedCase().type(received('2026-03-01')).deadline('reply');
    expect(sunday).toMatchObject({ from: '2026-03-01', dueOn: '2026-03-27' });
  });

  it('2. two holds that end on one day exclude each day once', () => {
    const asked = one.type(acts.consult('thirdParty', '2026-03-05'), acts.consult('coMaker', '2026-03-05'));
    const both = asked.type(acts.opinion(1, '2026-03-12'), acts.opinion(2, '2026-03-12'));
    const single = one.type(acts.consult('thirdParty', '2026-03-05'), acts.opinion(1, '2026-03-12'));
    expect(both.deadline('reply')?.dueOn).toBe(single.deadline('reply')?.dueOn);
  });

  it('3. a hold inside an extension stays when the extension is removed', () => {
    const longer = one.type(acts.extension(10, '2026-03-26'));
    const held = longer.type(acts.consult('thirdParty', '2026-03-27'), acts.opinion(1, '2026-04-02'));
    const removed = held.type(acts.revocation(longer.versionOf('ExtensionGranted')));
    const never = one.type(acts.consult('thirdParty', '2026-03-27'), acts.opinion(1, '2026-04-02'));
    expect(removed.deadlines()).toEqual(never.deadlines());
  });

  it('4. a hold across the end of a year excludes all its working days', () => {
    const winter = typedCase().type(received('2025-12-10'));
    const held = winter.type(acts.consult('otherAgency', '2025-12-22'), acts.opinion(1, '2026-01-12'));
    const { dueOn } = held.deadline('reply')!;
    const days = workingDaysBetween(NATIONAL_CALENDAR, plainDate('2025-12-22'), plainDate('2026-01-12'));
    expect(days).toBe(14);
    expect(workingDaysBetween(NATIONAL_CALENDAR, plainDate('2025-12-10'), dueOn)).toBe(20 + days);
  });

  it('5. a deadline may be more than a calendar year away', () => {
    const ordered = typedCase()
      .type(received('2024-01-02'), acts.answer('2024-01-10'))
      .type(acts.reanswerOrder('2024-02-01', { workingDays: 400 }));
    const { dueOn } = ordered.deadline('reanswer:1')!;
    expect(dueOn > '2025-08-01').toBe(true);
    expect(workingDaysBetween(NATIONAL_CALENDAR, plainDate('2024-02-01'), dueOn)).toBe(400);
    expect(isWorkingDay(NATIONAL_CALENDAR, dueOn)).toBe(true);
  });

  it('6. a date in a year without a calendar is provisional, and nothing lapses or is missed on it', () => {
    const winter = typedCase([], { on: '2026-12-31' }).type(received('2026-12-10'));
    expect(winter.deadline('reply')).toMatchObject({ provisional: true, state: 'running' });
    const later = winter.given({ on: '2027-06-01' });
    expect(later.deadline('reply')?.state).toBe('running');
    expect(later.decides(acts.due('reply', winter.state.derivation))).toEqual([]);
  });

  it('7. a holiday that is added and removed while a case is open moves the date there and back', () => {
    const day = plainDate('2026-03-18');
    const years = [2025, 2026].map((year) => ({ year, off: {}, makeUp: {} }));
    const plain = workCalendar('plain', 'CN', years);
    const holiday = workCalendar('holiday', 'CN', [...years, { year: 2026, off: { [day]: '临时放假' }, makeUp: {} }]);
    const open = typedCase([], { on: '2026-03-10', calendar: plain }).type(received('2026-03-02'));
    const moved = open.given({ calendar: holiday }).type({ type: 'RederiveDeadlines' });
    expect([open, moved].map((typed) => typed.state.deadlines[0]?.dueOn)).toEqual(['2026-03-30', '2026-03-31']);
    const back = moved.given({ calendar: plain }).type({ type: 'RederiveDeadlines' });
    expect(back.state.deadlines[0]?.dueOn).toBe('2026-03-30');
  });

  it('8. a fee paid on the day of its notice lets the period go on that day', () => {
    const paid = one.type(
      acts.feeNotice('2026-03-12'),
      acts.served('fee', '2026-03-12'),
      acts.payment('2026-03-12', 140),
    );
    expect(paid.deadline('reply', '2026-03-12')).toMatchObject({ from: '2026-03-12', state: 'running' });
    expect(paid.type(acts.answer('2026-03-12')).deadline('reply')?.state).toBe('met');
  });

  it('9. a reassignment during a hold changes no date', () => {
    const officer = { override: sealed } as object;
    const waiting = one.type(
      acts.supplementNotice('2026-03-05'),
      acts.supplementNotice('2026-03-06', officer),
      acts.consult('thirdParty', '2026-03-05'),
    );
    const [incident] = waiting.state.incidents;
    const given = waiting.type({ type: 'AssignIncident', incident: incident!.id, owner: 'another' });
    expect(given.deadlines()).toEqual(waiting.deadlines());
    expect(given.state.derivation).toBe(waiting.state.derivation);
  });

  it('10. a case that is reopened and answered again counts once', () => {
    const again = one.type(
      acts.answer('2026-03-20', 'A12'),
      acts.reopening('2026-03-23'),
      acts.answer('2026-03-24', 'A2'),
    );
    const { three } = reportTables(countersOf(again), {}, 2026);
    expect([three.N.at(-1), three.T.at(-1), three.U1.at(-1), three.R1.at(-1), three.F.at(-1)]).toEqual([1, 1, 0, 1, 0]);
  });

  it('11. events of one day give the same dates whatever order they were recorded in', () => {
    const day = '2026-03-12';
    const events = [acts.consult('thirdParty', day), acts.consult('coMaker', day), acts.extension(5, day)];
    const dates = (typed: TypedCase) => typed.deadline('reply')?.dueOn;
    expect(dates(one.type(...events))).toBe(dates(one.type(...[...events].reverse())));
    const typed = one.type(...events);
    expect(typed.state.facts.map(({ version }) => version)).toEqual(
      [...typed.state.facts.map(({ version }) => version)].sort((a, b) => a - b),
    );
  });

  it('12. a deadline lasts until 23:59:59.999 in Asia/Shanghai, not 00:00', () => {
    expect(one.deadline('reply')?.dueAt).toBe('2026-03-30T15:59:59.999Z');
    expect(one.deadline('reply', '2026-03-30')?.state).toBe('running');
    expect(one.deadline('reply', '2026-03-31')?.state).toBe('missed');
  });

  it('13. dates, reminders and instants are the same in another time zone', () => {
    const { TZ } = process.env;
    const here = one.type(acts.consult('thirdParty', '2026-03-05')).deadlines();
    try {
      for (const zone of ['America/Los_Angeles', 'Pacific/Kiritimati']) {
        process.env.TZ = zone;
        expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone);
        expect(one.type(acts.consult('thirdParty', '2026-03-05')).deadlines()).toEqual(here);
      }
    } finally {
      process.env.TZ = TZ;
    }
  });

  it('14. a case whose extension was removed does not count as extended', () => {
    const longer = one.type(acts.extension(10, '2026-03-26'));
    const removed = longer.type(acts.revocation(longer.versionOf('ExtensionGranted')));
    const rowOf = (typed: TypedCase) => projected(caseList, typed.events, { stream }).rows[0];
    expect(rowOf(longer)).toMatchObject({ extendedBy: 10 });
    expect((rowOf(removed) as { extendedBy?: number | null }).extendedBy ?? 0).toBe(0);
    expect(removed.state.extensions).toEqual([]);
  });

  it('15. unassigned cases are in every total', () => {
    const { three } = reportTables(countersOf(one), {}, 2026);
    expect([three.N.at(-1), three.F.at(-1)]).toEqual([1, 1]);
    expect(projected(caseList, one.events, { stream }).rows).toHaveLength(1);
  });

  it('16. a figure that is not recorded is not 0', () => {
    const { two } = reportTables([], { rulesIssued: '0' }, 2026);
    expect([two.rulesIssued, two.rulesRepealed]).toEqual(['0', null]);
  });

  it('17. delivering any event twice changes no table', () => {
    const whole = one.type(
      acts.supplementNotice('2026-03-05'),
      acts.served('supplement', '2026-03-05'),
      acts.supplement('2026-03-12'),
      acts.consult('thirdParty', '2026-03-16'),
      acts.opinion(1, '2026-03-20', 'objects', true),
      acts.extension(5, '2026-03-24'),
      acts.feeNotice('2026-03-25'),
      acts.payment('2026-03-26', 140),
      acts.answer('2026-04-01', 'A7'),
      acts.reopening('2026-04-02'),
      acts.answer('2026-04-03', 'A7'),
      acts.reanswerOrder('2026-05-11'),
      acts.reanswer(1, '2026-05-20'),
    );
    for (const table of READ_TABLES) {
      const once = projected(table, whole.events, { stream });
      expect(projected(table, whole.events, { stream, numberOfTimes: 2 })).toEqual(once);
    }
  });

  it('18. an answer that was posted in time is not missed, though its receipt is pending', () => {
    const posted = one.type(acts.answer('2026-03-30', 'A12', { serviceMode: 'post' }));
    expect(posted.state.standing?.deliveredOn).toBeUndefined();
    expect(posted.given({ on: '2026-03-31' }).decides(acts.due('reply', posted.state.derivation))).toEqual([]);
    expect(posted.deadline('reply', '2026-03-31')?.state).toBe('met');
  });

  it('19. an extension after the end of the period is refused, even with an override', () => {
    const late = acts.extension(5, '2026-03-31');
    expect(one.refusal(late)).toBe('request.reply-period-over');
    expect(one.refusal({ ...late, override: sealed } as typeof late)).toBe('request.reply-period-over');
  });

  // libs/rendering and apps/cli compare the Word, Excel, PDF and HTML files with the same model.
  it('20. the exchange file equals the tables cell by cell, and a cell equals its ledger lines', () => {
    const counters = countersOf(one.type(acts.answer('2026-03-20', 'A3')));
    const tables = reportTables(counters, { licences: '3' }, 2026);
    expect(readTablesJson(JSON.parse(JSON.stringify(tablesJson('机关', tables)))).tables.three).toEqual(tables.three);
    const terms = cellTerms({ table: 'three', row: 'R2', column: 'total' }, 2026)!;
    const sum = counters.flatMap((counter) =>
      terms.filter((term) => termMatches(term, counter)).map(({ sign }) => sign * counter.count),
    );
    expect(sum.reduce((total, value) => total + value, 0)).toBe(tables.three.R2.at(-1));
  });
});
