import { InvalidNotice, noticeOfPeriods, weekdayName, type HolidayNotice, type HolidayPeriod } from './holidayNotice';
import { addDays, dayNumber, isPlainDate, weekday, type PlainDate } from './plainDate';

const FIXED_NAMES = '元旦|春节|清明节?|劳动节|端午节?|中秋节?|国庆节';
const NUMERAL = '[一二三四五六七八九十]+';
// Of a regional notice, which names holidays we do not know: 壮族三月三, 藏历新年, 开斋节.
const ANY_NAME = '[\\p{Script=Han}“”"·]{2,12}';
const HEADING = new RegExp(
  `(?:${NUMERAL}[、.](${ANY_NAME}(?:[、和]${ANY_NAME})*):(?=\\d)|(?:${NUMERAL}[、.])?((?:${FIXED_NAMES})(?:[、和](?:${FIXED_NAMES}))*):)`,
  'gu',
);
const DAY = '(?:(\\d{4})年)?(\\d{1,2})月(\\d{1,2})日(?:\\(([^()]*)\\))?';
const LAST_DAY = '(?:(?:(\\d{4})年)?(\\d{1,2})月)?(\\d{1,2})日(?:\\(([^()]*)\\))?';
const OFF = new RegExp(`^${DAY}(?:(?:至|到|-|—|–|~)${LAST_DAY})?放假(?:调休|公休)?(?:(\\d+|${NUMERAL})天)?$`, 'u');
const DAY_COUNT = new RegExp(`^共(?:计)?(\\d+|${NUMERAL})天$`, 'u');
const REMARK = /^(?:与周末连休|不调休|调休)$/;
const MAKE_UP = new RegExp(`^${DAY}(?:[、,和]${DAY})*(?:照常|正常)?上班$`, 'u');
// Part of recent notices, and no change of the calendar: 鼓励各单位结合带薪年休假等制度落实，安排职工在除夕（2月9日）休息.
const ENCOURAGEMENT = /^鼓励/;
// The office's name and the date under the notice.
const SIGNATURE = new RegExp('^(?:[\\p{Script=Han}]{2,30})?\\d{4}年\\d{1,2}月\\d{1,2}日(?:印发)?$', 'u');
const NAMES_A_DAY = /\d+月|\d+日/;
const DECLARES = /\d+日(?:\([^()]*\))?(?:放假|公休|起?(?:照常|正常)?上班|休息)|(?:假期|延长).*至\d+月/;

interface Section {
  name: string;
  sentences: string[];
}

/**
 * Reads a notice of 国务院办公厅 (or of a region under 放假办法 第四条) from its text as it is published: 「一、元旦：1月1日
 * （周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。」 The year is that of the title, or given; December days of 元旦 belong
 * to the year before. Every sentence that names a day must be understood, or the whole text is refused. Throws `InvalidNotice`.
 */
export function parseHolidayNotice(text: string, options: { readonly year?: number | undefined } = {}): HolidayNotice {
  const plain = normalised(text);
  const year = yearOfNotice(plain, options.year);
  const periods = sectionsOf(plain).flatMap((section) => periodsOf(section, year));
  return noticeOfPeriods(year, periods);
}

// Full-width digits, brackets and punctuation become half-width; a text copied from a page is broken into lines anywhere.
function normalised(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '').replace(/[;!]/g, '。');
}

function yearOfNotice(plain: string, given: number | undefined): number {
  const named = plain.matchAll(new RegExp(`(\\d{4})年(?:部分)?(?:节假日|(?:${FIXED_NAMES}))`, 'gu'));
  const years = [...new Set([...named].map(([, year]) => Number(year)))];
  const all = given === undefined ? years : [...new Set([given, ...years])];
  const [year, other] = all;
  if (year === undefined) throw new InvalidNotice('notice.year-missing');
  if (other !== undefined) throw new InvalidNotice('notice.year-conflict', { year, other });
  return year;
}

function sectionsOf(plain: string): Section[] {
  const marked = plain.replace(HEADING, (heading) => `。§${heading.replace(new RegExp(`^${NUMERAL}[、.]`, 'u'), '')}`);
  const subject = new RegExp(`(?:调整|延长)?\\d{4}年((?:${FIXED_NAMES}))(?:假期|放假)`, 'u').exec(plain)?.[1];
  const sections: Section[] = [];
  for (const sentence of marked.split('。').filter(Boolean)) {
    const heading = /^§([^:]+):(.*)$/u.exec(sentence);
    if (heading) {
      sections.push({ name: nameOf(heading[1] ?? ''), sentences: [heading[2] ?? ''] });
    } else if (sections.length > 0) {
      sections.at(-1)?.sentences.push(sentence);
    } else if (DECLARES.test(sentence)) {
      // The notice that changes one holiday names it in its title only.
      if (subject === undefined) throw new InvalidNotice('notice.unreadable', { sentence });
      sections.push({ name: nameOf(subject), sentences: [fromFirstDay(sentence)] });
    }
  }
  return sections;
}

function fromFirstDay(sentence: string): string {
  const at = sentence.search(/(?:\d{4}年)?\d{1,2}月\d{1,2}日/);
  const before = Math.max(...[',', ':', '、'].map((mark) => sentence.lastIndexOf(mark, at)));
  return before + 1 === at ? sentence.slice(at) : sentence;
}

