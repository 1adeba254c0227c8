import {
  BUNDLED_NOTICES,
  NATIONAL_CALENDAR,
  addWorkingDays,
  calendarOf,
  dateOfDayNumber,
  dayNumber,
  instant,
  plainDate,
  type CalendarChange,
  type PlainDate,
} from '@yishen/calendar';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideRequest } from '../request/decide';
import type { Request } from '../request/procedure';
import { UNKNOWN_REQUEST, evolveRequest } from '../request/state';
import { movedDeadlines, whatMoves } from './moves';

const AS_OF = plainDate('2026-12-10');
const receivedOn = (date: PlainDate): Request =>
  decideRequest(
    [
      {
        type: 'ReceiveRequest',
        agencyId: 'a',
        code: '0000-0000',
        channel: 'inPerson',
        receivedOn: date,
        applicant: { person: 'p', kind: 'naturalPerson', name: { k: '', v: '' }, contact: { k: '', v: '' } },
        content: { k: '', v: '' },
      },
    ],
    UNKNOWN_REQUEST,
    { now: instant(`${date}T04:00:00.000Z`), calendar: NATIONAL_CALENDAR },
  ).reduce(evolveRequest, UNKNOWN_REQUEST);
const national = (off: string[], makeUp: string[] = []): CalendarChange => ({
  kind: 'new',
  region: 'CN',
  notice: {
    year: 2027,
    off: Object.fromEntries(off.map((date) => [date, '元旦'])),
    makeUp: Object.fromEntries(makeUp.map((date) => [date, '元旦'])),
  },
});
const after = (change: CalendarChange) => ({ calendar: calendarOf('CN', BUNDLED_NOTICES, [change]) });
const before = { calendar: NATIONAL_CALENDAR };

describe('what moves when a calendar changes', () => {
  it('an added holiday moves the deadline later by the days it takes out', () => {
    const change = after(national(['2027-01-01', '2027-01-04']));
    expect(whatMoves(receivedOn(plainDate('2026-12-04')), before, change, AS_OF)).toEqual([
      { kind: 'reply', from: '2027-01-04', to: '2027-01-05', wasProvisional: true, isProvisional: false },
    ]);
  });

  it('a make-up day in December moves the deadline earlier', () => {
    const change = after(national(['2027-01-01'], ['2026-12-27']));
    expect(whatMoves(receivedOn(plainDate('2026-12-04')), before, change, AS_OF)).toMatchObject([
      { from: '2027-01-04', to: '2026-12-31' },
    ]);
  });

  it('a provisional date that the notice confirms does not move and is certain from then on', () => {
    const change = after(national(['2027-01-01']));
    expect(whatMoves(receivedOn(plainDate('2026-12-04')), before, change, AS_OF)).toMatchObject([
      { from: '2027-01-04', to: '2027-01-04', wasProvisional: true, isProvisional: false },
    ]);
  });

  it('a deadline moves as the day arithmetic says for any day of receipt, and nothing moves in a concluded case', () => {
    const change = after(national(['2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04'], ['2026-12-27']));
    const days = { min: dayNumber(plainDate('2026-10-20')), max: dayNumber(AS_OF) };
    fc.assert(
      fc.property(fc.integer(days).map(dateOfDayNumber), (date) => {
        const state = receivedOn(date);
        const [from, to] = [before, change].map(({ calendar }) => addWorkingDays(calendar, date, 20));
        const moved = whatMoves(state, before, change, AS_OF);
        expect(moved.map((deadline) => [deadline.from, deadline.to])).toEqual(
          from === to && !from?.startsWith('2027') ? [] : [[from, to]],
        );
        expect(whatMoves({ ...state, closed: true } as Request, before, change, AS_OF)).toEqual([]);
      }),
    );
  });

  it('a deadline that appears or disappears is listed, and one that was met is not', () => {
    const deadline = { kind: 'reply', dueOn: plainDate('2026-12-18'), provisional: false, state: 'running' as const };
    const met = { ...deadline, kind: 'feePayment', state: 'met' as const };
    expect(movedDeadlines([deadline], [met])).toMatchObject([{ kind: 'reply', from: '2026-12-18' }]);
    expect(movedDeadlines([{ ...met, dueOn: plainDate('2026-12-17') }], [met])).toEqual([]);
  });
});
