import type { PlainDate } from '@yishen/calendar';

/** The three groups of table four (国办公开办函〔2021〕30号), in printed order. */
export const PROCEEDING_KINDS = {
  reconsideration: { label: '行政复议' },
  directSuit: { label: '未经复议直接起诉' },
  suitAfterReconsideration: { label: '复议后起诉' },
} as const;

/** A kind of proceeding: the group of table four in which it counts. */
export type ProceedingKind = keyof typeof PROCEEDING_KINDS;

/** The columns of each group of table four, in printed order; the last two are derived. */
export const TABLE_FOUR_COLUMNS = {
  upheld: '结果维持',
  corrected: '结果纠正',
  other: '其他结果',
  pending: '尚未审结',
  total: '总计',
} as const;

/** A result column of table four that a concluded proceeding counts in. */
export type ProceedingResult = 'upheld' | 'corrected' | 'other';

/** Where an instance of a dispute is heard. */
export const FORUMS = {
  reconsideration: { label: '行政复议' },
  firstInstance: { label: '一审' },
  appeal: { label: '二审' },
  retrial: { label: '再审' },
} as const;

/** A forum of an instance. */
export type Forum = keyof typeof FORUMS;

/**
 * How an outcome gives the result in table four: it is a result itself; it lets the result of the instance below stand; the
 * judgment names the result; or there is no result yet, because the case goes back to be heard again.
 */
export type OutcomeEffect = 'result' | 'stands' | 'named' | 'remanded';

/** An outcome that can end an instance: its name, the forums where it occurs and its article. */
export interface ProceedingOutcome {
  readonly label: string;
  readonly article: string;
  readonly forums: readonly Forum[];
  readonly effect: OutcomeEffect;
}

const TRIED: readonly Forum[] = ['reconsideration', 'firstInstance', 'appeal', 'retrial'];
const COURTS: readonly Forum[] = ['firstInstance', 'appeal', 'retrial'];

/** The outcomes that can end an instance (domain.md 4.5). */
export const PROCEEDING_OUTCOMES = {
  upheld: { label: '维持', article: '复议法第六十八条', forums: ['reconsideration'], effect: 'result' },
  claimRejected: {
    label: '驳回复议请求／驳回诉讼请求',
    article: '复议法第六十九条、行诉法第六十九条',
    forums: TRIED,
    effect: 'result',
  },
  annulled: { label: '撤销或者部分撤销', article: '复议法第六十四条、行诉法第七十条', forums: TRIED, effect: 'result' },
  changed: { label: '变更', article: '复议法第六十三条、行诉法第七十七条', forums: TRIED, effect: 'result' },
  declaredUnlawful: {
    label: '确认违法',
    article: '复议法第六十五条、行诉法第七十四条',
    forums: TRIED,
    effect: 'result',
  },
  declaredUnlawfulUpheld: {
    label: '程序轻微违法等，确认违法但不撤销',
    article: '复议法第六十五条第一款、行诉法第七十四条第一款',
    forums: TRIED,
    effect: 'result',
  },
  declaredVoid: { label: '确认无效', article: '复议法第六十七条、行诉法第七十五条', forums: TRIED, effect: 'result' },
  orderedToPerform: {
    label: '责令履行',
    article: '复议法第六十六条、行诉法第七十二条',
    forums: TRIED,
    effect: 'result',
  },
  orderedToPay: { label: '判决给付', article: '行诉法第七十三条', forums: COURTS, effect: 'result' },
  withdrawn: {
    label: '撤回、终止／准许撤诉',
    article: '复议法第四十一条、行诉法第六十二条',
    forums: ['reconsideration', 'firstInstance'],
    effect: 'result',
  },
  selfCorrected: {
    label: '行政机关自行纠正，申请人撤回',
    article: '复议法第四十一条、第七十四条，行诉法第六十二条',
    forums: ['reconsideration', 'firstInstance'],
    effect: 'result',
  },
  settled: {
    label: '调解、和解',
    article: '复议法第七十三条、第七十四条，行诉法第六十条',
    forums: TRIED,
    effect: 'result',
  },
  dismissed: {
    label: '驳回复议申请／驳回起诉、不予受理',
    article: '复议法第三十条、第三十三条，行诉解释第六十九条',
    forums: TRIED,
    effect: 'result',
  },
  notDocketed: { label: '不予立案', article: '行诉法第五十一条', forums: ['firstInstance'], effect: 'result' },
  transferred: {
    label: '移送',
    article: '复议法第三十条，行诉法第二十二条',
    forums: ['reconsideration', 'firstInstance'],
    effect: 'result',
  },
  appealDismissed: {
    label: '驳回上诉，维持原判',
    article: '行诉法第八十九条第一款第一项',
    forums: ['appeal'],
    effect: 'stands',
  },
  appealWithdrawn: { label: '准许撤回上诉', article: '行诉法第六十二条', forums: ['appeal'], effect: 'stands' },
  retrialRefused: {
    label: '驳回再审申请、维持原判',
    article: '行诉解释第一百一十六条',
    forums: ['retrial'],
    effect: 'stands',
  },
  reversed: {
    label: '依法改判',
    article: '行诉法第八十九条第一款第二项、第三项',
    forums: ['appeal', 'retrial'],
    effect: 'named',
  },
  remanded: {
    label: '撤销原判，发回重审',
    article: '行诉法第八十九条第一款第三项、第四项',
    forums: ['appeal', 'retrial'],
    effect: 'remanded',
  },
} as const satisfies Record<string, ProceedingOutcome>;

