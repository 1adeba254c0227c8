import { describe, expect, it } from 'vitest';
import { projected } from '../testing/projected';
import { incident } from './table';

const reply = (state: string, dueOn = '2026-03-19') => ({
  kind: 'reply',
  dueOn,
  state,
  provisional: false,
  article: '第三十三条',
});
const changed = (derivation: number, ...deadlines: object[]) => ({
  type: 'DeadlinesChanged',
  data: { derivation, closed: false, deadlines },
});
const received = {
  type: 'RequestReceived',
  data: { agencyId: 'agency-a', receivedOn: '2026-02-13', applicant: { kind: 'naturalPerson' } },
};
const warned = {
  type: 'DeadlineWarned',
  data: { kind: 'reply', derivation: 1, workingDaysLeft: 5, dueOn: '2026-03-19', article: '第三十三条' },
};
const missed = { type: 'DeadlineMissed', data: { kind: 'reply', derivation: 1, dueOn: '2026-03-19', at: 'x' } };
const close = { type: 'IncidentClosed', data: { incident: 'missed:reply:3', resolution: { k: 'k', v: 'v' }, by: 'u' } };
const stream = 'request-r';

describe('incident', () => {
  it.each([1, 2])(
    'keeps the incidents of a request in one row, open ones counted, delivered %i times',
    (numberOfTimes) => {
      const events = [received, warned, missed, changed(2, reply('missed'))];
      expect(projected(incident, events, { stream, numberOfTimes }).rows).toMatchObject([
        {
          stream,
          id: 'r',
          agencyId: 'agency-a',
          openCount: 1,
          version: 3,
          incidents: [
            { id: 'nearing:reply:2', closed: 'passed', article: '第三十三条' },
            { id: 'missed:reply:3', closed: null, dueOn: '2026-03-19' },
          ],
        },
      ]);
    },
  );

  it('closes what a person closed, and says who', () => {
    const { rows } = projected(incident, [received, warned, missed, close], { stream });
    expect(rows).toMatchObject([{ openCount: 0, version: 4, incidents: [{}, { closed: 'person', closedBy: 'u' }] }]);
  });

  it('has no row for a request without any, and none for a dispute', () => {
    expect(projected(incident, [received, changed(1, reply('running'))], { stream }).rows).toEqual([]);
    expect(projected(incident, [missed], { stream: 'proceeding-p' }).rows).toEqual([]);
  });

  it('keeps a year that no notice covers until its notice is approved', () => {
    const proposed = { type: 'HolidayNoticeProposed', data: { proposal: 1, notice: { year: 2027 } } };
    const uncovered = { type: 'CalendarCoverageMissed', data: { year: 2027, version: 'v', furthest: '2027-01-08' } };
    const approved = { type: 'HolidayNoticeApproved', data: { proposal: 1, by: 'b', version: 'w' } };
    const at = { stream: 'calendar-CN', scope: 'system' };
    expect(projected(incident, [uncovered, proposed], at).rows).toMatchObject([{ agencyId: 'system', openCount: 1 }]);
    expect(projected(incident, [uncovered, proposed, approved], at).rows).toMatchObject([
      { openCount: 0, incidents: [{ kind: 'coverage', year: 2027, closed: 'published' }] },
    ]);
  });
});
