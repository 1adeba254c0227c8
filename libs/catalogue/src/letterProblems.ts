/** Titles of what is refused about letters and the letterhead. */
export const LETTER_PROBLEM_TITLES = {
  'problem.agency.kind-unknown': { zh: '机关类别不存在', en: 'Unknown kind of agency' },
  'problem.agency.letterhead-incomplete': { zh: '文书抬头信息不完整', en: 'The letterhead is not complete' },
  'problem.letter.unknown': { zh: '没有这份文书', en: 'There is no such letter' },
  'problem.letter.document-unknown': { zh: '没有这种文书', en: 'There is no such document' },
  'problem.letter.already-issued': {
    zh: '这份文书已经制发；需要重新制发的，先将原文书作废',
    en: 'The letter is already issued; cancel it before issuing it again',
  },
  'problem.letter.already-sent': { zh: '已经送出的文书不能作废', en: 'A letter that went out cannot be cancelled' },
  'problem.letter.not-sent': { zh: '文书尚未送出', en: 'The letter has not been sent' },
  'problem.letter.void': { zh: '文书已经作废', en: 'The letter is cancelled' },
  'problem.letter.internal': { zh: '内部文书不对外送达', en: 'A paper for the file is not sent' },
  'problem.letter.carrier-unknown': { zh: '邮寄须写明由谁寄递', en: 'Post needs its carrier' },
  'problem.letter.courier-not-allowed': {
    zh: '国家机关公文只能交邮政企业寄递，不得交其他快递企业',
    en: 'Official papers go by the postal enterprise; other couriers are not allowed',
  },
  'problem.letter.cash-on-delivery': {
    zh: '不得以到付方式邮寄答复',
    en: 'A letter is not sent at the cost of its addressee',
  },
  'problem.letter.date-in-future': { zh: '文书的日期不能晚于今天', en: 'The date of the letter lies in the future' },
  'problem.letter.date-out-of-order': {
    zh: '文书的日期早于它之前的日期',
    en: 'The date is earlier than the one before',
  },
  'problem.letter.letterhead-missing': {
    zh: '本机关尚未填写文书抬头信息（文号、复议机关、法院、联系方式）',
    en: 'The agency has no letterhead yet (number, reconsideration authority, court, contact)',
  },
  'problem.letter.contents-missing': { zh: '文书缺少必备内容', en: 'The letter lacks what it must contain' },
  'problem.letter.not-available': { zh: '这一步没有可以制发的文书', en: 'The case has no such step to write about' },
  'problem.letter.decision-not-signed': {
    zh: '答复尚未签发，不能制发答复书',
    en: 'The answer is not signed yet; its letter cannot be issued',
  },
  'problem.letter.value-recorded': {
    zh: '这项内容已有记录，不能另填；需要更改的，先更正记录',
    en: 'The case has this content on record; correct the record instead of typing it',
  },
  'problem.letter.value-unknown': { zh: '文书没有这项内容', en: 'The letter has no such content' },
} as const;

/** Details with what happened. */
export const LETTER_PROBLEM_DETAILS = {
  'detail.agency.letterhead-incomplete': { zh: '“{field}”缺少或者过长', en: '"{field}" is missing or too long' },
  'detail.letter.already-sent': { zh: '文书已于 {sentOn} 送出，不能作废', en: 'The letter went out on {sentOn}' },
  'detail.letter.courier-not-allowed': {
    zh: '{article}：国家机关公文只能交邮政企业寄递',
    en: '{article}: official papers go by the postal enterprise alone',
  },
  'detail.letter.cash-on-delivery': { zh: '{article}：不得到付', en: '{article}: never at the cost of the addressee' },
  'detail.letter.date-in-future': { zh: '{date} 晚于今天（{today}）', en: '{date} is after today ({today})' },
  'detail.letter.date-out-of-order': { zh: '{date} 早于 {earlier}', en: '{date} is before {earlier}' },
  'detail.letter.contents-missing': { zh: '缺少：{missing}', en: 'Missing: {missing}' },
  'detail.letter.value-recorded': { zh: '“{key}”已有记录，不能另填', en: '"{key}" is on record and cannot be typed' },
  'detail.letter.value-unknown': { zh: '文书没有“{key}”这项内容', en: 'The letter has no content "{key}"' },
} as const;
