import type { Messages } from '../message';
import type { Refusals } from '../refusal';

/** The words of receipt (条例 第三十一条). */
export const RECEIPT_WORDS = {
  'event.RequestReceived': { zh: '{receivedOn} 收到申请（{channel}）', en: 'Received on {receivedOn} ({channel})' },
  'event.RequestArrived': {
    zh: '{arrivedOn} 收到申请（{channel}），收到日期待与申请人确认',
    en: 'Came in on {arrivedOn} ({channel}); the date of receipt is to be confirmed',
  },
  'event.ContactAttempted': {
    zh: '{attemptedOn} 联系申请人：{outcome}',
    en: 'Contacted the applicant on {attemptedOn}: {outcome}',
  },
  'event.ReceiptConfirmed': { zh: '确认收到日期 {receivedOn}', en: 'Date of receipt confirmed: {receivedOn}' },
  'event.ReceiptEvidenced': { zh: '补充收到日期的证明材料', en: 'Evidence of the receipt added' },
  'event.ApplicantKindSet': { zh: '申请人类型改为 {kind}', en: 'Kind of applicant set to {kind}' },
  'requestAct.LogContactAttempt': { zh: '登记联系情况', en: 'Log a contact' },
  'requestAct.ConfirmReceipt': { zh: '确认收到日期', en: 'Confirm the receipt' },
  'requestAct.RecordReceiptEvidence': { zh: '补充收到证明', en: 'Add evidence of receipt' },
  'requestAct.SetApplicantKind': { zh: '更改申请人类型', en: 'Set the kind of applicant' },
  'field.attemptedOn': { zh: '联系日期', en: 'Contacted on' },
  'field.outcome': { zh: '结果', en: 'Result' },
  'field.kind': { zh: '申请人类型', en: 'Kind of applicant' },
  'choice.outcome.reached': { zh: '已联系上', en: 'reached' },
  'choice.outcome.unreachable': { zh: '未联系上', en: 'not reached' },
  'deadline.confirmation': { zh: '确认收到', en: 'Confirming the receipt' },
  'sheet.RequestReceived': { zh: '登记', en: 'Registered' },
  'sheet.RequestArrived': { zh: '收件', en: 'Came in' },
  'sheet.ReceiptConfirmed': { zh: '与申请人确认收到', en: 'Receipt confirmed' },
} as const satisfies Messages;

/** The refusals of receipt (条例 第三十一条). */
export const RECEIPT_REFUSALS = {
  'request.already-confirmed': {
    status: 422,
    title: { zh: '收到日期已经确定', en: 'The date of receipt is already fixed' },
    detail: {
      zh: '该申请的收到日期已经记录；更正须由两人办理。',
      en: 'The date of receipt is on record; correcting it takes two persons.',
    },
  },
} as const satisfies Refusals;
