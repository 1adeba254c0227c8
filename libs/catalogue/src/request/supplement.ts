import type { Messages } from '../message';
import type { Refusals } from '../refusal';

/** The words of 补正 (条例 第三十条). */
export const SUPPLEMENT_WORDS = {
  'event.SupplementNoticeIssued': {
    zh: '{issuedOn} 发出补正告知，{replyWorkingDays} 个工作日内补正',
    en: 'Notice to supplement on {issuedOn}, {replyWorkingDays} working days',
  },
  'event.SupplementReceived': { zh: '{receivedOn} 收到补正', en: 'Supplement received on {receivedOn}' },
  'requestAct.IssueSupplementNotice': { zh: '发补正告知', en: 'Issue a notice to supplement' },
  'requestAct.RecordSupplement': { zh: '收到补正', en: 'Record the supplement' },
  'field.items': { zh: '补正事项（每行一项）', en: 'Items, one a line' },
  'field.guidance': { zh: '指导和释明', en: 'Guidance' },
  'field.whenLate': { zh: '逾期告知的处理', en: 'When late' },
  'field.channel': { zh: '渠道', en: 'Channel' },
  'field.postedOn': { zh: '交邮日期', en: 'Posted on' },
  'field.lateReason': { zh: '逾期的正当理由', en: 'Reason for lateness' },
  'choice.whenLate.keepClock': { zh: '答复期限继续计算', en: 'the period keeps running' },
  'choice.whenLate.restart': { zh: '收到补正后重新计算', en: 'the period starts afresh' },
  'deadline.noticeService': { zh: '补正告知送达', en: 'Service of the notice' },
  'deadline.supplementReply': { zh: '补正期限', en: 'To supplement' },
  'sheet.SupplementNoticeIssued': { zh: '补正告知', en: 'Notice to supplement' },
  'sheet.SupplementReceived': { zh: '收到补正', en: 'Supplement received' },
} as const satisfies Messages;

/** The refusals of 补正 (条例 第三十条). */
export const SUPPLEMENT_REFUSALS = {
  'request.items-missing': {
    status: 422,
    title: { zh: '没有补正事项', en: 'No items' },
    detail: { zh: '补正告知书应当写明需要补正的内容。', en: 'The notice must say what to supplement.' },
  },
  'request.supplement-once': {
    status: 422,
    title: { zh: '只能一次性告知补正', en: 'Only one notice to supplement' },
    detail: {
      zh: '依第三十条，补正应当一次性告知；确需再次告知的，须由负责人说明理由后越过。',
      en: 'Article 30: the applicant is told once. Only a named officer may override, with a reason.',
    },
  },
  'request.supplement-late': {
    status: 422,
    title: { zh: '补正告知已超过七个工作日', en: 'The notice is later than seven working days' },
    detail: {
      zh: '告知日 {issuedOn} 晚于最迟日 {by}。请选择：收到补正后答复期限继续计算，还是重新计算。',
      en: 'Told on {issuedOn}, latest day {by}. Choose whether the reply period keeps running or starts afresh.',
    },
  },
  'request.supplement-late-restart': {
    status: 422,
    title: { zh: '逾期补正告知后重新计算期限须说明理由', en: 'A restart after a late notice needs a reason' },
    detail: {
      zh: '最迟告知日为 {by}；选择重新计算的，须由负责人说明理由，并列为事件。',
      en: 'The latest day was {by}; a restart needs a named officer’s reason and becomes an incident.',
    },
  },
  'request.no-supplement-awaited': {
    status: 422,
    title: { zh: '没有待补正的通知', en: 'No supplement is awaited' },
    detail: { zh: '该申请没有等待补正的告知。', en: 'No notice to supplement waits for an answer.' },
  },
  'request.supplement-after-period': {
    status: 422,
    title: { zh: '补正超过期限', en: 'The supplement is late' },
    detail: {
      zh: '补正收到日 {receivedOn} 晚于期限 {dueOn}；有正当理由的请写明。',
      en: 'Received on {receivedOn}, after {dueOn}; give the justified reason.',
    },
  },
} as const satisfies Refusals;
