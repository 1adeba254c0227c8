import { InvalidNotice, noticeOfPeriods, weekdayName, type HolidayNotice, type HolidayPeriod } from './holidayNotice';
import { addDays, dayNumber, isPlainDate, weekday, type PlainDate } from './plainDate';

const FIXED_NAMES = '元旦|春节|清明节?|劳动节|端午节?|中秋节?|国庆节';
const NUMERAL = '[一二三四五六七八九十]{1,3}';
// A regional notice names holidays that we do not know: 壮族三月三, 藏历新年, 开斋节. 和 joins two of them.
const ANY_NAME = '(?:(?!和)[\\p{Script=Han}“”"·]){2,12}';
// The longest text before the colon of a heading, which names at most four holidays.
const LONGEST_HEADING = 60;
const NUMBERED_HEADING = new RegExp(`${NUMERAL}[、.](${ANY_NAME}(?:[、和]${ANY_NAME}){0,3})$`, 'u');
const KNOWN_HEADING = new RegExp(`(?:${NUMERAL}[、.])?((?:${FIXED_NAMES})(?:[、和](?:${FIXED_NAMES})){0,3})$`, 'u');
const YEAR_NAMED = new RegExp(`(\\d{4})年(?:部分)?(?:节假日|(?:${FIXED_NAMES}))`, 'gu');
// A notice that changes one holiday names it in its title only.
const SUBJECT = new RegExp(`(?:调整|延长)?\\d{4}年((?:${FIXED_NAMES}))(?:假期|放假)`, 'u');
const DATE = '(?:(\\d{4})年)?(\\d{1,2})月(\\d{1,2})日';
const DAY = `${DATE}(?:\\(([^()]{0,40})\\))?`;
const LIST = `${DATE}(?:\\([^()]*\\))?(?:[、,和]${DATE}(?:\\([^()]*\\))?)*`;
const LAST_DAY = '(?:(?:(\\d{4})年)?(\\d{1,2})月)?(\\d{1,2})日(?:\\(([^()]{0,40})\\))?';
const DAYS = new RegExp(DAY, 'gu');
const DAY_LIST = new RegExp(`^${LIST}$`, 'u');
const OFF = new RegExp(`^${DAY}(?:(?:至|到|-|—|–|~)${LAST_DAY})?放假(?:调休|公休)?(?:(\\d{1,3}|${NUMERAL})天)?$`, 'u');
const DAY_COUNT = new RegExp(`^共(?:计)?(\\d{1,3}|${NUMERAL})天$`, 'u');
const REMARK = /^(?:与周末连休|不调休|调休)$/;
const MAKE_UP = new RegExp(`^${LIST}(?:照常|正常)?上班$`, 'u');
// Recent notices contain this, and it changes no day: 鼓励各单位结合带薪年休假等制度落实，安排职工在除夕（2月9日）休息.
const ENCOURAGEMENT = /^鼓励/;
// The office's name and the date under the notice.
const SIGNATURE = new RegExp('^(?:[\\p{Script=Han}]{2,30})?\\d{4}年\\d{1,2}月\\d{1,2}日(?:印发)?$', 'u');
const NAMES_A_DAY = /\d[月日]/;
const TELLS_A_DAY = /\d日(?:\([^()]{0,40}\))?(?:放假|公休|起?(?:照常|正常)?上班|休息)/;
// Normalising sorts the combining marks of a letter in quadratic time: without a limit a pasted text could block the process.
const MARKS_ON_MARKS = /(\p{M}{8})\p{M}+/gu;

interface Section {
  name: string;
  sentences: string[];
}

/**
 * Reads a notice of 国务院办公厅 (or of a region under 放假办法 第四条) from its text as it is published: 「一、元旦：1月1日
 * （周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。」 The title names the year, or the caller gives it; December days of 元旦
 * belong to the year before. It refuses the whole text when it cannot read a sentence that names a day. Throws `InvalidNotice`.
 */
export function parseHolidayNotice(text: string, options: { readonly year?: number | undefined } = {}): HolidayNotice {
  const plain = normalised(text);
  const year = yearOfNotice(plain, options.year);
  const periods = sectionsOf(plain).flatMap((section) => periodsOf(section, year));
  return noticeOfPeriods(year, periods);
}

// Makes digits, brackets and punctuation half-width, and drops line breaks: a text copied from a page is broken anywhere.
function normalised(text: string): string {
  return text.replace(MARKS_ON_MARKS, '$1').normalize('NFKC').replace(/\s+/gu, '').replace(/[;!]/g, '。');
}

