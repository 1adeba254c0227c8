/** The leaf rows of part 三 of table three: the outcome rows (国办公开办函〔2021〕30号), in printed order. */
export const OUTCOME_ROWS = {
  R1: '（一）予以公开',
  R2: '（二）部分公开（区分处理的，只计这一情形，不计其他情形）',
  D1: '1.属于国家秘密',
  D2: '2.其他法律行政法规禁止公开',
  D3: '3.危及“三安全一稳定”',
  D4: '4.保护第三方合法权益',
  D5: '5.属于三类内部事务信息',
  D6: '6.属于四类过程性信息',
  D7: '7.属于行政执法案卷',
  D8: '8.属于行政查询事项',
  U1: '1.本机关不掌握相关政府信息',
  U2: '2.没有现成信息需要另行制作',
  U3: '3.补正后申请内容仍不明确',
  P1: '1.信访举报投诉类申请',
  P2: '2.重复申请',
  P3: '3.要求提供公开出版物',
  P4: '4.无正当理由大量反复申请',
  P5: '5.要求行政机关确认或重新出具已获取信息',
  O1: '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
  O2: '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
  O3: '3.其他',
} as const;

/** An outcome row of table three. */
export type OutcomeRow = keyof typeof OUTCOME_ROWS;

/** The outcome rows in printed order. */
export const OUTCOME_ROW_ORDER = Object.keys(OUTCOME_ROWS) as readonly OutcomeRow[];

/** A row of table three: received, carried in, an outcome, the total of outcomes, carried out. */
export type TableThreeRow = 'N' | 'C' | OutcomeRow | 'T' | 'F';

/** The 25 rows in printed order. */
export const TABLE_THREE_ROW_ORDER = [
  'N',
  'C',
  ...OUTCOME_ROW_ORDER,
  'T',
  'F',
] as const satisfies readonly TableThreeRow[];

/** The printed label of every row, exactly as the form has it. */
export const TABLE_THREE_LABELS = {
  N: '一、本年新收政府信息公开申请数量',
  C: '二、上年结转政府信息公开申请数量',
  ...OUTCOME_ROWS,
  T: '（七）总计',
  F: '四、结转下年度继续办理',
} as const satisfies Record<TableThreeRow, string>;

/** The groups of part 三 that span several rows of the printed form, with their rows. */
export const OUTCOME_GROUPS = [
  { label: '（三）不予公开', rows: ['D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7', 'D8'] },
  { label: '（四）无法提供', rows: ['U1', 'U2', 'U3'] },
  { label: '（五）不予处理', rows: ['P1', 'P2', 'P3', 'P4', 'P5'] },
  { label: '（六）其他处理', rows: ['O1', 'O2', 'O3'] },
] as const satisfies readonly { label: string; rows: readonly OutcomeRow[] }[];

/** The text in the form's corner cell: the equation that each column must satisfy. */
export const TABLE_THREE_CORNER = '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）';
