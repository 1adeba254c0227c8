import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOTICE_TEXTS } from './testing/noticeTexts';
import {
  BUNDLED_NOTICES,
  amended,
  calendarOf,
  checkNotice,
  isWorkingDay,
  parseHolidayNotice,
  plainDate,
  readNoticeJson,
  uncoveredYears,
  type CalendarChange,
  type HolidayNotice,
} from './index';

const YEARS = Object.keys(NOTICE_TEXTS).map(Number);
const SENTENCES = '一、元旦：1月1日至3日放假，共3天。二、春节：2月6日至13日放假调休，共8天。1月31日（星期日）上班。';

// Compares working days, not days off: some years' wording and data leave out a weekend inside a holiday, a rest day anyway.
const workingDays = ({ year, off, makeUp }: HolidayNotice): Record<string, boolean> => {
  const calendar = calendarOf('CN', [{ year, off, makeUp }], []);
  return Object.fromEntries(
    [...Object.keys(off), ...Object.keys(makeUp)].map((date) => [date, isWorkingDay(calendar, plainDate(date))]),
  );
};

const readYear = (year: number): HolidayNotice => {
  const [first, ...changes] = (NOTICE_TEXTS[year] ?? []).map((text) => parseHolidayNotice(text));
  if (!first) throw new Error('a year without a notice');
  return changes.reduce(amended, first);
};

const bundledYear = (year: number): HolidayNotice => {
  const bundled = BUNDLED_NOTICES.find((notice) => notice.year === year);
  if (!bundled) throw new Error('a year without a notice');
  return bundled;
};

const refusal = (text: string, year?: number): { code: string; parameters: Record<string, unknown> } => {
  try {
    parseHolidayNotice(text, { year });
  } catch (error) {
    return error as { code: string; parameters: Record<string, unknown> };
  }
  throw new Error('the text was read');
};

