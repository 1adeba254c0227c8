import type { Refusals } from './refusal';

/** The refusals of the annual report. */
export const REPORT_REFUSALS = {
  'report.narrative-changed': {
    status: 409,
    title: { zh: '他人已修改这段文字', en: 'Somebody changed this text' },
    detail: {
      zh: '“{part}”已由他人改到第 {current} 稿，您依据的是第 {baseRevision} 稿。您的文字没有丢失，请对照后再保存。',
      en: '“{part}” is at revision {current}; yours was made on {baseRevision}. Nothing of yours is lost: compare and save again.',
    },
  },
  'report.year-not-over': {
    status: 422,
    title: { zh: '年度尚未结束，不能签发', en: 'The year is not over' },
    detail: {
      zh: '{year} 年结束后才能签发，此前均为预演。',
      en: 'A report is signed after {year} has ended; until then every look is a rehearsal.',
    },
  },
  'report.parked': {
    status: 422,
    title: { zh: '有未能处理的记录，不能签发', en: 'Records are held back' },
    detail: {
      zh: '本机关还有 {parked} 条记录未能计入，处理后方可签发。',
      en: '{parked} records of the agency are held back: a report is not signed over them.',
    },
  },
  'report.errors-need-reason': {
    status: 422,
    title: { zh: '校验未通过，签发须说明理由', en: 'The checks name errors' },
    detail: {
      zh: '校验仍有 {errors} 处错误；确需签发的，请写明理由。',
      en: 'The checks name {errors} errors: sign with a reason.',
    },
  },
  'report.already-signed': {
    status: 409,
    title: { zh: '已经签发，内容没有变化', en: 'It is signed already' },
    detail: { zh: '第 {n} 版已经签发，此后没有变化。', en: 'Version {n} is signed and nothing has changed since.' },
  },
  'report.restatement-needs-reason': {
    status: 422,
    title: { zh: '更正已签发的报告须说明理由', en: 'A restatement needs a reason' },
    detail: {
      zh: '第 {n} 版已经签发；更正版须写明理由。',
      en: 'Version {n} is signed: a restated version takes a reason.',
    },
  },
  'report.version-unknown': {
    status: 404,
    title: { zh: '没有这一版报告', en: 'There is no such version' },
    detail: { zh: '没有第 {n} 版。', en: 'There is no version {n}.' },
  },
  'report.already-published': {
    status: 409,
    title: { zh: '这一版已经发布', en: 'This version is published' },
    detail: { zh: '第 {n} 版已经登记发布。', en: 'Version {n} was published already.' },
  },
  'report.absent-need-reason': {
    status: 422,
    title: { zh: '还有单位没有报送，签发须说明理由', en: 'Some have not submitted: a reason is needed' },
  },
  'report.published-in-future': {
    status: 422,
    title: { zh: '发布日期晚于今天', en: 'The date lies in the future' },
    detail: { zh: '{date} 晚于今天（{today}）。', en: '{date} lies after today ({today}).' },
  },
  'report.published-before-signed': {
    status: 422,
    title: { zh: '发布日期早于签发日期', en: 'Published before it was signed' },
    detail: {
      zh: '发布日 {publishedOn} 早于签发日 {signedOn}。',
      en: 'Published on {publishedOn}, signed on {signedOn}.',
    },
  },
} as const satisfies Refusals;
