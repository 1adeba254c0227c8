import type { Messages } from '../message';
import type { Refusals } from '../refusal';

/** The words of answering anew. */
export const REANSWER_WORDS = {
  'event.ReanswerOrdered': {
    zh: '{receivedOn} 收到重新答复的要求（第 {n} 项）',
    en: 'Ordered on {receivedOn} to answer anew (no. {n})',
  },
  'event.ReanswerGiven': { zh: '{repliedOn} 重新答复：{decision}', en: 'Answered anew on {repliedOn}: {decision}' },
  'requestAct.OrderReanswer': { zh: '登记重新答复要求', en: 'Record an order to answer anew' },
  'requestAct.RecordReanswer': { zh: '重新答复', en: 'Answer anew' },
  'field.proceeding': { zh: '复议诉讼编号', en: 'Proceeding' },
  'deadline.reanswer': { zh: '重新答复期限', en: 'New answer' },
  'sheet.ReanswerOrdered': { zh: '责令重新答复', en: 'Ordered to answer anew' },
  'sheet.ReanswerGiven': { zh: '重新答复', en: 'Answered anew' },
} as const satisfies Messages;

/** The refusals of answering anew. */
export const REANSWER_REFUSALS = {
  'request.no-reanswer-ordered': {
    status: 422,
    title: { zh: '没有待重新答复的事项', en: 'No new answer is ordered' },
    detail: { zh: '没有等待重新答复的决定。', en: 'No order to answer anew is open.' },
  },
} as const satisfies Refusals;
