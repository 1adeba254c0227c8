/** The files and notes that can prove a date of receipt or service. */
export const EVIDENCE_KINDS = {
  handInReceipt: '登记回执',
  signedRecord: '经申请人签名的口头申请记录',
  deliveryTracking: '邮件签收记录（单号、签收照片）',
  callLog: '通话记录',
  messageLog: '短信、邮件或者平台消息记录',
  attemptsLog: '历次联系记录',
  serviceReturn: '送达回证',
  postReceipt: '邮政交寄凭证',
  systemRecord: '系统发送、到达记录',
  otherRecord: '其他证明材料',
} as const;

/** A kind of evidence. */
export type EvidenceKind = keyof typeof EVIDENCE_KINDS;

/** Whether a text names a kind of evidence. */
export function isEvidenceKind(text: string): text is EvidenceKind {
  return Object.hasOwn(EVIDENCE_KINDS, text);
}

/** A way in which a request reaches the agency. */
export interface ChannelRule {
  readonly label: string;
  /** Which day is the date of receipt. */
  readonly receiptDate: string;
  readonly article: string;
  /** Whether only a confirmation with the applicant fixes the date; until then the request waits unconfirmed. */
  readonly confirm: boolean;
  /** What proves the date, the usual kind first. */
  readonly evidence: readonly EvidenceKind[];
}

/** How a request can arrive, and what fixes and proves its date of receipt (条例 第二十九条、第三十一条). */
export const CHANNELS = {
  inPerson: {
    label: '当面提交',
    receiptDate: '提交之日',
    article: '《政府信息公开条例》第三十一条第一项',
    confirm: false,
    evidence: ['handInReceipt', 'otherRecord'],
  },
  oral: {
    label: '口头（代为填写）',
    receiptDate: '提交之日',
    article: '《政府信息公开条例》第二十九条第一款、第三十一条第一项',
    confirm: false,
    evidence: ['signedRecord', 'otherRecord'],
  },
  registeredPost: {
    label: '邮寄（需签收）',
    receiptDate: '行政机关签收之日',
    article: '《政府信息公开条例》第三十一条第二项',
    confirm: false,
    evidence: ['deliveryTracking', 'otherRecord'],
  },
  ordinaryPost: {
    label: '平常信函',
    receiptDate: '与申请人确认之日',
    article: '《政府信息公开条例》第三十一条第二项',
    confirm: true,
    evidence: ['callLog', 'messageLog', 'otherRecord'],
  },
  online: {
    label: '互联网渠道',
    receiptDate: '双方确认之日',
    article: '《政府信息公开条例》第三十一条第三项',
    confirm: true,
    evidence: ['messageLog', 'callLog', 'systemRecord', 'otherRecord'],
  },
  email: {
    label: '电子邮件',
    receiptDate: '双方确认之日',
    article: '《政府信息公开条例》第三十一条第三项',
    confirm: true,
    evidence: ['messageLog', 'callLog', 'otherRecord'],
  },
  fax: {
    label: '传真',
    receiptDate: '双方确认之日',
    article: '《政府信息公开条例》第三十一条第三项',
    confirm: true,
    evidence: ['callLog', 'messageLog', 'otherRecord'],
  },
  wrongOffice: {
    label: '误送本机关其他内设机构或者个人',
    receiptDate: '与申请人确认之日；联系不上的，恢复联络之日',
    article: '国办公开办函〔2015〕207号第二条，类推《政府信息公开条例》第三十一条第二项',
    confirm: true,
    evidence: ['attemptsLog', 'callLog', 'messageLog', 'otherRecord'],
  },
} as const satisfies Record<string, ChannelRule>;

/** A channel of receipt. */
export type Channel = keyof typeof CHANNELS;

/** Whether a text names a channel. */
export function isChannel(text: string): text is Channel {
  return Object.hasOwn(CHANNELS, text);
}