/** An outcome code of an instance. */
export type ProceedingOutcomeCode = keyof typeof PROCEEDING_OUTCOMES;

/** The outcomes that are a result themselves, and so have a column of table four. */
export type ResultOutcome = {
  [Code in ProceedingOutcomeCode]: (typeof PROCEEDING_OUTCOMES)[Code]['effect'] extends 'result' ? Code : never;
}[ProceedingOutcomeCode];

/** The column that counts an outcome, and how certain that is: there is no official mapping of outcomes to table four. */
export interface OutcomeColumn {
  readonly column: ProceedingResult;
  readonly certainty: 'high' | 'medium' | 'low';
}

/** One version of the mapping from outcomes to the columns of table four. */
export interface TableFourMapping {
  readonly version: string;
  readonly from: string;
  readonly until?: string;
  readonly columns: Readonly<Record<ResultOutcome, OutcomeColumn>>;
}

const sure = (column: ProceedingResult): OutcomeColumn => ({ column, certainty: 'high' });

/** Every version of the mapping from outcomes to the columns of table four (国办公开办函〔2021〕30号; domain.md 4.6). */
export const TABLE_FOUR_MAPPINGS: readonly TableFourMapping[] = [
  {
    version: 'table-four-2021',
    from: '1999-10-01',
    columns: {
      upheld: sure('upheld'),
      claimRejected: sure('upheld'),
      annulled: sure('corrected'),
      changed: sure('corrected'),
      declaredUnlawful: sure('corrected'),
      declaredUnlawfulUpheld: { column: 'corrected', certainty: 'medium' },
      declaredVoid: sure('corrected'),
      orderedToPerform: sure('corrected'),
      orderedToPay: sure('corrected'),
      withdrawn: sure('other'),
      selfCorrected: { column: 'other', certainty: 'medium' },
      settled: sure('other'),
      dismissed: { column: 'other', certainty: 'low' },
      notDocketed: { column: 'other', certainty: 'low' },
      transferred: { column: 'other', certainty: 'low' },
    },
  },
];

/** The column for 驳回起诉, 驳回复议申请 and the like: 其他结果 by default; some agencies count them as 结果维持 (domain.md 9, Q8). */
export type RejectedSuitColumn = 'other' | 'upheld';

/** The column of an outcome that is a result itself, by the mapping in force on a date and the agency's setting for what is uncertain. */
export function outcomeColumn(
  outcome: ResultOutcome,
  on: PlainDate,
  rejectedSuitColumn: RejectedSuitColumn = 'other',
): OutcomeColumn {
  const mapping = TABLE_FOUR_MAPPINGS.find(({ from, until }) => from <= on && (until === undefined || on < until));
  const mapped = (mapping ?? TABLE_FOUR_MAPPINGS[0]!).columns[outcome];
  return mapped.certainty === 'low' ? { ...mapped, column: rejectedSuitColumn } : mapped;
}

/** Whether an outcome is a result itself. */
export function isResultOutcome(outcome: ProceedingOutcomeCode): outcome is ResultOutcome {
  return PROCEEDING_OUTCOMES[outcome].effect === 'result';
}

/** The outcomes that can end an instance in a forum. */
export function outcomesOf(forum: Forum): readonly ProceedingOutcomeCode[] {
  return (Object.keys(PROCEEDING_OUTCOMES) as ProceedingOutcomeCode[]).filter((code) =>
    (PROCEEDING_OUTCOMES[code].forums as readonly Forum[]).includes(forum),
  );
}

