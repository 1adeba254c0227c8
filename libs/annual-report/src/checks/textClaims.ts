import type { OutcomeRow, ProceedingKind } from '@yishen/statute';
import { holdsInOrder, plain } from '../import/printedText';
import type { PublishedReport } from '../import/publishedReport';
import { sentencesOf } from './sentences';

/** The meaning that the text gives a number. */
export type ClaimMeaning =
  | { readonly of: 'received' | 'accepted' | 'handled' | 'carriedIn' | 'answered' | 'carriedOut' | 'withdrawn' }
  | { readonly of: 'outcome'; readonly name: string; readonly rows: readonly OutcomeRow[] }
  | { readonly of: 'applicants'; readonly name: string; readonly columns: readonly number[] }
  | { readonly of: 'proceedings'; readonly kinds: readonly ProceedingKind[]; readonly column: ProceedingColumn }
  | { readonly of: 'allUpheld'; readonly kinds: readonly ProceedingKind[] };

/** The proceedings that a number counts: a column of table four, or all that have ended. */
export type ProceedingColumn = 'total' | 'concluded' | 'upheld' | 'corrected' | 'other' | 'pending';

/** A number in the report's text with its stated meaning and its sentence. */
export interface Claim {
  readonly meaning: ClaimMeaning;
  readonly value: number;
  readonly sentence: string;
  /** The position in the sentence, for claims that belong together. */
  readonly at: number;
}

const UNIT = '(?:件|份|条|宗|例|起|个|次|人次)';
const GAP = '[^,。;\\d]';
// Nobody counts a thousand million requests, and an endless number would be read again from each of its digits.
const NUMBER = `(\\d{1,9})${UNIT}`;

const R: readonly OutcomeRow[] = ['R1'];
const SUITS: readonly ProceedingKind[] = ['directSuit', 'suitAfterReconsideration'];

const outcome = (known: string): string => `${known}(?:的)?(?:政府信息公开)?(?:申请)?${GAP}{0,8}?${NUMBER}`;

const OUTCOMES: readonly (readonly [string, RegExp, readonly OutcomeRow[]])[] = [
  ['予以公开', new RegExp(outcome('(?<!不)予以公开'), 'g'), R],
  ['部分公开', new RegExp(outcome('部分公开'), 'g'), ['R2']],
  ['不予公开', new RegExp(outcome('不予公开'), 'g'), ['D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7', 'D8']],
  ['无法提供', new RegExp(outcome('无法提供'), 'g'), ['U1', 'U2', 'U3']],
  ['不予处理', new RegExp(outcome('不予处理'), 'g'), ['P1', 'P2', 'P3', 'P4', 'P5']],
  ['其他处理', new RegExp(outcome('其他处理'), 'g'), ['O1', 'O2', 'O3']],
];

const applicants = (known: string): string => `${known}(?:提出|提交|申请)?(?:的)?${GAP}{0,8}?${NUMBER}`;

const APPLICANTS: readonly (readonly [string, RegExp, readonly number[]])[] = [
  ['自然人', new RegExp(applicants('自然人'), 'g'), [0]],
  ['法人或其他组织', new RegExp(applicants('法人(?:或者?|和|及|、)其他组织'), 'g'), [1, 2, 3, 4, 5]],
  ['商业企业', new RegExp(applicants('商业企业'), 'g'), [1]],
  ['科研机构', new RegExp(applicants('科研机构'), 'g'), [2]],
  ['社会公益组织', new RegExp(applicants('社会公益组织'), 'g'), [3]],
  ['法律服务机构', new RegExp(applicants('法律服务机构'), 'g'), [4]],
];

const REQUESTS = {
  received: new RegExp(`(新收|收到|接收|接到|收取)(?:到|了)?${GAP}{0,40}?${NUMBER}`, 'g'),
  noneReceived:
    /(?:未|没有|无)(?:新?收到|接到|受理)[^,。;\d]{0,16}(?:政府信息公开|依申请公开|信息公开)(?:的)?(?:申请|事项)/g,
  accepted: new RegExp(`(受理|办理|处理)(?:了)?${GAP}{0,40}?${NUMBER}`, 'g'),
  handled: new RegExp(`收办${GAP}{0,40}?${NUMBER}`, 'g'),
  carriedIn: new RegExp(
    `(?:上年度?|上一年度?|去年|(20\\d\\d)年度?)(?:的)?结转(?:至本年|到本年|过来)?(?!至|到|下|次)${GAP}{0,30}?${NUMBER}`,
    'g',
  ),
  carriedOut: new RegExp(`结转(?:至|到|入|为)?(?:下年度?|下一年度?|次年|(20\\d\\d)年度?)${GAP}{0,24}?${NUMBER}`, 'g'),
  thoseCarriedOut: new RegExp(
    `${NUMBER}(?:申请)?(?:(?:正在办理|尚在办理|未办结),?)?(?:依法|将|已)?结转(?:至|到|入|为)?(?:下|次|20\\d\\d年)`,
    'g',
  ),
  answered: new RegExp(`(答复|办结|办理完毕)(?:了|完毕)?${GAP}{0,24}?${NUMBER}`, 'g'),
  withdrawn: new RegExp(`撤回(?:了)?(?:政府信息公开)?(?:申请)?${GAP}{0,8}?${NUMBER}`, 'g'),
  thoseWithdrawn: new RegExp(`${NUMBER}(?:申请)?(?:由|因|被)?(?:申请人)?(?:主动|自行|自愿)?撤回`, 'g'),
};

