import { NATIONAL_CALENDAR, isWorkingDay, plainDate, type CalendarChange, type HolidayNotice } from '@yishen/calendar';
import { describe, expect, it } from 'vitest';
import {
  BUNDLED_CALENDAR,
  decideCalendar,
  evolveCalendar,
  workCalendarOf,
  type CalendarCommand,
  type CalendarEvent,
  type RegionCalendar,
} from './calendar';

const NEXT: HolidayNotice = { year: 2027, off: { '2027-01-01': '元旦' }, makeUp: { '2026-12-27': '元旦' } };
const QINGMING: HolidayNotice = {
  year: 2026,
  off: { '2026-04-04': '清明节', '2026-04-05': '清明节', '2026-04-06': '清明节' },
  makeUp: {},
};
const SOURCE = { digest: '0'.repeat(64), document: '国办发明电〔2026〕8号' };
const propose = (over: Partial<Extract<CalendarCommand, { type: 'ProposeHolidayNotice' }>> = {}): CalendarCommand => ({
  type: 'ProposeHolidayNotice',
  region: 'CN',
  kind: 'new',
  notice: NEXT,
  source: SOURCE,
  by: 'first',
  ...over,
});
const approve = (proposal: number, by = 'second', region = 'CN'): CalendarCommand => ({
  type: 'ApproveHolidayNotice',
  region,
  proposal,
  by,
});
const reject = (proposal: number, ground = 'notAsPublished'): CalendarCommand => ({
  type: 'RejectHolidayNotice',
  proposal,
  by: 'second',
  ground,
});

// The state after accepted commands, ready for the commands under test.
const given = (...before: CalendarCommand[]) => {
  const state = decideCalendar(before, BUNDLED_CALENDAR, { containing: [] }).reduce(evolveCalendar, BUNDLED_CALENDAR);
  return { state, when: when(state) };
};
const when =
  (state: RegionCalendar, containing: readonly CalendarChange[] = []) =>
  (...commands: CalendarCommand[]) => ({
    events: (): readonly CalendarEvent[] => decideCalendar(commands, state, { containing }),
    rejection: (): string => {
      try {
        decideCalendar(commands, state, { containing });
      } catch (error) {
        return (error as { code: string }).code;
      }
      throw new Error('nothing was refused');
    },
  });

describe('a holiday notice', () => {
  it('changes nothing until another person approves it, and then makes a new version of the calendar', () => {
    const proposed = given(propose());
    expect(workCalendarOf('CN', [proposed.state])).toEqual(NATIONAL_CALENDAR);
    expect(proposed.when(approve(1)).events()).toEqual([
      { type: 'HolidayNoticeApproved', schema: 1, data: { proposal: 1, by: 'second', version: 'cn-2026+1' } },
    ]);
    const approved = workCalendarOf('CN', [given(propose(), approve(1)).state]);
    expect([approved.version, approved.publishedYears.at(-1)]).toEqual(['cn-2026+1', 2027]);
    expect(isWorkingDay(approved, plainDate('2026-12-27'))).toBe(true);
  });

  it('is never approved by the person who entered it', () => {
    expect(given(propose()).when(approve(1, 'first')).rejection()).toBe('calendar.needs-second-person');
  });

  it('is decided only once: an approved or rejected proposal stays so', () => {
    expect(given(propose(), approve(1)).when(approve(1)).rejection()).toBe('calendar.proposal-closed');
    expect(given(propose(), reject(1)).when(approve(1)).rejection()).toBe('calendar.proposal-closed');
    expect(given(propose(), approve(1)).when(reject(1)).rejection()).toBe('calendar.proposal-closed');
    expect(given().when(approve(1)).rejection()).toBe('calendar.proposal-unknown');
    expect(given(propose()).when(reject(1, '张三说的')).rejection()).toBe('calendar.ground-unknown');
  });

  it.each([
    [
      'of a year that has one already',
      'calendar.year-already-published',
      { notice: { ...NEXT, year: 2026, off: { '2026-01-01': '元旦' }, makeUp: {} } },
    ],
    ['after a gap', 'calendar.year-gap', { notice: { year: 2028, off: { '2028-01-01': '元旦' }, makeUp: {} } }],
    ['that amends a year without one', 'calendar.year-unpublished', { kind: 'amendment' }],
    ['that changes no day', 'calendar.nothing-changes', { kind: 'amendment', notice: QINGMING }],
    ['of an unknown kind', 'calendar.kind-unknown', { kind: 'rumour' }],
    ['of an unknown region', 'calendar.region-invalid', { region: 'Guangxi' }],
    ['that is national but names a region', 'calendar.kind-region-mismatch', { region: 'CN-45' }],
    [
      'with a make-up day in the week',
      'notice.make-up-not-weekend',
      { notice: { ...NEXT, makeUp: { '2027-01-04': '元旦' } } },
    ],
  ])('%s is refused with %s', (_, code, over) => {
    expect(given().when(propose(over)).rejection()).toBe(code);
  });

  it('is checked again against the calendar when it is approved', () => {
    const twice = given(propose(), propose({ by: 'third' }), approve(1));
    expect(twice.when(approve(2)).rejection()).toBe('calendar.year-already-published');
  });

  it('of a region is added to the national notices in that region', () => {
    const regional = propose({
      region: 'CN-45',
      kind: 'regional',
      notice: { year: 2026, off: { '2026-04-20': '三月三' }, makeUp: {} },
    });
    const { state } = given(regional, approve(1, 'second', 'CN-45'));
    const there = workCalendarOf('CN-45', [BUNDLED_CALENDAR, state]);
    expect([there.version, isWorkingDay(there, plainDate('2026-04-20'))]).toEqual(['cn-2026.CN-45+1', false]);
  });
});

describe('the calendar of a region', () => {
  it('begins and ends the rollout of a version only once', () => {
    const start: CalendarCommand = { type: 'StartCalendarRollout', version: 'cn-2026+1' };
    const complete: CalendarCommand = {
      type: 'CompleteCalendarRollout',
      version: 'cn-2026+1',
      checked: 3,
      rederived: 2,
      failed: 0,
    };
    expect(given(start).when(start).events()).toEqual([]);
    const done = given(start, complete);
    expect(done.when(complete).events()).toEqual([]);
    expect(done.state.rollouts).toMatchObject([{ version: 'cn-2026+1', status: 'completed', checked: 3 }]);
  });

  it('records once each year that open deadlines reach and no notice covers', () => {
    const miss = (...years: number[]): CalendarCommand => ({
      type: 'MissCalendarCoverage',
      years,
      version: 'cn-2026',
      furthest: plainDate('2028-01-04'),
    });
    const first = given(miss(2027));
    expect(first.when(miss(2027, 2028)).events()).toMatchObject([
      { type: 'CalendarCoverageMissed', data: { year: 2028 } },
    ]);
    expect(first.when(miss(2027)).events()).toEqual([]);
  });
});
