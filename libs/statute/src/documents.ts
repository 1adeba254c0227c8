import type { DecisionCode } from './decisions';

/** Who gets a document: the applicant, a third party, another agency, or only the file. */
export type DocumentAddressee = 'applicant' | 'thirdParty' | 'agency' | 'internal';

/** The step of a request that a document belongs to. */
export type DocumentStep =
  | 'receipt'
  | 'supplement'
  | 'reasons'
  | 'extension'
  | 'delay'
  | 'consultation'
  | 'fee'
  | 'decision'
  | 'correction'
  | 'service'
  | 'file'
  | 'dispute';

/**
 * Something a document must contain: a fact about the case or the agency, or a sentence of the law that is the same in every
 * copy.
 */
export type DocumentContent =
  | {
      readonly key: string;
      readonly label: string;
      readonly article?: string;
      readonly from: 'case' | 'agency';
      /** The document is complete without it. */
      readonly optional?: true;
    }
  | {
      readonly key: string;
      readonly label: string;
      readonly article?: string;
      readonly from: 'law';
      readonly sentence: string;
    };

/** A document of the procedure (格式文书). */
export interface DocumentForm {
  /** Its name in lists. */
  readonly label: string;
  /** Its title as printed. */
  readonly title: string;
  readonly addressee: DocumentAddressee;
  readonly step: DocumentStep;
  readonly articles: readonly string[];
  /** The conclusions that it communicates or notes; it must then contain their contents (`DECISION_CONTENTS`) too. */
  readonly decisions: readonly DecisionCode[];
  readonly contents: readonly DocumentContent[];
  /** `overdue` tells the remedy when no answer comes, by the agency's setting (`overdueRemedy`). */
  readonly remedy: 'byDecision' | 'either' | 'explained' | 'overdue' | 'none';
  /** Whether it gets a number from the agency's letter book (文号). */
  readonly takesNumber: boolean;
  /** Whether it bears the agency's seal (公章). */
  readonly bearsSeal: boolean;
}

type CaseMore = { readonly article?: string; readonly optional?: true };
const fact = (key: string, label: string, more: CaseMore = {}): DocumentContent => ({
  key,
  label,
  from: 'case',
  ...more,
});
const agency = (key: string, label: string): DocumentContent => ({ key, label, from: 'agency' });
const law = (key: string, label: string, article: string, sentence: string): DocumentContent => ({
  key,
  label,
  article,
  from: 'law',
  sentence,
});

// What identifies the request in every outgoing document (domain.md §7, common elements).
const REQUEST = [
  fact('applicant', '申请人'),
  fact('code', '登记编号'),
  fact('receivedOn', '收到日期', { article: '条例第三十一条' }),
  fact('content', '申请内容', { article: '条例第二十九条第二款' }),
];
const CONTACT = agency('contact', '本机关联系方式');

const reply = (label: string, title: string, articles: readonly string[], decisions: readonly DecisionCode[]) =>
  ({
    label,
    title,
    addressee: 'applicant',
    step: 'decision',
    articles,
    decisions,
    contents: [...REQUEST, CONTACT],
    remedy: 'byDecision',
    takesNumber: true,
    bearsSeal: true,
  }) as const satisfies DocumentForm;

const ANSWER = '政府信息公开申请答复书';
const TOLD = '政府信息公开申请告知书';
const INTERNAL = {
  addressee: 'internal',
  decisions: [],
  remedy: 'none',
  takesNumber: false,
  bearsSeal: false,
} as const;
const NOTICE = {
  addressee: 'applicant',
  decisions: [],
  remedy: 'none',
  takesNumber: true,
  bearsSeal: true,
} as const;

