import type { Messages } from '../message';
import type { Refusals } from '../refusal';

/** The words of excessive requests (条例 第三十五条). */
export const EXCESSIVE_WORDS = {
  'event.ReasonsAsked': {
    zh: '{askedOn} 要求说明理由，{replyWorkingDays} 个工作日内答复',
    en: 'Reasons asked on {askedOn}, {replyWorkingDays} working days',
  },
  'event.ReasonsGiven': { zh: '{receivedOn} 收到说明的理由', en: 'Reasons given on {receivedOn}' },
  'event.ReasonsJudged': {
    zh: '{judgedOn} 认定申请理由：{reasonable}',
    en: 'Reasons judged on {judgedOn}: {reasonable}',
  },
  'event.DelayedAnswerSet': {
    zh: '{noticedOn} 告知延迟至 {until} 答复',
    en: 'Told on {noticedOn}: answered by {until}',
  },
  'requestAct.AskReasons': { zh: '要求说明理由', en: 'Ask for reasons' },
  'requestAct.RecordReasons': { zh: '收到理由', en: 'Record the reasons' },
  'requestAct.JudgeReasons': { zh: '认定理由', en: 'Judge the reasons' },
  'requestAct.SetDelayedAnswer': { zh: '确定延迟答复期限', en: 'Set a later date' },
  'field.askedOn': { zh: '要求日期', en: 'Asked on' },
  'field.reasonable': { zh: '理由合理', en: 'Reasonable' },
  'choice.reasonable.true': { zh: '合理', en: 'reasonable' },
  'choice.reasonable.false': { zh: '不合理', en: 'not reasonable' },
  'deadline.reasonsReply': { zh: '说明理由期限', en: 'To give reasons' },
  'sheet.ReasonsAsked': { zh: '要求说明理由', en: 'Reasons asked' },
  'sheet.ReasonsGiven': { zh: '收到理由说明', en: 'Reasons received' },
  'sheet.ReasonsJudged': { zh: '理由审查', en: 'Reasons judged' },
  'sheet.DelayedAnswerSet': { zh: '确定延迟答复期限', en: 'Later date set' },
} as const satisfies Messages;

/** The refusals of excessive requests (条例 第三十五条). */
export const EXCESSIVE_REFUSALS = {
  'request.reasons-once': {
    status: 422,
    title: { zh: '已要求说明理由', en: 'Reasons were asked already' },
    detail: { zh: '该申请已经要求申请人说明理由。', en: 'The applicant was asked for reasons already.' },
  },
  'request.reasons-not-asked': {
    status: 422,
    title: { zh: '尚未要求说明理由', en: 'Reasons were not asked' },
    detail: { zh: '须先依第三十五条要求申请人说明理由。', en: 'Ask for reasons first (Article 35).' },
  },
  'request.reasons-not-accepted': {
    status: 422,
    title: { zh: '理由尚未认定为合理', en: 'The reasons were not accepted' },
    detail: {
      zh: '只有申请理由合理、无法按期答复的，才能确定延迟答复期限（第三十五条）。',
      en: 'A later date is set only when the reasons are reasonable (Article 35).',
    },
  },
  'request.delay-not-later': {
    status: 422,
    title: { zh: '延迟答复日不晚于现有期限', en: 'The date is not later' },
    detail: { zh: '{until} 不晚于现有期限 {dueOn}。', en: '{until} is not later than {dueOn}.' },
  },
} as const satisfies Refusals;
