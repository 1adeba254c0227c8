import type { Messages } from '../message';
import type { Refusals } from '../refusal';

/** The words of the end of a request and of its reopening. */
export const CONCLUSION_WORDS = {
  'event.RequestWithdrawn': { zh: '{withdrawnOn} 申请人撤回申请', en: 'Withdrawn by the applicant on {withdrawnOn}' },
  'event.RequestForwarded': { zh: '{forwardedOn} 转送其他机关', en: 'Forwarded on {forwardedOn}' },
  'event.RequestReopened': { zh: '{reopenedOn} 恢复办理（{ground}）', en: 'Reopened on {reopenedOn} ({ground})' },
  'requestAct.WithdrawRequest': { zh: '登记撤回', en: 'Record withdrawal' },
  'requestAct.ForwardRequest': { zh: '转送其他机关', en: 'Forward' },
  'requestAct.ReopenRequest': { zh: '恢复办理', en: 'Reopen' },
  'field.withdrawnOn': { zh: '撤回日期', en: 'Withdrawn on' },
  'field.forwardedOn': { zh: '转送日期', en: 'Forwarded on' },
  'field.to': { zh: '转送机关', en: 'To' },
  'field.reopenedOn': { zh: '恢复日期', en: 'Reopened on' },
  'sheet.RequestWithdrawn': { zh: '申请人撤回', en: 'Withdrawn' },
  'sheet.RequestForwarded': { zh: '转送', en: 'Forwarded' },
} as const satisfies Messages;

/** The refusals of the end of a request and of its reopening. */
export const CONCLUSION_REFUSALS = {
  'request.withdrawn-before-received': {
    status: 422,
    title: { zh: '撤回日期不能早于收到日期', en: 'The withdrawal is dated before the receipt' },
    detail: {
      zh: '撤回日期 {withdrawnOn} 早于收到日期 {receivedOn}',
      en: 'The withdrawal {withdrawnOn} is before the receipt {receivedOn}',
    },
  },
  'request.withdrawn-in-future': {
    status: 422,
    title: { zh: '撤回日期不能晚于今天', en: 'The withdrawal date lies in the future' },
    detail: { zh: '撤回日期 {date} 晚于今天 {today}', en: 'The withdrawal {date} is later than today, {today}' },
  },
  'request.reopening-ground-wrong': {
    status: 422,
    title: { zh: '重新办理的理由不符', en: 'The ground does not fit' },
    detail: { zh: '理由“{ground}”与该申请的办结方式不符。', en: '“{ground}” does not fit how the request ended.' },
  },
} as const satisfies Refusals;
