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

/** An outcome of a proceeding with its column and how sure the mapping is (no official mapping exists). */
export interface ProceedingOutcome {
  readonly label: string;
  readonly article: string;
  readonly column: ProceedingResult;
  readonly certainty: 'high' | 'medium' | 'low';
}

/** The outcomes that can end a proceeding (domain.md 4.5) and the column each counts in (4.6). */
export const PROCEEDING_OUTCOMES = {
  upheld: { label: '维持', article: '复议法第六十八条', column: 'upheld', certainty: 'high' },
  claimRejected: {
    label: '驳回复议请求／驳回诉讼请求',
    article: '复议法第六十九条、行诉法第六十九条',
    column: 'upheld',
    certainty: 'high',
  },
  annulled: {
    label: '撤销或者部分撤销',
    article: '复议法第六十四条、行诉法第七十条',
    column: 'corrected',
    certainty: 'high',
  },
  changed: { label: '变更', article: '复议法第六十三条、行诉法第七十七条', column: 'corrected', certainty: 'high' },
  declaredUnlawful: {
    label: '确认违法',
    article: '复议法第六十五条、行诉法第七十四条',
    column: 'corrected',
    certainty: 'high',
  },
  declaredVoid: {
    label: '确认无效',
    article: '复议法第六十七条、行诉法第七十五条',
    column: 'corrected',
    certainty: 'high',
  },
  orderedToPerform: {
    label: '责令履行',
    article: '复议法第六十六条、行诉法第七十二条',
    column: 'corrected',
    certainty: 'high',
  },
  withdrawn: {
    label: '撤回、终止／准许撤诉',
    article: '复议法第四十一条、行诉法第六十二条',
    column: 'other',
    certainty: 'high',
  },
  settled: { label: '调解、和解', article: '复议法第七十三条、第七十四条', column: 'other', certainty: 'high' },
  dismissed: {
    label: '驳回复议申请／驳回起诉、不予受理',
    article: '复议法第三十条、第三十三条，行诉解释第六十九条',
    column: 'other',
    certainty: 'low',
  },
} as const satisfies Record<string, ProceedingOutcome>;

/** An outcome code of a proceeding. */
export type ProceedingOutcomeCode = keyof typeof PROCEEDING_OUTCOMES;

/** Whether a text names a proceeding kind. */
export function isProceedingKind(text: string): text is ProceedingKind {
  return Object.hasOwn(PROCEEDING_KINDS, text);
}

/** Whether a text names a proceeding outcome. */
export function isProceedingOutcome(text: string): text is ProceedingOutcomeCode {
  return Object.hasOwn(PROCEEDING_OUTCOMES, text);
}
