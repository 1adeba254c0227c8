import type { Messages } from '../message';
import type { Refusals } from '../refusal';

/** The words of extensions (条例 第三十三条第二款). */
export const EXTENSION_WORDS = {
  'event.ExtensionProposed': {
    zh: '拟延期 {workingDays} 个工作日',
    en: 'Extension of {workingDays} working days proposed',
  },
  'event.ExtensionGranted': {
    zh: '{grantedOn} 同意延期 {workingDays} 个工作日，{noticedOn} 告知申请人',
    en: 'Extended by {workingDays} working days on {grantedOn}, told on {noticedOn}',
  },
  'requestAct.ProposeExtension': { zh: '拟延期', en: 'Propose an extension' },
  'requestAct.GrantExtension': { zh: '同意延期', en: 'Grant the extension' },
  'field.grantedOn': { zh: '同意日期', en: 'Granted on' },
  'sheet.ExtensionGranted': { zh: '延长答复期限', en: 'Extended' },
} as const satisfies Messages;

/** The refusals of extensions (条例 第三十三条第二款). */
export const EXTENSION_REFUSALS = {
  'request.delay-set': {
    status: 422,
    title: {
      zh: '已确定延迟答复的日期（条例第三十五条），不再适用延期（第三十三条第二款）',
      en: 'A later date was set (条例 art. 35): it is not extended under art. 33',
    },
  },
  'request.extension-once': {
    status: 422,
    title: { zh: '本期限内已经延期', en: 'Extended already' },
    detail: {
      zh: '一个答复期限内延期一次；确需再次延期的，须由负责人说明理由，合计不超过二十个工作日。',
      en: 'Once per running period; a named officer may override with a reason, twenty working days in all.',
    },
  },
  'request.extension-too-long': {
    status: 422,
    title: { zh: '延期天数超限', en: 'The extension is too long' },
    detail: {
      zh: '申请延期 {workingDays} 个工作日，最多还可延长 {most} 个工作日（第三十三条第二款）。',
      en: '{workingDays} working days were asked; at most {most} remain (Article 33).',
    },
  },
  'request.extension-told-late': {
    status: 422,
    title: { zh: '延期告知晚于答复期限', en: 'The applicant was told late' },
    detail: { zh: '告知日 {noticedOn} 晚于期限 {dueOn}。', en: 'Told on {noticedOn}, after the deadline {dueOn}.' },
  },
  'request.extension-while-waiting': {
    status: 422,
    title: { zh: '期限停止计算期间不能延期', en: 'No extension while waiting' },
    detail: {
      zh: '正在等待申请人补正或者缴费，期限将重新计算。',
      en: 'The applicant is waited for; the period will start afresh.',
    },
  },
} as const satisfies Refusals;