// Things that a text counts beside requests.
const OTHER_THINGS =
  /复议|诉讼|应诉|提案|建议|信访|留言|办件|工单|热线|来信|咨询|投诉|举报件|诉求|信箱|邮件|案件|文件|信息(?:\d|$)/;
// Words for a part of the requests: by the way they came, or out of those just counted.
const A_PART =
  /其中|分别|当场|当面|书面|电话|口头|网上|网络|网站|在线|平台|邮箱|邮寄|信函|传真|现场|微信|逾期|超期|延期|转|补正|告知书/;
const EARLIER = /去年|上年同期|同比|较上年|比上年|较20|往年|近[三五几]年|历年|累计/;

// Claims are compared with one another, so their number is limited; a report makes about fifty.
const MOST_CLAIMS = 1_000;

/** Finds the numbers in a report's text whose stated meaning the tables have too (domain.md 3.5.6). */
export function claimsOf({ text, year }: PublishedReport): readonly Claim[] {
  if (!text) return [];
  const claims = text.parts
    .filter(({ part }) => part !== 5)
    .flatMap(({ paragraphs }) => paragraphs)
    .flatMap((paragraph) => {
      let mentioned: readonly ProceedingKind[] = [];
      return sentencesOf(paragraph).flatMap((sentence) => {
        const flat = digits(plain(sentence));
        mentioned = kindsIn(flat) ?? mentioned;
        return sentenceClaims(flat, sentence, year, mentioned);
      });
    });
  return claims.slice(0, MOST_CLAIMS);
}

function sentenceClaims(
  flat: string,
  sentence: string,
  year: number | undefined,
  mentioned: readonly ProceedingKind[],
): Claim[] {
  const claims: Claim[] = [];
  const add = (meaning: ClaimMeaning, value: number, at: number): void => {
    claims.push({ meaning, value, sentence, at });
  };
  const isOtherYear = (at: number): boolean => {
    const clause = clauseAt(flat, at);
    const years = [...clause.matchAll(/(20\d\d)年/g)].map(([, text]) => Number(text));
    return EARLIER.test(clause) || (year !== undefined && years.some((one) => one !== year));
  };
  const each = (pattern: RegExp, use: (match: RegExpExecArray) => void): void => {
    for (const match of flat.matchAll(pattern)) use(match);
  };
  requestClaims(flat, each, isOtherYear, add, year);
  proceedingClaims(flat, each, isOtherYear, add, mentioned);
  return claims;
}

type Each = (pattern: RegExp, use: (match: RegExpExecArray) => void) => void;
type Add = (meaning: ClaimMeaning, value: number, at: number) => void;

