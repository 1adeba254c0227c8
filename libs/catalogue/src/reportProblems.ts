import type { Message } from './message';

/** The refusals of writing, signing and publishing a report. */
export const REPORT_PROBLEM_TITLES = {
  'problem.report.narrative-changed': { zh: '他人已修改这段文字', en: 'Somebody changed this text' },
  'problem.report.year-not-over': { zh: '年度尚未结束，不能签发', en: 'The year is not over' },
  'problem.report.parked': { zh: '有未能处理的记录，不能签发', en: 'Records are held back' },
  'problem.report.errors-need-reason': { zh: '校验未通过，签发须说明理由', en: 'The checks name errors' },
  'problem.report.absent-need-reason': {
    zh: '还有单位没有报送，签发须说明理由',
    en: 'Some have not submitted: a reason is needed',
  },
  'problem.report.already-signed': { zh: '已经签发，内容没有变化', en: 'It is signed already' },
  'problem.report.restatement-needs-reason': { zh: '更正已签发的报告须说明理由', en: 'A restatement needs a reason' },
  'problem.report.version-unknown': { zh: '没有这一版报告', en: 'There is no such version' },
  'problem.report.already-published': { zh: '这一版已经发布', en: 'This version is published' },
  'problem.report.published-in-future': { zh: '发布日期晚于今天', en: 'The date lies in the future' },
  'problem.report.published-before-signed': { zh: '发布日期早于签发日期', en: 'Published before it was signed' },
  'problem.report.part-unknown': { zh: '没有这个部分', en: 'There is no such part' },
} as const satisfies Record<`problem.report.${string}`, Message>;

/** The same with what was given in this occurrence. */
export const REPORT_PROBLEM_DETAILS = {
  'detail.report.narrative-changed': {
    zh: '“{part}”已由他人改到第 {current} 稿，您依据的是第 {baseRevision} 稿。您的文字没有丢失，请对照后再保存。',
    en: '“{part}” is at revision {current}; yours was made on {baseRevision}. Nothing of yours is lost: compare and save again.',
  },
  'detail.report.year-not-over': {
    zh: '{year} 年结束后才能签发，此前均为预演。',
    en: 'A report is signed after {year} has ended; until then every look is a rehearsal.',
  },
  'detail.report.parked': {
    zh: '本机关还有 {parked} 条记录未能计入，处理后方可签发。',
    en: '{parked} records of the agency are held back: a report is not signed over them.',
  },
  'detail.report.errors-need-reason': {
    zh: '校验仍有 {errors} 处错误；确需签发的，请写明理由。',
    en: 'The checks name {errors} errors: sign with a reason.',
  },
  'detail.report.already-signed': {
    zh: '第 {n} 版已经签发，此后没有变化。',
    en: 'Version {n} is signed and nothing has changed since.',
  },
  'detail.report.restatement-needs-reason': {
    zh: '第 {n} 版已经签发；更正版须写明理由。',
    en: 'Version {n} is signed: a restated version takes a reason.',
  },
  'detail.report.version-unknown': { zh: '没有第 {n} 版。', en: 'There is no version {n}.' },
  'detail.report.already-published': { zh: '第 {n} 版已经登记发布。', en: 'Version {n} was published already.' },
  'detail.report.published-in-future': { zh: '{date} 晚于今天（{today}）。', en: '{date} lies after today ({today}).' },
  'detail.report.published-before-signed': {
    zh: '发布日 {publishedOn} 早于签发日 {signedOn}。',
    en: 'Published on {publishedOn}, signed on {signedOn}.',
  },
  'detail.report.part-unknown': {
    zh: '报告没有“{part}”这个可编辑的部分。',
    en: 'The report has no written part “{part}”.',
  },
} as const satisfies Record<`detail.report.${string}`, Message>;