const APPEALABLE_JUDGMENTS: readonly ProceedingOutcomeCode[] = [
  'claimRejected',
  'annulled',
  'changed',
  'declaredUnlawful',
  'declaredUnlawfulUpheld',
  'declaredVoid',
  'orderedToPerform',
  'orderedToPay',
];
const APPEALABLE_RULINGS: readonly ProceedingOutcomeCode[] = ['dismissed', 'notDocketed'];

/** The period to appeal against an outcome of first instance; `undefined` when there is no appeal (行诉法 第八十五条、行诉解释 第一百零一条). */
export function appealPeriodOf(outcome: ProceedingOutcomeCode): 'appealOfJudgment' | 'appealOfRuling' | undefined {
  if (APPEALABLE_JUDGMENTS.includes(outcome)) return 'appealOfJudgment';
  return APPEALABLE_RULINGS.includes(outcome) ? 'appealOfRuling' : undefined;
}

/** The procedure a case is heard in; disclosure cases may be heard in the simplified one (复议法 第五十三条、行诉法 第八十二条). */
export const HEARING_PROCEDURES = {
  ordinary: { label: '普通程序' },
  simplified: { label: '简易程序' },
} as const;

/** The procedure a case is heard in. */
export type HearingProcedure = keyof typeof HEARING_PROCEDURES;

/** The agency's standings in a dispute. When the reconsideration organ is co-defendant, only the original agency counts the suit. */
export const STANDINGS = {
  respondent: { label: '被申请人／单独被告', counted: true, article: '行诉法第二十六条' },
  originalWithReviewer: {
    label: '原行为机关，与复议机关为共同被告',
    counted: true,
    article: '国办公开办函〔2016〕201号',
  },
  reviewerCoDefendant: { label: '复议机关，共同被告', counted: false, article: '国办公开办函〔2016〕201号' },
  /** No law says whether it counts; it does not, because the suit attacks the reconsideration, not an answer of this agency (domain.md 3.7.1). */
  reviewerAlone: { label: '复议机关，单独被告', counted: false, article: '行诉法第二十六条第三款' },
} as const;

/** The agency's standing in a dispute. */
export type Standing = keyof typeof STANDINGS;

/** The things that a dispute can attack. */
export const CHALLENGED = {
  decision: { label: '答复' },
  missedDeadline: { label: '逾期不答复' },
  proceduralAct: { label: '程序性行为（补正、延期、收费等）' },
  proactive: { label: '主动公开行为' },
} as const;

/** What a dispute attacks. */
export type Challenged = keyof typeof CHALLENGED;

/** The parties that may appeal. */
export const APPELLANTS = {
  agency: { label: '本机关' },
  opponent: { label: '申请人／原告' },
  thirdParty: { label: '第三人' },
  reviewer: { label: '复议机关' },
} as const;

/** A party that may appeal. */
export type Appellant = keyof typeof APPELLANTS;

/** What a decision can order the agency to do. */
export const ORDERS = {
  reanswer: { label: '重新作出答复', article: '复议法第六十四条、行诉法第七十条' },
  carryOut: { label: '履行决定、判决或者调解书', article: '复议法第七十七条、行诉法第九十四条' },
} as const;

/** A kind of order. */
export type OrderKind = keyof typeof ORDERS;

/** Whether a text names a proceeding kind. */
export function isProceedingKind(text: string): text is ProceedingKind {
  return Object.hasOwn(PROCEEDING_KINDS, text);
}

/** Whether a text names a proceeding outcome. */
export function isProceedingOutcome(text: string): text is ProceedingOutcomeCode {
  return Object.hasOwn(PROCEEDING_OUTCOMES, text);
}

/** Whether a text names a forum. */
export function isForum(text: string): text is Forum {
  return Object.hasOwn(FORUMS, text);
}

/** Whether a text names a standing. */
export function isStanding(text: string): text is Standing {
  return Object.hasOwn(STANDINGS, text);
}

/** Whether a text names what a dispute attacks. */
export function isChallenged(text: string): text is Challenged {
  return Object.hasOwn(CHALLENGED, text);
}

/** Whether a text names a party that may appeal. */
export function isAppellant(text: string): text is Appellant {
  return Object.hasOwn(APPELLANTS, text);
}

/** Whether a text names a kind of order. */
export function isOrderKind(text: string): text is OrderKind {
  return Object.hasOwn(ORDERS, text);
}

/** Whether a text names a procedure. */
export function isHearingProcedure(text: string): text is HearingProcedure {
  return Object.hasOwn(HEARING_PROCEDURES, text);
}
