/** How a request can arrive, and what fixes its date of receipt (条例 第二十九条、第三十一条). */
export const CHANNELS = {
  inPerson: { label: '当面提交', receiptDate: '提交之日', article: '《政府信息公开条例》第三十一条第一项' },
  oral: {
    label: '口头（代为填写）',
    receiptDate: '提交之日',
    article: '《政府信息公开条例》第二十九条第一款、第三十一条第一项',
  },
  registeredPost: {
    label: '邮寄（需签收）',
    receiptDate: '行政机关签收之日',
    article: '《政府信息公开条例》第三十一条第二项',
  },
  ordinaryPost: { label: '平常信函', receiptDate: '与申请人确认之日', article: '《政府信息公开条例》第三十一条第二项' },
  online: { label: '互联网渠道', receiptDate: '双方确认之日', article: '《政府信息公开条例》第三十一条第三项' },
  email: { label: '电子邮件', receiptDate: '双方确认之日', article: '《政府信息公开条例》第三十一条第三项' },
  fax: { label: '传真', receiptDate: '双方确认之日', article: '《政府信息公开条例》第三十一条第三项' },
} as const;

/** A channel of receipt. */
export type Channel = keyof typeof CHANNELS;

/** Whether a text names a channel. */
export function isChannel(text: string): text is Channel {
  return Object.hasOwn(CHANNELS, text);
}
