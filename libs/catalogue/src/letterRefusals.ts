import type { Refusals } from './refusal';

/** The refusals of letters. */
export const LETTER_REFUSALS = {
  'letter.unknown': { status: 404, title: { zh: '没有这份文书', en: 'There is no such letter' } },
  'letter.document-unknown': { status: 422, title: { zh: '没有这种文书', en: 'There is no such document' } },
  'letter.already-issued': {
    status: 409,
    title: {
      zh: '这份文书已经制发；需要重新制发的，先将原文书作废',
      en: 'The letter is already issued; cancel it before issuing it again',
    },
  },
  'letter.already-sent': {
    status: 409,
    title: { zh: '已经送出的文书不能作废', en: 'A letter that went out cannot be cancelled' },
    detail: { zh: '文书已于 {sentOn} 送出，不能作废', en: 'The letter went out on {sentOn}' },
  },
  'letter.not-sent': { status: 422, title: { zh: '文书尚未送出', en: 'The letter has not been sent' } },
  'letter.void': { status: 422, title: { zh: '文书已经作废', en: 'The letter is cancelled' } },
  'letter.internal': { status: 422, title: { zh: '内部文书不对外送达', en: 'A paper for the file is not sent' } },
  'letter.carrier-unknown': { status: 422, title: { zh: '邮寄须写明由谁寄递', en: 'Post needs its carrier' } },
  'letter.courier-not-allowed': {
    status: 422,
    title: {
      zh: '国家机关公文只能交邮政企业寄递，不得交其他快递企业',
      en: 'Official papers go by the postal enterprise; other couriers are not allowed',
    },
    detail: {
      zh: '{article}：国家机关公文只能交邮政企业寄递',
      en: '{article}: official papers go by the postal enterprise alone',
    },
  },
  'letter.cash-on-delivery': {
    status: 422,
    title: { zh: '不得以到付方式邮寄答复', en: 'A letter is not sent at the cost of its addressee' },
    detail: { zh: '{article}：不得到付', en: '{article}: never at the cost of the addressee' },
  },
  'letter.date-in-future': {
    status: 422,
    title: { zh: '文书的日期不能晚于今天', en: 'The date of the letter lies in the future' },
    detail: { zh: '{date} 晚于今天（{today}）', en: '{date} is after today ({today})' },
  },
  'letter.date-out-of-order': {
    status: 422,
    title: { zh: '文书的日期早于它之前的日期', en: 'The date is earlier than the one before' },
    detail: { zh: '{date} 早于 {earlier}', en: '{date} is before {earlier}' },
  },
  'letter.letterhead-missing': {
    status: 422,
    title: {
      zh: '本机关尚未填写文书抬头信息（文号、复议机关、法院、联系方式）',
      en: 'The agency has no letterhead yet (number, reconsideration authority, court, contact)',
    },
  },
  'letter.contents-missing': {
    status: 422,
    title: { zh: '文书缺少必备内容', en: 'The letter lacks what it must contain' },
    detail: { zh: '缺少：{missing}', en: 'Missing: {missing}' },
  },
  'letter.not-available': {
    status: 409,
    title: { zh: '这一步没有可以制发的文书', en: 'The case has no such step to write about' },
  },
  'letter.decision-not-signed': {
    status: 422,
    title: { zh: '答复尚未签发，不能制发答复书', en: 'The answer is not signed yet; its letter cannot be issued' },
  },
  'letter.value-unknown': {
    status: 422,
    title: { zh: '文书没有这项内容', en: 'The letter has no such content' },
    detail: { zh: '文书没有“{key}”这项内容', en: 'The letter has no content "{key}"' },
  },
  'letter.value-recorded': {
    status: 422,
    title: {
      zh: '这项内容已有记录，不能另填；需要更改的，先更正记录',
      en: 'The case has this content on record; correct the record instead of typing it',
    },
    detail: { zh: '“{key}”已有记录，不能另填', en: '"{key}" is on record and cannot be typed' },
  },
} as const satisfies Refusals;