// 清明 and 清明节 are one holiday, and an amendment must find it by its name.
function nameOf(written: string): string {
  return written
    .split(/[、和]/)
    .map((name) => name.replace(/[“”"]/g, '').replace(/^(清明|端午|中秋)$/, '$1节'))
    .join('、');
}

function periodsOf({ name, sentences }: Section, year: number): HolidayPeriod[] {
  const periods: HolidayPeriod[] = [];
  for (const sentence of sentences) {
    const period = readSentence(sentence, name, year);
    if (!period) continue;
    if (periods.length === 0 && !period.off) throw new InvalidNotice('notice.unreadable', { sentence });
    periods.push(period);
  }
  return periods;
}

function readSentence(sentence: string, name: string, year: number): HolidayPeriod | undefined {
  if (ENCOURAGEMENT.test(sentence) || SIGNATURE.test(sentence)) return undefined;
  if (!NAMES_A_DAY.test(sentence) && !/上班|调休|共.+天/.test(sentence)) return undefined;
  const dates = dateReader(sentence, name, year);
  const makeUp: string[] = [];
  let off: HolidayPeriod['off'];
  let days: number | undefined;
  let isJoined = false;
  for (const clause of clausesOf(sentence)) {
    const [offClause, countClause] = [OFF.exec(clause), DAY_COUNT.exec(clause)];
    if (offClause && !off) {
      const [, ofYear, month, day, remark, lastYear, lastMonth, lastDay, lastRemark, count] = offClause;
      const from = dates(ofYear, month, day, remark);
      const to = lastDay === undefined ? from : dates(lastYear ?? ofYear, lastMonth ?? month, lastDay, lastRemark);
      off = { from, to };
      days = count === undefined ? undefined : numberOf(count);
    } else if (countClause && off && days === undefined) {
      days = numberOf(countClause[1] ?? '');
    } else if (REMARK.test(clause) && off) {
      isJoined ||= clause === '与周末连休';
    } else if (MAKE_UP.test(clause)) {
      for (const [, ofYear, month, day, remark] of clause.matchAll(new RegExp(DAY, 'gu'))) {
        makeUp.push(dates(ofYear, month, day, remark));
      }
    } else throw new InvalidNotice('notice.unreadable', { sentence });
  }
  const period = { name, off, days, makeUp, sentence };
  return isJoined ? joinedToWeekend(period) : period;
}

// 6月10日放假，与周末连休，共3天: the count then holds the weekend beside it, which is no day off by the notice.
function joinedToWeekend(period: HolidayPeriod): HolidayPeriod {
  const { off, days, ...rest } = period;
  if (!off || days === undefined) return period;
  let [first, last] = [off.from as PlainDate, off.to as PlainDate];
  while (weekday(addDays(first, -1)) > 5) first = addDays(first, -1);
  while (weekday(addDays(last, 1)) > 5) last = addDays(last, 1);
  const actual = dayNumber(last) - dayNumber(first) + 1;
  if (days !== actual) {
    throw new InvalidNotice('notice.day-count-wrong', { stated: days, actual, sentence: rest.sentence ?? '' });
  }
  return { ...rest, off };
}

// Split at commas outside brackets; a list of make-up days stays one clause however it is joined.
function clausesOf(sentence: string): string[] {
  const parts = sentence.split(/,(?![^(]*\))/u);
  const clauses: string[] = [];
  let open = '';
  for (const part of parts) {
    const whole = open === '' ? part : `${open},${part}`;
    const isBareDay = new RegExp(`^${DAY}(?:[、,和]${DAY})*$`, 'u').test(whole);
    if (isBareDay) open = whole;
    else {
      clauses.push(whole);
      open = '';
    }
  }
  return open === '' ? clauses : [...clauses, open];
}

function dateReader(sentence: string, name: string, year: number) {
  return (
    ofYear: string | undefined,
    month: string | undefined,
    day: string | undefined,
    remark: string | undefined,
  ): string => {
    const inDecemberBefore = month === '12' && name.split('、').includes('元旦');
    const written = ofYear ?? String(inDecemberBefore ? year - 1 : year);
    const date = `${written}-${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`;
    if (!isPlainDate(date)) throw new InvalidNotice('notice.date-invalid', { date, sentence });
    const stated = /(?:星期|周|礼拜)([一二三四五六日天])/u.exec(remark ?? '')?.[1]?.replace('天', '日');
    const actual = weekdayName(date as PlainDate);
    if (stated !== undefined && stated !== actual) {
      throw new InvalidNotice('notice.weekday-wrong', { date, stated, actual, sentence });
    }
    return date;
  };
}

function numberOf(written: string): number {
  if (/^\d+$/.test(written)) return Number(written);
  const digits = '零一二三四五六七八九';
  const [tens, units] = written.includes('十') ? written.split('十') : ['0', written];
  const ten = tens === '' ? 1 : tens === '0' ? 0 : digits.indexOf(tens ?? '');
  return ten * 10 + (units ? digits.indexOf(units) : 0);
}
