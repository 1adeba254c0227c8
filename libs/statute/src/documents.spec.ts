import { describe, expect, it } from 'vitest';
import { DECISIONS, DOCUMENTS, DOCUMENT_ORDER, documentOf, type DecisionCode, type DocumentCode } from './index';

// The rows of domain.md §7: each document and the contents it must have.
const ROWS: readonly [string, DocumentCode, readonly string[]][] = [
  [
    '登记回执',
    'receipt',
    ['code', 'applicant', 'channel', 'receivedOn', 'receiptBasis', 'content', 'dueOn', 'contact', 'queryCode'],
  ],
  [
    '补正告知书',
    'supplementNotice',
    ['items', 'guidance', 'replyWorkingDays', 'howToSubmit', 'consequence', 'restart'],
  ],
  ['说明理由告知书', 'reasonsNotice', ['grounds', 'replyWorkingDays', 'consequence']],
  ['延期答复告知书', 'extensionNotice', ['originalDueOn', 'workingDays', 'dueOn', 'approval']],
  ['延迟答复告知书', 'delayedAnswerNotice', ['until', 'reasons']],
  ['征求第三方意见书', 'thirdPartyConsultation', ['question', 'period', 'silence']],
  ['征求机关意见书', 'coMakerConsultation', ['question', 'period', 'silence']],
  ['告知申请人（征求意见中）', 'consultationNotice', ['exclusion']],
  ['告知第三方（决定公开）', 'disclosureNotice', ['disclosed', 'reasons']],
  ['收费通知书', 'feeNotice', ['basis', 'working', 'amount', 'payment', 'period', 'consequence', 'grounds']],
  ['予以公开', 'disclosureReply', []],
  ['部分公开', 'partialReply', []],
  ['不予公开', 'refusalReply', []],
  ['不存在', 'nonexistenceReply', []],
  ['非本机关', 'otherAgencyReply', []],
  ['需加工/另行制作', 'processingReply', []],
  ['不明确', 'unclearReply', []],
  ['重复', 'repeatedReply', []],
  ['信访举报投诉', 'petitionReply', []],
  ['公开出版物', 'publicationReply', []],
  ['特别规定查询', 'queryReply', []],
  ['更正告知书', 'correctionNotice', ['record', 'result']],
  ['转送告知', 'transferNotice', ['record', 'transferredTo']],
  ['不再处理 file note', 'discontinuationNote', ['endedOn', 'officer']],
  [
    '送达回证',
    'serviceReturn',
    [
      'served',
      'addressee',
      'place',
      'mode',
      'postedOn',
      'trackingNumber',
      'deliveredOn',
      'server',
      'signature',
      'witness',
      'refusal',
    ],
  ],
  ['审批表', 'approvalForm', ['proposal', 'secrecyReview', 'signature']],
  ['复议答复书/答辩状 index', 'defenceIndex', ['evidence', 'deadlines']],
  ['政府信息公开申请表', 'applicationForm', ['applicant', 'applicantContact', 'content']],
  ['办理流程图', 'processSheet', ['steps']],
  ['申请登记表', 'registrationForm', ['receiptBasis', 'dueOn']],
  ['征求意见确认函', 'consultationReplySlip', ['stance']],
  ['协办函', 'assistanceLetter', ['question']],
];

describe('the documents (domain.md §7, 宿迁 2021)', () => {
  it.each(ROWS)('%s has an article and the contents that it must have', (_row, code, keys) => {
    const present = DOCUMENTS[code].contents.map(({ key }) => key);
    expect(present).toEqual(expect.arrayContaining([...keys]));
    expect(DOCUMENTS[code].articles.length).toBeGreaterThan(0);
  });

  it('are all in a row of domain.md §7, except two replies that have no row there', () => {
    const rows = new Set(ROWS.map(([, code]) => code));
    expect(DOCUMENT_ORDER.filter((code) => !rows.has(code))).toEqual(['excessiveReply', 'confirmationReply']);
  });

  it.each(Object.keys(DECISIONS) as DecisionCode[])('%s has exactly one document', (decision) => {
    const holding = DOCUMENT_ORDER.filter((code) =>
      (DOCUMENTS[code].decisions as readonly DecisionCode[]).includes(decision),
    );
    expect(holding).toEqual([documentOf(decision)]);
  });

  it('take a letter number only when they go out, and then name a contact of the agency', () => {
    for (const code of DOCUMENT_ORDER) {
      const { addressee, takesNumber, contents } = DOCUMENTS[code];
      if (takesNumber) expect(addressee).not.toBe('internal');
      if (takesNumber) expect(contents.map(({ key }) => key)).toContain('contact');
    }
  });

  it('do not tell a third party who the applicant is (domain.md §7)', () => {
    for (const code of ['thirdPartyConsultation', 'consultationReplySlip', 'disclosureNotice'] as const) {
      expect(DOCUMENTS[code].contents.map(({ key }) => key)).not.toContain('applicant');
    }
  });
});
