import type { Messages } from '../message';
import type { Refusals } from '../refusal';

/** The words of the processing fee (109号). */
export const FEE_WORDS = {
  'event.FeeNoticeIssued': {
    zh: '{issuedOn} 发出收费通知 {yuan} 元（{basis}，{count}）',
    en: 'Fee notice of {yuan} yuan on {issuedOn} ({basis}, {count})',
  },
  'event.PaymentReceived': { zh: '{paidOn} 收到缴费 {yuan} 元', en: '{yuan} yuan paid on {paidOn}' },
  'event.FeeRefunded': { zh: '{refundedOn} 退费 {yuan} 元', en: '{yuan} yuan refunded on {refundedOn}' },
  'event.FeeWaived': { zh: '{waivedOn} 免收 {yuan} 元', en: '{yuan} yuan waived on {waivedOn}' },
  'requestAct.IssueFeeNotice': { zh: '发收费通知', en: 'Issue a fee notice' },
  'requestAct.RecordPayment': { zh: '登记缴费', en: 'Record a payment' },
  'requestAct.RecordRefund': { zh: '登记退费', en: 'Record a refund' },
  'requestAct.WaiveFee': { zh: '免收', en: 'Waive the fee' },
  'field.basis': { zh: '收费标准', en: 'Standard' },
  'field.count': { zh: '数量（本月第几件／页数）', en: 'Number in the month, or pages' },
  'field.route': { zh: '获取信息的途径', en: 'Route' },
  'field.paidOn': { zh: '缴费日期', en: 'Paid on' },
  'field.fen': { zh: '金额（元）', en: 'Amount (yuan)' },
  'field.refundedOn': { zh: '退费日期', en: 'Refunded on' },
  'field.waivedOn': { zh: '免收日期', en: 'Waived on' },
  'choice.basis.requests': { zh: '按件', en: 'by request' },
  'choice.basis.pages': { zh: '按量', en: 'by page' },
  'choice.route.inPerson': { zh: '当面', en: 'in person' },
  'choice.route.post': { zh: '邮寄', en: 'post' },
  'choice.route.electronic': { zh: '电子邮件', en: 'e-mail' },
  'choice.route.online': { zh: '网上', en: 'online' },
  'deadline.feeService': { zh: '收费通知送达', en: 'Service of the fee notice' },
  'deadline.feePayment': { zh: '缴费期限', en: 'To pay' },
  'sheet.FeeNoticeIssued': { zh: '收费通知', en: 'Fee notice' },
  'sheet.PaymentReceived': { zh: '缴费', en: 'Paid' },
  'sheet.FeeWaived': { zh: '减免费用', en: 'Waived' },
} as const satisfies Messages;

/** The refusals of the processing fee (109号). */
export const FEE_REFUSALS = {
  'request.fee-once': {
    status: 422,
    title: { zh: '一件申请只能收费一次', en: 'One fee per request' },
    detail: {
      zh: '依109号第三条，每件申请只能选择一种标准计算一次。',
      en: 'Each request is charged once, by one standard (109号 Article 3).',
    },
  },
  'request.fee-before-law': {
    status: 422,
    title: { zh: '收费办法尚未施行', en: 'There was no fee then' },
    detail: {
      zh: '该申请收到时《信息处理费管理办法》尚未施行（2021年1月1日起施行）。',
      en: 'The fee rules are in force since 2021-01-01.',
    },
  },
  'request.fee-nothing-owed': {
    status: 422,
    title: { zh: '未超过免费数量', en: 'Nothing is owed' },
    detail: { zh: '数量 {count} 未超过免费范围，不产生信息处理费。', en: '{count} is within what is free.' },
  },
  'request.no-fee-notice': {
    status: 422,
    title: { zh: '尚未发出收费通知', en: 'There is no fee notice' },
    detail: { zh: '该申请没有收费通知。', en: 'No fee notice was issued.' },
  },
  'request.no-fee-owed': {
    status: 422,
    title: { zh: '没有待缴的费用', en: 'Nothing is owed' },
    detail: { zh: '该申请没有待缴的信息处理费。', en: 'No fee is owed.' },
  },
  'request.count-invalid': {
    status: 422,
    title: { zh: '数量不合规', en: 'The count is invalid' },
    detail: {
      zh: '数量应为 {from} 至 {to} 的整数，所给为 {value}。',
      en: 'A count is a whole number from {from} to {to}; {value} was given.',
    },
  },
  'request.amount-invalid': {
    status: 422,
    title: { zh: '金额不合规', en: 'The amount is invalid' },
    detail: {
      zh: '金额应为 {from} 至 {to} 分，所给为 {value} 分。',
      en: 'An amount is {from} to {to} fen; {value} was given.',
    },
  },
  'request.payment-after-period': {
    status: 422,
    title: { zh: '缴费超过期限', en: 'Paid after the period' },
    detail: {
      zh: '缴费日 {paidOn} 晚于期限 {dueOn}；依109号第六条视为放弃申请。',
      en: 'Paid on {paidOn}, after {dueOn}: taken as given up (109号 Article 6).',
    },
  },
  'request.nothing-to-refund': {
    status: 422,
    title: { zh: '没有可退的款项', en: 'Nothing to refund' },
    detail: {
      zh: '没有多缴的款项；不应收取的，请撤销收费通知。',
      en: 'Nothing was overpaid; revoke a notice that should not have been issued.',
    },
  },
} as const satisfies Refusals;