/** Every document of the procedure with what it must contain (domain.md §7, 宿政办函〔2021〕21号), in the order of the procedure. */
export const DOCUMENTS = {
  applicationForm: {
    ...INTERNAL,
    label: '申请表（代为填写）',
    title: '政府信息公开申请表',
    step: 'receipt',
    articles: ['条例第二十九条'],
    contents: [
      ...REQUEST,
      fact('applicantKind', '申请人类别'),
      fact('identity', '身份证明', { article: '条例第二十九条第二款第一项', optional: true }),
      fact('applicantContact', '申请人联系方式', { article: '条例第二十九条第二款第一项' }),
      fact('channel', '提交方式'),
    ],
  },
  processSheet: {
    ...INTERNAL,
    label: '办理流程图',
    title: '政府信息公开申请办理流程图',
    step: 'file',
    articles: ['条例第四十五条'],
    contents: [...REQUEST, fact('steps', '办理环节'), fact('dueOn', '答复期限届满之日', { article: '条例第三十三条' })],
  },
  registrationForm: {
    ...INTERNAL,
    label: '申请登记表',
    title: '政府信息公开申请登记表',
    step: 'file',
    articles: ['条例第四十五条'],
    contents: [
      ...REQUEST,
      fact('applicantKind', '申请人类别'),
      fact('identity', '身份证明', { optional: true }),
      fact('applicantContact', '申请人联系方式'),
      fact('channel', '提交方式'),
      fact('receiptBasis', '收到日期的确定方式', { article: '条例第三十一条' }),
      fact('dueOn', '答复期限届满之日', { article: '条例第三十三条' }),
    ],
  },
  receipt: {
    ...NOTICE,
    label: '登记回执',
    title: '政府信息公开申请登记回执',
    step: 'receipt',
    articles: ['条例第三十一条', '条例第三十三条第二款'],
    remedy: 'overdue',
    takesNumber: false,
    contents: [
      ...REQUEST,
      fact('channel', '提交方式'),
      fact('receiptBasis', '收到日期的确定方式', { article: '条例第三十一条' }),
      fact('dueOn', '预计答复期限', { article: '条例第三十三条第二款' }),
      fact('queryCode', '查询编号'),
      CONTACT,
    ],
  },
  supplementNotice: {
    ...NOTICE,
    label: '补正告知书',
    title: '政府信息公开申请补正告知书',
    step: 'supplement',
    articles: ['条例第三十条'],
    contents: [
      ...REQUEST,
      fact('items', '申请内容不明确之处及需要补正的事项', { article: '条例第三十条' }),
      fact('guidance', '指导和释明', { article: '条例第三十条' }),
      fact('replyWorkingDays', '补正期限', { article: '条例第三十条' }),
      agency('howToSubmit', '补正材料的提交方式'),
      law(
        'consequence',
        '逾期不补正的后果',
        '条例第三十条',
        '申请人无正当理由逾期不补正的，视为放弃申请，本机关不再处理该政府信息公开申请。',
      ),
      law('restart', '答复期限重新起算', '条例第三十条', '答复期限自本机关收到补正的申请之日起计算。'),
      CONTACT,
    ],
  },
  reasonsNotice: {
    ...NOTICE,
    label: '说明理由告知书',
    title: '政府信息公开申请说明理由告知书',
    step: 'reasons',
    articles: ['条例第三十五条'],
    contents: [
      ...REQUEST,
      fact('grounds', '申请数量、频次明显超过合理范围的事实', { article: '条例第三十五条' }),
      fact('replyWorkingDays', '说明理由的期限'),
      agency('howToSubmit', '说明材料的提交方式'),
      law(
        'consequence',
        '理由不合理或者逾期不说明的后果',
        '条例第三十五条',
        '本机关认为申请理由不合理的，告知申请人不予处理；逾期未说明理由的，视为无正当理由。',
      ),
      CONTACT,
    ],
  },
  extensionNotice: {
    ...NOTICE,
    label: '延期答复告知书',
    title: '政府信息公开申请延期答复告知书',
    step: 'extension',
    articles: ['条例第三十三条第二款'],
    contents: [
      ...REQUEST,
      fact('originalDueOn', '原答复期限届满之日', { article: '条例第三十三条第二款' }),
      fact('workingDays', '延长的工作日数', { article: '条例第三十三条第二款' }),
      fact('dueOn', '延期后的答复期限届满之日', { article: '条例第三十三条第二款' }),
      fact('reason', '延期的原因', { optional: true }),
      law(
        'approval',
        '工作机构负责人同意',
        '条例第三十三条第二款',
        '需要延长答复期限的，已经本机关政府信息公开工作机构负责人同意。',
      ),
      CONTACT,
    ],
  },
  delayedAnswerNotice: {
    ...NOTICE,
    label: '延迟答复告知书',
    title: '政府信息公开申请延迟答复告知书',
    step: 'delay',
    articles: ['条例第三十五条'],
    contents: [
      ...REQUEST,
      fact('until', '合理的延迟答复期限', { article: '条例第三十五条' }),
      fact('reasons', '不能在规定期限内答复的原因', { article: '条例第三十五条' }),
      CONTACT,
    ],
  },
  thirdPartyConsultation: {
    ...NOTICE,
    label: '征求第三方意见书',
    title: '政府信息公开征求第三方意见书',
    addressee: 'thirdParty',
    step: 'consultation',
    articles: ['条例第十五条', '条例第三十二条'],
    contents: [
      fact('party', '第三方'),
      fact('question', '拟公开的信息及征求意见的事项', { article: '条例第三十二条' }),
      law('period', '答复期限', '条例第三十二条', '请自收到本征求意见书之日起15个工作日内提出书面意见，并说明理由。'),
      law(
        'silence',
        '逾期未提出意见的后果',
        '条例第三十二条',
        '逾期未提出意见的，由本机关依照《中华人民共和国政府信息公开条例》的规定决定是否公开。',
      ),
      law(
        'objection',
        '不同意公开的后果',
        '条例第三十二条',
        '不同意公开且有合理理由的，本机关不予公开；认为不公开可能对公共利益造成重大影响的，可以决定予以公开，并将决定公开的政府信息内容和理由书面告知。',
      ),
      CONTACT,
    ],
  },
  consultationReplySlip: {
    ...INTERNAL,
    label: '征求意见确认函（回执）',
    title: '政府信息公开征求意见确认函',
    addressee: 'thirdParty',
    step: 'consultation',
    articles: ['条例第三十二条'],
    contents: [
      fact('party', '被征求意见人'),
      fact('question', '征求意见的事项'),
      law('stance', '同意或者不同意', '条例第三十二条', '□ 同意公开　　□ 不同意公开　　□ 部分同意公开'),
    ],
  },
  consultationNotice: {
    ...NOTICE,
    label: '征求意见告知书（给申请人）',
    title: '政府信息公开申请征求意见告知书',
    step: 'consultation',
    articles: ['条例第三十二条', '条例第三十三条第三款'],
    contents: [
      ...REQUEST,
      law(
        'exclusion',
        '所需时间不计算在内',
        '条例第三十三条第三款',
        '本机关征求第三方和其他机关意见所需时间不计算在答复期限内。',
      ),
      CONTACT,
    ],
  },
  disclosureNotice: {
    ...NOTICE,
    label: '依申请公开告知书（给第三方）',
    title: '政府信息依申请公开告知书',
    addressee: 'thirdParty',
    step: 'consultation',
    articles: ['条例第三十二条'],
    remedy: 'either',
    contents: [
      fact('party', '第三方'),
      fact('disclosed', '决定公开的政府信息内容', { article: '条例第三十二条' }),
      fact('reasons', '决定公开的理由', { article: '条例第三十二条' }),
      CONTACT,
    ],
  },
  coMakerConsultation: {
    ...NOTICE,
    label: '征求意见书（给共同制作机关）',
    title: '政府信息公开征求机关意见书',
    addressee: 'agency',
    step: 'consultation',
    articles: ['条例第三十四条'],
    contents: [
      fact('party', '共同制作机关'),
      fact('question', '共同制作的信息及征求意见的事项', { article: '条例第三十四条' }),
      law('period', '答复期限', '条例第三十四条', '请自收到本征求意见书之日起15个工作日内提出意见。'),
      law('silence', '逾期未提出意见的后果', '条例第三十四条', '逾期未提出意见的，视为同意公开。'),
      CONTACT,
    ],
  },
  assistanceLetter: {
    ...NOTICE,
    label: '协办函（给协办机关）',
    title: '政府信息公开申请协办函',
    addressee: 'agency',
    step: 'consultation',
    articles: ['条例第十一条', '条例第三十三条第三款'],
    contents: [fact('party', '协办机关'), fact('question', '协办的事项', { article: '条例第十一条' }), CONTACT],
  },
  feeNotice: {
    ...NOTICE,
    label: '收费通知书',
    title: '政府信息公开信息处理费收费通知书',
    step: 'fee',
    articles: ['条例第四十二条', '国办函〔2020〕109号第六条'],
    remedy: 'explained',
    contents: [
      ...REQUEST,
      fact('grounds', '申请数量、频次明显超过合理范围的事实', { article: '条例第四十二条' }),
      fact('basis', '收费依据和计收标准（按件或者按量）', { article: '国办函〔2020〕109号第三条' }),
      fact('working', '计算过程', { article: '国办函〔2020〕109号第四条、第五条' }),
      fact('amount', '收费数额', { article: '国办函〔2020〕109号第六条' }),
      agency('payment', '缴纳方式'),
      law('period', '缴费期限', '国办函〔2020〕109号第六条', '请自收到本收费通知的次日起20个工作日内缴纳。'),
      law(
        'consequence',
        '逾期未缴纳的后果',
        '国办函〔2020〕109号第六条',
        '逾期未按要求缴纳费用的，视为放弃申请，本机关不再处理该政府信息公开申请。',
      ),
      law(
        'restart',
        '处理期限重新起算',
        '国办函〔2020〕109号第六条',
        '申请人按要求缴纳费用的，处理期限自完成缴费次日起重新计算。',
      ),
      CONTACT,
    ],
  },
  disclosureReply: reply('予以公开答复书', ANSWER, ['条例第三十六条第一项、第二项', '条例第四十条'], ['A1', 'A2']),
  partialReply: reply('部分公开答复书', ANSWER, ['条例第三十七条', '条例第十四条至第十六条'], ['A3']),
  refusalReply: reply(
    '不予公开答复书',
    ANSWER,
    ['条例第十四条至第十六条', '条例第三十六条第三项'],
    ['A4', 'A5', 'A6', 'A7', 'A8', 'A9', 'A10'],
  ),
  nonexistenceReply: reply('信息不存在答复书', ANSWER, ['条例第三十六条第四项'], ['A12']),
  otherAgencyReply: reply('非本机关负责公开答复书', ANSWER, ['条例第三十六条第五项'], ['A13']),
  processingReply: reply('需加工另行制作答复书', ANSWER, ['条例第三十八条'], ['A14']),
  unclearReply: reply('申请内容不明确告知书', TOLD, ['条例第三十条'], ['A15']),
  repeatedReply: reply('重复申请告知书', TOLD, ['条例第三十六条第六项'], ['A17']),
  petitionReply: reply('信访投诉举报告知书', TOLD, ['条例第三十九条第一款'], ['A16']),
  publicationReply: reply('公开出版物告知书', TOLD, ['条例第三十九条第二款'], ['A18']),
  queryReply: reply('特别规定查询告知书', TOLD, ['条例第三十六条第七项'], ['A11']),
  excessiveReply: reply('无正当理由大量反复申请不予处理告知书', TOLD, ['条例第三十五条'], ['A19']),
  confirmationReply: reply('要求确认或重新出具不予处理告知书', TOLD, ['国办公开办函〔2021〕30号'], ['A20']),
  correctionNotice: {
    ...NOTICE,
    label: '更正告知书',
    title: '政府信息更正告知书',
    step: 'correction',
    articles: ['条例第四十一条'],
    remedy: 'either',
    contents: [
      fact('applicant', '申请人'),
      fact('record', '申请更正的政府信息', { article: '条例第四十一条' }),
      fact('result', '核实和更正的情况', { article: '条例第四十一条' }),
      CONTACT,
    ],
  },
  transferNotice: {
    ...NOTICE,
    label: '更正申请转送告知书',
    title: '政府信息更正申请转送告知书',
    step: 'correction',
    articles: ['条例第四十一条'],
    contents: [
      fact('applicant', '申请人'),
      fact('record', '申请更正的政府信息', { article: '条例第四十一条' }),
      fact('transferredTo', '有权更正的行政机关', { article: '条例第四十一条' }),
      CONTACT,
    ],
  },
  discontinuationNote: {
    ...INTERNAL,
    label: '不再处理记录',
    title: '政府信息公开申请不再处理记录',
    step: 'file',
    articles: ['条例第三十条', '国办函〔2020〕109号第六条'],
    decisions: ['A21', 'A22', 'A23'],
    contents: [...REQUEST, fact('endedOn', '不再处理之日'), fact('officer', '记录人')],
  },
  serviceReturn: {
    ...INTERNAL,
    label: '送达回证',
    title: '政府信息公开文书送达回证',
    step: 'service',
    articles: ['国办公开办函〔2016〕235号', '《民事诉讼法》第八十七条'],
    bearsSeal: true,
    contents: [
      fact('served', '送达文书及文号'),
      fact('addressee', '受送达人'),
      fact('place', '送达地点'),
      fact('mode', '送达方式', { article: '国办公开办函〔2016〕235号' }),
      fact('postedOn', '交邮日期', { article: '国办公开办函〔2016〕235号', optional: true }),
      fact('trackingNumber', '邮件编号', { optional: true }),
      fact('deliveredOn', '送达（签收）日期', { optional: true }),
      fact('server', '送达人', { optional: true }),
      law('signature', '受送达人签名', '《民事诉讼法》第八十七条', '受送达人签名或者盖章：'),
      law('witness', '见证人', '《民事诉讼法》第八十九条', '见证人签名：'),
      law('refusal', '拒收事由', '《民事诉讼法》第八十九条', '拒收事由和日期：'),
    ],
  },
  approvalForm: {
    ...INTERNAL,
    label: '审批表',
    title: '政府信息公开申请答复审批表',
    step: 'file',
    articles: ['条例第十七条', '条例第四十五条'],
    contents: [
      ...REQUEST,
      fact('proposal', '拟答复类型及意见'),
      fact('secrecyReview', '保密审查意见', { article: '条例第十七条' }),
      fact('legalReview', '法制审核意见', { optional: true }),
      fact('drafter', '承办人'),
      fact('signature', '负责人签发', { optional: true }),
    ],
  },
  defenceIndex: {
    ...INTERNAL,
    label: '复议答复书（答辩状）证据目录',
    title: '行政复议答复（行政诉讼答辩）证据目录',
    step: 'dispute',
    articles: ['《行政复议法》第四十八条、第五十四条', '《行政诉讼法》第六十七条'],
    contents: [
      fact('code', '登记编号'),
      fact('dispute', '案由及案号'),
      fact('evidence', '证据清单'),
      fact('deadlines', '提交期限', { article: '《行政复议法》第四十八条、第五十四条，《行政诉讼法》第六十七条' }),
    ],
  },
} as const satisfies Record<string, DocumentForm>;

/** The code of a document. */
export type DocumentCode = keyof typeof DOCUMENTS;

/** The documents in the order of the procedure. */
export const DOCUMENT_ORDER = Object.keys(DOCUMENTS) as readonly DocumentCode[];

/** Whether a text is the code of a document. */
export function isDocumentCode(text: string): text is DocumentCode {
  return Object.hasOwn(DOCUMENTS, text);
}

/** The document that communicates or notes a conclusion. */
export function documentOf(decision: DecisionCode): DocumentCode {
  const code = DOCUMENT_ORDER.find((one) => (DOCUMENTS[one].decisions as readonly DecisionCode[]).includes(decision));
  if (!code) throw new Error(`no document for ${decision}`);
  return code;
}