function yearOfNotice(plain: string, given: number | undefined): number {
  const years = [...new Set([...plain.matchAll(YEAR_NAMED)].map(([, year]) => Number(year)))];
  const all = given === undefined ? years : [...new Set([given, ...years])];
  const [year, other] = all;
  if (year === undefined) throw new InvalidNotice('notice.year-missing');
  if (other !== undefined) throw new InvalidNotice('notice.year-conflict', { year, other });
  return year;
}

function sectionsOf(plain: string): Section[] {
  const subject = SUBJECT.exec(plain)?.[1];
  const sections: Section[] = [];
  for (const sentence of withMarkedHeadings(plain).split('。').filter(Boolean)) {
    const heading = /^§([^:]+):(.*)$/u.exec(sentence);
    if (heading) {
      sections.push({ name: nameOf(heading[1] ?? ''), sentences: [heading[2] ?? ''] });
    } else if (sections.length > 0) {
      sections.at(-1)?.sentences.push(sentence);
    } else if (declaresDays(sentence)) {
      if (subject === undefined) throw new InvalidNotice('notice.unreadable', { sentence });
      sections.push({ name: nameOf(subject), sentences: [fromFirstDay(sentence)] });
    }
  }
  return sections;
}

// Puts a full stop and a mark before each heading, so that it begins a sentence.
function withMarkedHeadings(plain: string): string {
  const pieces = plain.split(':');
  return pieces
    .map((piece, at) => {
      const next = pieces[at + 1];
      if (next === undefined) return piece;
      const heading = headingAtEnd(piece.slice(-LONGEST_HEADING), /^\d/.test(next));
      return heading ? `${piece.slice(0, piece.length - heading[0].length)}。§${heading[1]}:` : `${piece}:`;
    })
    .join('');
}

// Takes the longer of both readings. An unknown name counts as a heading only between a number and a day.
function headingAtEnd(text: string, isBeforeDay: boolean): RegExpExecArray | null {
  const known = KNOWN_HEADING.exec(text);
  const numbered = isBeforeDay ? NUMBERED_HEADING.exec(text) : null;
  return numbered && numbered.index <= (known?.index ?? text.length) ? numbered : known;
}

function declaresDays(sentence: string): boolean {
  const change = sentence.search(/假期|延长/);
  return TELLS_A_DAY.test(sentence) || (change >= 0 && /至\d+月/.test(sentence.slice(change)));
}

function fromFirstDay(sentence: string): string {
  const at = sentence.search(/(?:\d{4}年)?\d{1,2}月\d{1,2}日/);
  const before = Math.max(...[',', ':', '、'].map((mark) => sentence.lastIndexOf(mark, at)));
  return before + 1 === at ? sentence.slice(at) : sentence;
}

// Names 清明 as 清明节: they are one holiday, and an amendment must find it by its name.
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
  if (!NAMES_A_DAY.test(sentence) && !/上班|调休/.test(sentence) && !countsDays(sentence)) return undefined;
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
      for (const [, ofYear, month, day, remark] of clause.matchAll(DAYS)) {
        makeUp.push(dates(ofYear, month, day, remark));
      }
    } else throw new InvalidNotice('notice.unreadable', { sentence });
  }
  const period = { name, off, days, makeUp, sentence };
  return isJoined ? joinedToWeekend(period) : period;
}

function countsDays(sentence: string): boolean {
  const at = sentence.indexOf('共');
  return at >= 0 && sentence.includes('天', at + 2);
}

// 6月10日放假，与周末连休，共3天: the count includes the weekend beside the holiday, which the notice does not declare as days off.
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

// Splits a sentence at commas outside brackets; a list of make-up days stays one clause however it is joined.
function clausesOf(sentence: string): string[] {
  const clauses: string[] = [];
  let open: string[] = [];
  for (const part of partsOf(sentence)) {
    open.push(part);
    if (DAY_LIST.test(part)) continue;
    clauses.push(open.join(','));
    open = [];
  }
  return open.length === 0 ? clauses : [...clauses, open.join(',')];
}

// Reads from the end: a comma stands in brackets when the next bracket after it is a closing one.
function partsOf(sentence: string): string[] {
  const parts: string[] = [];
  let isInside = false;
  let end = sentence.length;
  for (let at = end - 1; at >= 0; at -= 1) {
    const sign = sentence[at];
    if (sign === '(' || sign === ')') isInside = sign === ')';
    else if (sign === ',' && !isInside) {
      parts.push(sentence.slice(at + 1, end));
      end = at;
    }
  }
  return [...parts, sentence.slice(0, end)].reverse();
}

function dateReader(sentence: string, name: string, year: number) {
  const isNewYear = name.split('、').includes('元旦');
  return (
    ofYear: string | undefined,
    month: string | undefined,
    day: string | undefined,
    remark: string | undefined,
  ): string => {
    const inDecemberBefore = month === '12' && isNewYear;
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
