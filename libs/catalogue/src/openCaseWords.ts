import type { Message } from './message';

/** The words for problems in a list of open cases; they never repeat what was typed, which may be personal. */
export const OPEN_CASES = {
  'openCases.place': { zh: '第 {row} 行“{column}”：{reason}', en: 'Row {row}, “{column}”: {reason}' },
  'openCases.row': { zh: '第 {row} 行：{reason}', en: 'Row {row}: {reason}' },
  'openCases.former': { zh: '{summary}（原编号 {number}）', en: '{summary} (former number {number})' },
  'openCases.missing': { zh: '没有填写', en: 'is missing' },
  'openCases.too-long': { zh: '超过 {longest} 个字', en: 'is longer than {longest} characters' },
  'openCases.not-a-choice': { zh: '只能是：{choices}', en: 'must be one of: {choices}' },
  'openCases.not-a-date': { zh: '不是日期，应写作 2023-12-20', en: 'is no date; write it as 2023-12-20' },
  'openCases.in-future': { zh: '晚于今天', en: 'lies in the future' },
  'openCases.twice': { zh: '与第 {first} 行相同', en: 'is that of row {first}' },
  'openCases.digits-lost': {
    zh: '单元格存成了数字，末几位已丢失；请改为文本格式重新填写',
    en: 'was stored as a number and lost its last digits: make the cell text and type it again',
  },
  'openCases.half-evidence': { zh: '收到证明和证明说明须一起填写', en: 'evidence needs both its kind and its note' },
  'openCases.changed': {
    zh: '这个原编号已经导入过，内容或者导入人不同；没有再登记，需要修改的请在该案件上更正',
    en: 'was imported before with other contents or by somebody else; correct it on its case',
  },
} as const satisfies Record<`openCases.${string}`, Message>;

/** A kind of problem in a place of the list. */
export type OpenCaseFault =
  'missing' | 'too-long' | 'not-a-choice' | 'not-a-date' | 'in-future' | 'twice' | 'digits-lost' | 'half-evidence';
