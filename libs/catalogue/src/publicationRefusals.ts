import type { Refusals } from './refusal';

/** The refusals of published figures and the register of norms. */
export const PUBLICATION_REFUSALS = {
  'publication.figure-unknown': {
    status: 422,
    title: { zh: '表二没有这个数据项', en: 'Table two has no such figure' },
    detail: { zh: '表二没有数据项“{figure}”', en: 'Table two has no figure "{figure}"' },
  },
  'publication.value-invalid': {
    status: 422,
    title: { zh: '数值格式不正确', en: 'The value is not in the right form' },
    detail: {
      zh: '“{value}”不能填入“{figure}”：件数为非负整数，金额（万元）至多六位小数',
      en: '"{value}" does not fit {figure}: counts are whole, fees have at most six decimals',
    },
  },
  'publication.year-in-future': {
    status: 422,
    title: { zh: '年度不正确', en: 'The year cannot be recorded' },
    detail: { zh: '不能填报 {year} 年', en: 'The year {year} cannot be recorded' },
  },
  'norm.unknown': {
    status: 422,
    title: { zh: '登记簿中没有这份文件', en: 'The register has no such document' },
    detail: { zh: '登记簿中没有第 {n} 号', en: 'The register has no entry {n}' },
  },
  'norm.kind-unknown': {
    status: 422,
    title: { zh: '没有这种文件类别', en: 'There is no such kind of document' },
    detail: { zh: '没有类别“{kind}”', en: 'There is no kind "{kind}"' },
  },
  'norm.title-missing': { status: 422, title: { zh: '没有填写文件名称', en: 'The title is missing' } },
  'norm.date-in-future': {
    status: 422,
    title: { zh: '日期不能晚于今天', en: 'The date lies in the future' },
    detail: { zh: '{date} 晚于今天（{today}）', en: '{date} is later than today, {today}' },
  },
  'norm.repealed-before-issued': {
    status: 422,
    title: { zh: '废止日期早于制发日期', en: 'Repealed before it was issued' },
    detail: {
      zh: '废止日期 {repealedOn} 早于制发日期 {issuedOn}',
      en: 'Repealed on {repealedOn}, issued on {issuedOn}',
    },
  },
  'norm.already-repealed': {
    status: 422,
    title: { zh: '这份文件已经废止', en: 'The document is repealed already' },
    detail: { zh: '已于 {repealedOn} 废止', en: 'Repealed on {repealedOn}' },
  },
  'norm.nothing-amended': { status: 422, title: { zh: '没有改动', en: 'Nothing is changed' } },
} as const satisfies Refusals;
