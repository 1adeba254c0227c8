import type { PlainDate } from '@yishen/calendar';
import type { OutcomeRow } from './tableThree';

/** A way to conclude a request, with the row of table three that counts it and the article that allows it. */
export interface Decision {
  readonly label: string;
  readonly article: string;
  readonly row: OutcomeRow;
  /** How the conclusion is recorded: as an answer to the applicant, a file note without a letter, or the applicant's withdrawal. */
  readonly act: 'answer' | 'fileNote' | 'withdrawal';
}

/** The conclusions of a request (domain.md 1.10, A1–A23), each with its article of 《政府信息公开条例》 and its row. */
export const DECISIONS = {
  A1: { label: '已主动公开，告知获取方式、途径', article: '第三十六条第一项', row: 'R1', act: 'answer' },
  A2: { label: '予以公开', article: '第三十六条第二项', row: 'R1', act: 'answer' },
  A3: { label: '部分公开（区分处理）', article: '第三十七条', row: 'R2', act: 'answer' },
  A4: { label: '国家秘密', article: '第十四条、第三十六条第三项', row: 'D1', act: 'answer' },
  A5: { label: '其他法律、行政法规禁止公开', article: '第十四条、第三十六条第三项', row: 'D2', act: 'answer' },
  A6: {
    label: '危及国家安全、公共安全、经济安全、社会稳定',
    article: '第十四条、第三十六条第三项',
    row: 'D3',
    act: 'answer',
  },
  A7: { label: '涉及商业秘密、个人隐私等第三方合法权益', article: '第十五条、第三十二条', row: 'D4', act: 'answer' },
  A8: { label: '内部事务信息', article: '第十六条第一款', row: 'D5', act: 'answer' },
  A9: { label: '过程性信息', article: '第十六条第二款', row: 'D6', act: 'answer' },
  A10: { label: '行政执法案卷信息', article: '第十六条第二款', row: 'D7', act: 'answer' },
  A11: { label: '行政查询事项', article: '第三十六条第七项', row: 'D8', act: 'answer' },
  A12: { label: '政府信息不存在', article: '第三十六条第四项', row: 'U1', act: 'answer' },
  A13: { label: '不属于本行政机关负责公开', article: '第三十六条第五项', row: 'U1', act: 'answer' },
  A14: { label: '没有现成信息、需要加工分析', article: '第三十八条', row: 'U2', act: 'answer' },
  A15: { label: '补正后申请内容仍不明确', article: '第三十条', row: 'U3', act: 'answer' },
  A16: { label: '信访、投诉、举报', article: '第三十九条第一款', row: 'P1', act: 'answer' },
  A17: { label: '重复申请', article: '第三十六条第六项', row: 'P2', act: 'answer' },
  A18: { label: '要求提供公开出版物', article: '第三十九条第二款', row: 'P3', act: 'answer' },
  A19: { label: '无正当理由大量、反复申请', article: '第三十五条', row: 'P4', act: 'answer' },
  A20: { label: '要求确认或重新出具已获取信息', article: '国办公开办函〔2021〕30号', row: 'P5', act: 'answer' },
  A21: { label: '逾期不补正，不再处理', article: '第三十条', row: 'O1', act: 'fileNote' },
  A22: { label: '逾期未缴费，不再处理', article: '第四十二条、国办函〔2020〕109号第六条', row: 'O2', act: 'fileNote' },
  A23: { label: '申请人撤回申请', article: '国办公开办函〔2021〕30号', row: 'O3', act: 'withdrawal' },
} as const satisfies Record<string, Decision>;

/** A conclusion code, A1–A23. */
export type DecisionCode = keyof typeof DECISIONS;

/** Whether a text is a conclusion code. */
export function isDecisionCode(text: string): text is DecisionCode {
  return Object.hasOwn(DECISIONS, text);
}

/** One version of the row in which a conclusion counts, in force for reply dates from `from` until the day before `until`. */
export interface OutcomeRowVersion {
  readonly version: string;
  readonly row: OutcomeRow;
  readonly from: string;
  readonly until?: string;
}

/** Every version of the row of every conclusion. */
export type OutcomeRowVersions = Readonly<Record<DecisionCode, readonly OutcomeRowVersion[]>>;

/** The rows of 国办公开办函〔2021〕30号; its form also counts requests that were concluded before it. */
export const OUTCOME_ROW_VERSIONS = Object.fromEntries(
  Object.entries(DECISIONS).map(([code, { row }]) => [code, [{ version: 'form-2021', row, from: '2008-05-01' }]]),
) as unknown as OutcomeRowVersions;

/** The row of table three that counts a conclusion with this reply date; without a date, the row of the current form. */
export function outcomeRowOf(
  code: DecisionCode,
  on?: PlainDate,
  rows: OutcomeRowVersions = OUTCOME_ROW_VERSIONS,
): OutcomeRow {
  const inForce = on && rows[code].find(({ from, until }) => from <= on && (until === undefined || on < until));
  return inForce ? inForce.row : DECISIONS[code].row;
}

/** The reviews of a draft before it is signed. */
export const REVIEWS = {
  secrecy: { label: '保密审查', article: '《政府信息公开条例》第十七条' },
  legal: { label: '法制审核', article: '《政府信息公开条例》第四十五条（审核制度）' },
} as const;

/** A review of a draft. */
export type Review = keyof typeof REVIEWS;

const DISCLOSING: readonly DecisionCode[] = ['A2', 'A3', 'A4'];
const REFUSING: readonly DecisionCode[] = ['A3', 'A4', 'A5', 'A6', 'A7', 'A8', 'A9', 'A10', 'A14', 'A17', 'A19'];

/** The reviews that a draft needs: 保密审查 before information is disclosed or called secret (条例 第十七条), 法制审核 for refusals (第四十五条). */
export function reviewsOf(code: DecisionCode): readonly Review[] {
  return [
    ...(DISCLOSING.includes(code) ? (['secrecy'] as const) : []),
    ...(REFUSING.includes(code) ? (['legal'] as const) : []),
  ];
}

/** Whether a text names a review. */
export function isReview(text: string): text is Review {
  return Object.hasOwn(REVIEWS, text);
}

/** Whether a text names a mode of service. */
export function isServiceMode(text: string): text is ServiceMode {
  return Object.hasOwn(SERVICE_MODES, text);
}

/** How an answer is served, and which day is the reply date (国办公开办函〔2016〕235号). */
export const SERVICE_MODES = {
  direct: { label: '直接送达', replyDate: '签收之日' },
  entrusted: { label: '委托其他行政机关代为送达', replyDate: '签收之日' },
  post: { label: '邮寄送达', replyDate: '交邮之日' },
  electronic: { label: '电子送达', replyDate: '系统记录的发送之日' },
} as const;

/** A mode of service. */
export type ServiceMode = keyof typeof SERVICE_MODES;