function requestClaims(
  flat: string,
  each: Each,
  isOtherYear: (at: number) => boolean,
  add: Add,
  year: number | undefined,
): void {
  const isOfRequests = (match: RegExpExecArray): boolean => {
    // “收到8份政府信息公开申请” names what is counted after the number.
    const after = /^(?:的)?[^,。;:\d]{0,14}申请/.exec(flat.slice(match.index + match[0].length))?.[0] ?? '';
    const upTo = (flat.slice(0, match.index) + match[0] + after).replace(/依申请公开(?:的)?(?:政府)?信息/g, '申请');
    const since = upTo.slice(Math.max(upTo.lastIndexOf('申请'), upTo.lastIndexOf('依申请'), 0));
    return (
      upTo.includes('申请') && !OTHER_THINGS.test(since.replace(/行政复议前置/g, '')) && !OTHER_THINGS.test(match[0])
    );
  };
  const isWhole = (match: RegExpExecArray): boolean =>
    isOfRequests(match) && !isOtherYear(match.index) && !A_PART.test(clauseUpTo(flat, match.index) + match[0]);

  each(REQUESTS.received, (match) => {
    // The number includes what was carried over when the text says so.
    const after = flat.slice(match.index + match[0].length);
    const isBoth = /办理|处理/.test(match[0]) || /^[(,]?(?:含|包括|其中)[^。;]{0,20}结转/.test(after);
    if (isWhole(match) && !/收办/.test(match[0]))
      add({ of: isBoth ? 'accepted' : 'received' }, Number(match[2]), match.index);
  });
  each(REQUESTS.noneReceived, (match) => {
    if (!OTHER_THINGS.test(match[0]) && !isOtherYear(match.index)) add({ of: 'received' }, 0, match.index);
  });
  each(REQUESTS.accepted, (match) => {
    const isResult = /不予|其他|答复|办结|结转/.test(clauseUpTo(flat, match.index).slice(-4) + match[0]);
    if (isWhole(match) && !isResult && /申请/.test(match[0])) add({ of: 'accepted' }, Number(match[2]), match.index);
  });
  each(REQUESTS.handled, (match) => {
    if (isWhole(match)) add({ of: 'handled' }, Number(match[1]), match.index);
  });
  each(REQUESTS.carriedIn, (match) => {
    const from = match[1] === undefined ? undefined : Number(match[1]);
    if (from === undefined || year === undefined || from === year - 1)
      add({ of: 'carriedIn' }, Number(match[2]), match.index);
  });
  each(REQUESTS.carriedOut, (match) => {
    const to = match[1] === undefined ? undefined : Number(match[1]);
    if (to === undefined || year === undefined || to === year + 1)
      add({ of: 'carriedOut' }, Number(match[2]), match.index);
  });
  each(REQUESTS.thoseCarriedOut, (match) => {
    if (!isOtherYear(match.index) || /结转/.test(match[0])) add({ of: 'carriedOut' }, Number(match[1]), match.index);
  });
  each(REQUESTS.answered, (match) => {
    const isClass = /公开|提供|处理/.test(match[0].replace(/政府信息公开|依申请公开|信息公开/g, ''));
    if (isWhole(match) && !isClass) add({ of: 'answered' }, Number(match[2]), match.index);
  });
  each(REQUESTS.withdrawn, (match) => {
    if (isOfRequests(match) && !isOtherYear(match.index)) add({ of: 'withdrawn' }, Number(match[1]), match.index);
  });
  each(REQUESTS.thoseWithdrawn, (match) => {
    if (isOfRequests(match)) add({ of: 'withdrawn' }, Number(match[1]), match.index);
  });
  for (const [name, known, rows] of OUTCOMES) {
    each(known, (match) => {
      // “因本机关不掌握无法提供1件” counts a part of the class, by its reason.
      const isPart = /因|由于|属于/.test(clauseUpTo(flat, match.index));
      if (!isPart && !isOtherYear(match.index) && !OTHER_THINGS.test(match[0]))
        add({ of: 'outcome', name, rows }, Number(match[1]), match.index);
    });
  }
  for (const [name, known, columns] of APPLICANTS) {
    each(known, (match) => {
      if (isOfRequests(match) && !isOtherYear(match.index))
        add({ of: 'applicants', name, columns }, Number(match[1]), match.index);
    });
  }
}

const result = (word: string): string =>
  `(?:${word})(?:原?(?:行政行为|具体行政行为|决定|答复))?(?:的)?(?:案件)?${GAP}{0,6}?${NUMBER}`;

const RESULTS: readonly (readonly [ProceedingColumn, RegExp])[] = [
  ['upheld', new RegExp(result('(?:结果)?维持'), 'g')],
  ['corrected', new RegExp(result('(?:结果)?(?:被)?纠正'), 'g')],
  ['other', new RegExp(result('其他结果'), 'g')],
  ['pending', new RegExp(result('(?:尚未|还未|未)审结|正在审理|尚在审理'), 'g')],
];
const ENDED = /维持|纠正|其他结果/;
const NO_PROCEEDINGS = new RegExp(
  `(?<![至到再])(?:未发生|未产生|未出现|未收到|未被|没有|不存在|无)(?!法|须|需)(${GAP}{0,24}?(?:复议|诉讼)(?:、|和|及|与|或|以及)?${GAP}{0,8})`,
  'g',
);
const ALL_UPHELD = /(?:均|全部|都|皆)(?:获|被|予以|得到|已|为)?(?:结果)?(?:维持|胜诉)/g;
// The text that follows a mention, up to its number.
const TOTAL = new RegExp(`^(?:案件|申请|案)?(${GAP}*)${NUMBER}`);
const MENTION = /未经复议直接起诉|复议后起诉|行政复议|复议|行政诉讼|诉讼|应诉/g;

function proceedingClaims(
  flat: string,
  each: Each,
  isOtherYear: (at: number) => boolean,
  add: Add,
  mentioned: readonly ProceedingKind[],
): void {
  const mentions = [...flat.matchAll(MENTION)];
  for (const [index, mention] of mentions.entries()) {
    const end = mentions[index + 1]?.index ?? flat.length;
    const total = TOTAL.exec(flat.slice(mention.index + mention[0].length, end));
    if (!total) continue;
    const matched = mention[0] + total[0];
    const says = clauseUpTo(flat, mention.index) + matched;
    if (isOtherYear(mention.index) || isAboutOthers(says) || ENDED.test(total[1] ?? '')) continue;
    const column = /尚未|未审结|正在审理/.test(total[1] ?? '')
      ? 'pending'
      : statesConcluded(flat, mention.index, matched)
        ? 'concluded'
        : 'total';
    add({ of: 'proceedings', kinds: kindsOf(mention[0]), column }, Number(total[2]), mention.index);
  }
  each(NO_PROCEEDINGS, (match) => {
    const kinds = kindsIn(match[0]);
    if (
      !kinds ||
      isOtherYear(match.index) ||
      /维持|纠正|败诉|撤销|问题/.test(match[0]) ||
      /\d/.test(flat.slice(match.index + match[0].length, match.index + match[0].length + 2))
    )
      return;
    add({ of: 'proceedings', kinds, column: 'total' }, 0, match.index);
  });
  for (const [column, pattern] of RESULTS) {
    each(pattern, (match) => {
      const last = mentions.findLast(({ index }) => index < match.index);
      const kinds = last ? kindsOf(last[0]) : mentioned;
      if (kinds.length > 0 && !isOtherYear(match.index))
        add({ of: 'proceedings', kinds, column }, Number(match[1]), match.index);
    });
  }
  each(ALL_UPHELD, (match) => {
    const before = mentions.filter(({ index }) => index < match.index);
    const kinds = before.length > 0 ? [...new Set(before.flatMap((mention) => kindsOf(mention[0])))] : mentioned;
    if (kinds.length > 0) add({ of: 'allUpheld', kinds }, 0, match.index);
  });
}

// Whether the text is about proceedings other than those on the agency's own information work.
function isAboutOthers(text: string): boolean {
  const says = /审理|受理行政复议|办理行政复议|代理/.test(text) || holdsInOrder(text, ['作出'], ['复议决定']);
  return says && !/尚未|正在审理|被申请/.test(text);
}

function statesConcluded(flat: string, at: number, matched: string): boolean {
  return (
    /(?<!未)(?:审结|办结|已结|结案)/.test(clauseUpTo(flat, at) + matched) ||
    /^(?:已|均已|全部)?(?:审结|办结|结案)/.test(flat.slice(at + matched.length))
  );
}

function kindsOf(mention: string): readonly ProceedingKind[] {
  if (mention.startsWith('未经')) return ['directSuit'];
  if (mention === '复议后起诉') return ['suitAfterReconsideration'];
  return mention.endsWith('复议') ? ['reconsideration'] : SUITS;
}

function kindsIn(flat: string): readonly ProceedingKind[] | undefined {
  const kinds = [...flat.matchAll(MENTION)].flatMap(([mention]) => kindsOf(mention));
  return kinds.length > 0 ? [...new Set(kinds)] : undefined;
}

function clauseUpTo(flat: string, at: number): string {
  return flat.slice(Math.max(...[',', ';', '。', ':'].map((mark) => flat.lastIndexOf(mark, at - 1))) + 1, at);
}

function clauseAt(flat: string, at: number): string {
  const end = flat.slice(at).search(/[,;。]/);
  return clauseUpTo(flat, at) + flat.slice(at, end < 0 ? undefined : at + end);
}

const NUMERALS = '零一二三四五六七八九';

// Turns numbers as people write them (1,234件, 三件) into digits.
function digits(flat: string): string {
  return flat
    .replace(/(\d),(?=\d{3}(?!\d))/g, '$1')
    .replace(
      /([一二两三四五六七八九]?)(十?)([一二三四五六七八九]?)(?=件|起|宗)/g,
      (whole, tens: string, ten: string, ones: string) => {
        if (whole === '' || (ten === '' && tens !== '' && ones !== '')) return whole;
        const one = (text: string): number => NUMERALS.indexOf(text === '两' ? '二' : text);
        if (ten === '') return String(one(tens || ones));
        return String((tens === '' ? 1 : one(tens)) * 10 + (ones === '' ? 0 : one(ones)));
      },
    );
}
