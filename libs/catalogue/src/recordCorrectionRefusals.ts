import type { Refusals } from './refusal';

/** The refusals of applications to correct a record (条例 第四十一条). */
export const RECORD_CORRECTION_REFUSALS = {
  'record-correction.unknown': { status: 422, title: { zh: '没有这件更正申请', en: 'There is no such application' } },
  'record-correction.already-asked': {
    status: 409,
    title: { zh: '这件更正申请已经登记', en: 'The application is already registered' },
  },
  'record-correction.proof-missing': {
    status: 422,
    title: {
      zh: '缺少证据：要求更正须有证据证明记录不准确（条例第四十一条）',
      en: 'The proof is missing: a correction needs evidence (条例 art. 41)',
    },
  },
  'record-correction.outcome-unknown': {
    status: 422,
    title: { zh: '审核结果不存在', en: 'Unknown outcome' },
    detail: { zh: '没有审核结果“{outcome}”', en: 'There is no outcome "{outcome}"' },
  },
  'record-correction.not-decided': {
    status: 422,
    title: {
      zh: '尚未登记审核结果，不能登记告知',
      en: 'There is no decision yet of which the applicant could be told',
    },
  },
  'record-correction.already-told': {
    status: 409,
    title: { zh: '已经告知申请人', en: 'The applicant was told already' },
  },
  'record-correction.withdrawn': {
    status: 409,
    title: { zh: '更正申请已经撤回', en: 'The application was withdrawn' },
  },
  'record-correction.date-unknown': {
    status: 422,
    title: { zh: '没有登记这个日期', en: 'No such date is recorded' },
    detail: { zh: '没有登记“{date}”', en: 'There is no date "{date}" on record' },
  },
  'record-correction.nothing-amended': { status: 422, title: { zh: '日期没有变化', en: 'The date does not change' } },
} as const satisfies Refusals;