describe('the text of a holiday notice', () => {
  it.each(YEARS)('of %i gives the same working days and make-up days as the bundled calendar', (year) => {
    const [read, bundled] = [readYear(year), bundledYear(year)];
    expect({ year: read.year, makeUp: Object.keys(read.makeUp).sort() }).toEqual({
      year,
      makeUp: Object.keys(bundled.makeUp).sort(),
    });
    expect({ ...workingDays(bundled), ...workingDays(read) }).toEqual({
      ...workingDays(read),
      ...workingDays(bundled),
    });
    const isNamedSo = ([date, name]: [string, string]) => read.off[date]?.split('、').includes(name) ?? false;
    const named = Object.entries(bundled.off).filter(([date]) => read.off[date] !== undefined);
    expect(named.filter((day) => !isNamedSo(day))).toEqual([]);
  });

  it.each([2020, 2021, 2022, 2023, 2024, 2025, 2026])(
    'of %i names exactly the days off of the bundled calendar',
    (year) => {
      const [read, bundled] = [readYear(year), bundledYear(year)];
      expect(Object.keys(read.off).sort()).toEqual(Object.keys(bundled.off).sort());
    },
  );

  it('reads the same in half width, without line breaks, and with the year given instead of a title', () => {
    const [text = ''] = NOTICE_TEXTS[2026] ?? [];
    const read = parseHolidayNotice(text);
    expect(parseHolidayNotice(text.normalize('NFKC').replaceAll('\n', ''))).toEqual(read);
    expect(parseHolidayNotice(text.slice(text.indexOf('一、')), { year: 2026 })).toEqual(read);
    expect(parseHolidayNotice(text.replaceAll('周', '星期').replaceAll('。', '。\n\n  '))).toEqual(read);
  });

  it('puts a December day of 元旦 in the year before, whether the year is written or not', () => {
    const written = '元旦：2018年12月30日至2019年1月1日放假调休，共3天。2018年12月29日（星期六）上班。';
    const bare = '元旦：12月30日至1月1日放假调休，共3天。12月29日（星期六）上班。';
    const days = {
      year: 2019,
      off: { '2018-12-30': '元旦', '2018-12-31': '元旦', '2019-01-01': '元旦' },
      makeUp: { '2018-12-29': '元旦' },
    };
    expect(parseHolidayNotice(written, { year: 2019 })).toEqual(days);
    expect(parseHolidayNotice(bare, { year: 2019 })).toEqual(days);
  });

  it('of a region may name holidays that the national notices do not know', () => {
    const text = '关于2026年“壮族三月三”放假的通知。一、“壮族三月三”：4月18日（周六）至21日（周二）放假，共4天。';
    expect(parseHolidayNotice(text, { year: 2026 }).off).toEqual({
      '2026-04-18': '壮族三月三',
      '2026-04-19': '壮族三月三',
      '2026-04-20': '壮族三月三',
      '2026-04-21': '壮族三月三',
    });
  });

  it.each([
    ['共N天 is not the range', '春节：2月6日至13日放假调休，共7天。', 'notice.day-count-wrong', '共7天'],
    ['放假N天 is not the range', '元旦：1月1日放假2天。', 'notice.day-count-wrong', '放假2天'],
    ['共N天 is not day and weekend', '元旦：1月1日放假，与周末连休，共4天。', 'notice.day-count-wrong', '共4天'],
    ['another weekday', '元旦：1月1日（周六）放假。', 'notice.weekday-wrong', '周六'],
    ['another weekday of a make-up day', `${SENTENCES}2月20日（星期日）上班。`, 'notice.weekday-wrong', '2月20日'],
    [
      'a make-up day that is worked anyway',
      '春节：2月6日至13日放假。2月15日上班。',
      'notice.make-up-not-weekend',
      '2月15日',
    ],
    ['a make-up day in a holiday', '春节：2月6日至13日放假。2月13日上班。', 'notice.make-up-in-holiday', '2月13日'],
    ['two holidays on one day', '元旦：1月1日至3日放假。春节：1月3日至5日放假。', 'notice.day-twice', '1月3日至5日'],
    ['one make-up day twice', '春节：2月6日至13日放假。2月14日、2月14日上班。', 'notice.day-twice', '2月14日'],
    ['a day that is no day', '春节：2月6日至30日放假。', 'notice.date-invalid', '30日'],
    ['a range that runs backwards', '春节：2月13日至6日放假。', 'notice.range-reversed', '2月13日至6日'],
    ['a day of another year', '元旦：2028年1月1日放假。', 'notice.date-outside-year', '2028年'],
    ['a sentence that cannot be read', '元旦：1月1日放假。1月2日起错峰上班。', 'notice.unreadable', '错峰'],
    ['a prolongation that names only its end', '春节：延长假期至2月14日。', 'notice.unreadable', '延长'],
    ['a clause that cannot be read', '元旦：1月1日放假，1月2日视情况而定。', 'notice.unreadable', '视情况'],
    ['a make-up day of no holiday', '元旦：1月2日上班。', 'notice.unreadable', '1月2日上班'],
    ['days of no holiday', '经批准，1月1日至3日放假。', 'notice.unreadable', '1月1日至3日'],
  ])('is refused as a whole, naming the sentence: %s', (_, text, code, part) => {
    const refused = refusal(text, 2027);
    expect([refused.code, String(refused.parameters['sentence'])]).toEqual([code, expect.stringContaining(part)]);
  });

  it.each([
    ['names joined by 和', `2027年节假日一、${'和'.repeat(19_000)}:1月1日放假`],
    ['names in a list', `2027年节假日${'一、二一、'.repeat(3_800)}：1月1日放假`],
    ['numerals', `2027年节假日${'一'.repeat(19_000)}、元旦：1月32日放假`],
    ['days in a list', `元旦：${'1月1日，'.repeat(3_000)}上班`],
    ['commas before a bracket', `元旦：1月1日${'，'.repeat(19_000)}（`],
    ['brackets', `元旦：${'1月1日（'.repeat(3_000)}放假`],
    ['marks on one letter', `元旦：1月1日放假${'\u0315\u0300'.repeat(9_000)}`],
    ['prolongations', `${'延长'.repeat(9_000)}${'至'.repeat(500)}`],
  ])('is refused within ten seconds when it holds twenty thousand characters of %s', (_, text) => {
    const started = performance.now();
    expect(refusal(text, 2027).code).toMatch(/^notice\./);
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('is refused when it has no year, has two years or declares no days', () => {
    expect(refusal(SENTENCES).code).toBe('notice.year-missing');
    expect(refusal(`关于2027年部分节假日安排的通知。${SENTENCES}`, 2026).code).toBe('notice.year-conflict');
    expect(refusal('关于2027年部分节假日安排的通知', 2027).code).toBe('notice.empty');
    expect(refusal('', 2027).code).toBe('notice.empty');
  });

  it('is read or refused with a code, whatever is pasted, and passes the checks when it is read', () => {
    const pieces = fc.constantFrom(
      ...SENTENCES.split(/(?=[。，、：（）日月])/u),
      '12月31日',
      '共',
      '天',
      '放假',
      '上班',
      '至',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        try {
          checkNotice(parseHolidayNotice(parts.join(''), { year: 2027 }));
        } catch (error) {
          expect((error as { code?: string }).code).toMatch(/^notice\./);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the JSON form of a notice', () => {
  const NEW_YEAR = { name: '元旦', from: '2027-01-01', to: '2027-01-03', days: 3, makeUp: ['2026-12-27'] };

  it('gives holidays as ranges of days', () => {
    expect(readNoticeJson({ year: 2027, holidays: [NEW_YEAR, { name: '清明节', from: '2027-04-05' }] })).toEqual({
      year: 2027,
      off: { '2027-01-01': '元旦', '2027-01-02': '元旦', '2027-01-03': '元旦', '2027-04-05': '清明节' },
      makeUp: { '2026-12-27': '元旦' },
    });
  });

  it.each([
    [{ ...NEW_YEAR, days: 4 }, 'notice.day-count-wrong'],
    [{ ...NEW_YEAR, makeUp: ['2026-12-28'] }, 'notice.make-up-not-weekend'],
    [{ ...NEW_YEAR, makeUp: ['2027-01-02'] }, 'notice.make-up-in-holiday'],
    [{ ...NEW_YEAR, from: '2026-11-30' }, 'notice.date-outside-year'],
    [{ ...NEW_YEAR, from: '2027-02-30' }, 'notice.date-invalid'],
    [{ ...NEW_YEAR, work: [] }, 'notice.malformed'],
    [{ ...NEW_YEAR, name: '' }, 'notice.malformed'],
    [{ ...NEW_YEAR, days: '3' }, 'notice.malformed'],
    ['元旦', 'notice.malformed'],
  ])('is refused with the holiday %j', (holiday, code) => {
    expect(() => readNoticeJson({ year: 2027, holidays: [holiday] })).toThrow(expect.objectContaining({ code }));
  });

  it.each([null, [], { year: '2027', holidays: [] }, { year: 2027 }, { year: 2027, holidays: [], extra: 1 }])(
    'is refused when it is %j',
    (value) => {
      expect(() => readNoticeJson(value)).toThrow(expect.objectContaining({ code: 'notice.malformed' }));
    },
  );
});

describe('a version of a calendar', () => {
  const days = (year: number, name: string, off: string[], makeUp: string[] = []): HolidayNotice => ({
    year,
    off: Object.fromEntries(off.map((date) => [date, name])),
    makeUp: Object.fromEntries(makeUp.map((date) => [date, name])),
  });
  const next: CalendarChange = {
    kind: 'new',
    region: 'CN',
    notice: days(2027, '元旦', ['2027-01-01'], ['2026-12-27']),
  };
  const spring: CalendarChange = {
    kind: 'regional',
    region: 'CN-45',
    notice: days(2026, '三月三', ['2026-04-20', '2026-05-09']),
  };

  it('is new after the notice of a new year, which may declare a make-up day in the December before', () => {
    const calendar = calendarOf('CN', BUNDLED_NOTICES, [next]);
    expect([calendar.version, calendar.publishedYears.at(-1)]).toEqual(['cn-2026+1', 2027]);
    expect(isWorkingDay(calendar, plainDate('2026-12-27'))).toBe(true);
    expect(calendarOf('CN', BUNDLED_NOTICES, []).version).toBe('cn-2026');
  });

  it('replaces a holiday that an amendment names: in 2020, 春节 was prolonged and a make-up day was dropped', () => {
    const [text = '', change = ''] = NOTICE_TEXTS[2020] ?? [];
    const base = parseHolidayNotice(text);
    const amendment: CalendarChange = { kind: 'amendment', region: 'CN', notice: parseHolidayNotice(change) };
    const before = calendarOf('CN', [base], []);
    const after = calendarOf('CN', [base], [amendment]);
    const worked = (date: string) => [isWorkingDay(before, plainDate(date)), isWorkingDay(after, plainDate(date))];
    expect([worked('2020-01-31'), worked('2020-02-01'), worked('2020-01-19'), worked('2020-05-09')]).toEqual([
      [true, false],
      [true, false],
      [true, true],
      [true, true],
    ]);
  });

  it("applies a region's holidays to it and the regions inside it only, even over a national make-up day", () => {
    const there = calendarOf('CN-45', BUNDLED_NOTICES, [spring, next]);
    const below = calendarOf('CN-45-01', BUNDLED_NOTICES, [spring, next]);
    const elsewhere = calendarOf('CN-44', BUNDLED_NOTICES, [spring, next]);
    for (const date of ['2026-04-20', '2026-05-09'].map(plainDate)) {
      expect([there, below, elsewhere].map((calendar) => isWorkingDay(calendar, date))).toEqual([false, false, true]);
    }
    expect([there.version, below.version, elsewhere.version]).toEqual([
      'cn-2026+1.CN-45+1',
      'cn-2026+1.CN-45+1',
      'cn-2026+1',
    ]);
    expect(there.publishedYears.at(-1)).toBe(2027);
  });

  it.each([
    ['a gap between published years', [{ ...next, notice: days(2028, '元旦', ['2028-01-01']) }], 'calendar.year-gap'],
    ['an amendment of a year nobody published', [{ ...next, kind: 'amendment' as const }], 'calendar.year-unpublished'],
    [
      'a region that publishes for the country',
      [{ ...next, kind: 'regional' as const }],
      'calendar.kind-region-mismatch',
    ],
    [
      'a notice that breaks the rules',
      [{ ...next, notice: days(2027, '元旦', ['2027-02-30']) }],
      'notice.date-invalid',
    ],
  ])('refuses %s', (_, changes, code) => {
    expect(() => calendarOf('CN', BUNDLED_NOTICES, changes)).toThrow(expect.objectContaining({ code }));
  });

  it('refuses two base notices of one year', () => {
    expect(() => calendarOf('CN', [...BUNDLED_NOTICES, days(2026, '元旦', ['2026-01-01'])], [])).toThrow(
      expect.objectContaining({ code: 'calendar.year-twice' }),
    );
  });

  it('names the years that it does not cover, so that missing data is never a silent default (peers.md B9)', () => {
    const calendar = calendarOf('CN', BUNDLED_NOTICES, []);
    expect(uncoveredYears(calendar, '2026-12-31')).toEqual([]);
    expect(uncoveredYears(calendar, '2028-01-05')).toEqual([2027, 2028]);
  });
});
