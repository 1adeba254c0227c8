import { LINE_BREAKS } from '@yishen/annual-report';
import { DECISIONS, DECISION_CONTENTS, DOCUMENTS, type DocumentCode, type DocumentContent } from '@yishen/statute';
import { chineseCount, chineseDate } from './chineseDate';
import type { LetterBlock, LetterData, LetterTable, LetterValue } from './letterData';

/** The text of a letter, and the slip that goes with it. */
export interface LetterBody {
  readonly blocks: readonly LetterBlock[];
  readonly slip?: LetterBlock & { readonly kind: 'slip' };
}

const REGULATION = '《中华人民共和国政府信息公开条例》';
const FEE_RULES = '《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）';

const paragraph = (text: string): LetterBlock => ({ kind: 'paragraph', text });
const heading = (text: string): LetterBlock => ({ kind: 'heading', text });

/** Writes the text of a document from its data; every content of its form appears in it. */
export function letterBody(document: DocumentCode, data: LetterData): LetterBody {
  return BODIES[document](new Contents(document, data));
}

/** The contents of one document, read by their keys. */
class Contents {
  readonly fields: readonly DocumentContent[];
  readonly you: string;
  constructor(
    readonly document: DocumentCode,
    readonly data: LetterData,
  ) {
    this.fields = DOCUMENTS[document].contents;
    this.you = data.you ?? '您';
  }

  /** A value as one text; the items of a list are joined. */
  text(key: string): string {
    const value = this.data.values[key];
    if (value === undefined) return '';
    if (typeof value === 'string') return value.trim();
    return isTable(value) ? '' : value.join('；');
  }

  /** A date as official papers write it; any other text stays as it is. */
  date(key: string): string {
    const text = this.text(key);
    return /^\d{4}-\d{2}-\d{2}$/.test(text) ? chineseDate(text) : text;
  }

  table(key: string): LetterTable | undefined {
    const value = this.data.values[key];
    return value !== undefined && isTable(value) ? value : undefined;
  }

  /** A sentence of the law, the same in every copy. */
  sentence(key: string): string {
    const field = this.fields.find((one) => one.key === key);
    if (field?.from !== 'law') throw new Error(`${this.document} has no sentence ${key}`);
    return field.sentence;
  }

  label(key: string): string {
    const field = this.fields.find((one) => one.key === key);
    if (!field) throw new Error(`${this.document} has no content ${key}`);
    return field.label;
  }

  /** A content after its label, with one paragraph for each of its lines. */
  labelled(key: string): LetterBlock[] {
    return labelledLines(this.label(key), this.data.values[key] ?? '');
  }

  /** The opening of every letter to the applicant: when the request was received, its number, and what it asks for. */
  opening(closing: string): LetterBlock {
    return paragraph(
      `本机关于${this.date('receivedOn')}收到${this.you}提出的政府信息公开申请（登记编号：${this.text('code')}），` +
        `申请内容为：“${this.text('content')}”。${closing}`,
    );
  }
}

function isTable(value: LetterValue): value is LetterTable {
  return typeof value === 'object' && 'rows' in value;
}

function linesOf(value: LetterValue): readonly string[] {
  if (typeof value === 'string') {
    return value
      .split(LINE_BREAKS)
      .map((line) => line.trim())
      .filter(Boolean);
  }
  return isTable(value) ? [] : value.flatMap(linesOf);
}

// A single line follows its label; several are numbered under it, because a letter refers to its items by number.
function labelledLines(label: string, value: LetterValue): LetterBlock[] {
  const lines = linesOf(value);
  if (lines.length <= 1) return [paragraph(`${label}：${ended(lines[0] ?? '', '。')}`)];
  const items = lines.map((line, at) => ended(line, at === lines.length - 1 ? '。' : '；'));
  return [paragraph(`${label}：`), ...items.map((line, at) => paragraph(`（${chineseCount(at + 1)}）${line}`))];
}

// Adds the last mark, which typed texts often lack.
function ended(text: string, mark: string): string {
  return /[。！？；：，、.!?;:,]$/.test(text) ? text : `${text}${mark}`;
}

function decisionBody(document: DocumentCode, data: LetterData): LetterBlock[] {
  const { decision } = data;
  if (!decision) return [];
  const contents = new Contents(document, data);
  const told = DOCUMENTS[document].title.includes('答复') ? '答复' : '告知';
  const given = DECISION_CONTENTS[decision].filter(({ key }) => linesOf(data.values[key] ?? '').length > 0);
  const numbered = given.flatMap(({ key, label }, at) => {
    const prefix = given.length > 1 ? `${chineseCount(at + 1)}、` : '';
    return labelledLines(`${prefix}${label}`, data.values[key] ?? '');
  });
  return [
    contents.opening(`经审查，现${told}如下：`),
    paragraph(`${basisOf(decision)}${CONCLUSIONS[decision](contents.you)}`),
    ...numbered,
  ];
}

function basisOf(decision: keyof typeof CONCLUSIONS): string {
  const { article } = DECISIONS[decision];
  return `根据${article.startsWith('第') ? REGULATION : ''}${article}的规定，`;
}

/** The sentence of each conclusion after its basis (domain.md 1.10). */
const CONCLUSIONS: Readonly<Record<keyof typeof DECISIONS, (you: string) => string>> = {
  A1: (you) => `${you}申请公开的政府信息已主动公开，现告知获取该政府信息的方式、途径。`,
  A2: (you) => `${you}申请公开的政府信息可以公开，本机关决定予以公开。`,
  A3: (you) =>
    `${you}申请公开的信息中含有不应当公开的内容，能够作区分处理，本机关决定部分公开，并对不予公开的内容说明理由。`,
  A4: (you) => `${you}申请公开的政府信息属于依法确定为国家秘密的政府信息，本机关决定不予公开。`,
  A5: (you) => `${you}申请公开的政府信息属于法律、行政法规禁止公开的政府信息，本机关决定不予公开。`,
  A6: (you) => `${you}申请公开的政府信息公开后可能危及国家安全、公共安全、经济安全、社会稳定，本机关决定不予公开。`,
  A7: (you) => `${you}申请公开的政府信息涉及商业秘密、个人隐私等，公开会对第三方合法权益造成损害，本机关决定不予公开。`,
  A8: (you) => `${you}申请公开的信息属于行政机关的内部事务信息，本机关决定不予公开。`,
  A9: (you) => `${you}申请公开的信息属于行政机关在履行行政管理职能过程中形成的过程性信息，本机关决定不予公开。`,
  A10: (you) => `${you}申请公开的信息属于行政执法案卷信息，本机关决定不予公开。`,
  A11: (you) =>
    `有关法律、行政法规对${you}申请公开的信息的获取有特别规定，现告知${you}依照有关法律、行政法规的规定办理。`,
  A12: (you) => `经检索，没有${you}申请公开的政府信息，该政府信息不存在。`,
  A13: (you) => `${you}申请公开的政府信息不属于本机关负责公开。`,
  A14: (you) =>
    `行政机关向申请人提供的信息，应当是已制作或者获取的政府信息；${you}申请公开的信息需要本机关对现有政府信息进行加工、分析，本机关不予提供。`,
  A15: (you) => `${you}补正后的申请内容仍不明确，本机关无法据此提供政府信息。`,
  A16: (you) =>
    `${you}以政府信息公开申请的形式进行信访、投诉、举报等活动，本机关不作为政府信息公开申请处理，${you}可以通过相应渠道提出。`,
  A17: (you) => `本机关已就${you}提出的政府信息公开申请作出答复，${you}重复申请公开相同政府信息，本机关不予重复处理。`,
  A18: (you) =>
    `${you}申请提供的是政府公报、报刊、书籍等公开出版物，不作为政府信息公开申请处理，现告知${you}获取的途径。`,
  A19: (you) => `${you}申请公开政府信息的数量、频次明显超过合理范围，所说明的理由不合理，本机关不予处理。`,
  A20: (you) => `${you}要求本机关确认或者重新出具已经获取的政府信息，本机关不予处理。`,
  A21: () => '申请人无正当理由逾期不补正，视为放弃申请，本机关不再处理该政府信息公开申请。',
  A22: () => '申请人逾期未按收费通知要求缴纳费用，视为放弃申请，本机关不再处理该政府信息公开申请。',
  A23: () => '申请人撤回政府信息公开申请，本机关不再处理。',
};

type Body = (contents: Contents) => LetterBody;
const conclusion: Body = (c) => ({ blocks: decisionBody(c.document, c.data) });
const form: Body = (c) => ({ blocks: formTable(c) });

const BODIES: Readonly<Record<DocumentCode, Body>> = {
  applicationForm: form,
  registrationForm: form,
  serviceReturn: form,
  approvalForm: form,
  defenceIndex: form,

  disclosureReply: conclusion,
  partialReply: conclusion,
  refusalReply: conclusion,
  nonexistenceReply: conclusion,
  otherAgencyReply: conclusion,
  processingReply: conclusion,
  unclearReply: conclusion,
  repeatedReply: conclusion,
  petitionReply: conclusion,
  publicationReply: conclusion,
  queryReply: conclusion,
  excessiveReply: conclusion,
  confirmationReply: conclusion,

  receipt: (c) => ({
    blocks: [
      paragraph(`本机关于${c.date('receivedOn')}收到${c.you}提出的政府信息公开申请，已予登记。现将登记情况回执如下：`),
      {
        kind: 'table',
        table: {
          rows: ['code', 'applicant', 'channel', 'receivedOn', 'receiptBasis', 'content', 'dueOn', 'queryCode'].map(
            (key) => [c.label(key), c.date(key)],
          ),
          widths: [3, 7],
        },
      },
      paragraph(
        `根据${REGULATION}第三十三条第二款的规定，本机关将自收到申请之日起20个工作日内予以答复；需要补正、征求意见、收取费用或者延长答复期限的，另行告知，答复期限依法相应变化。`,
      ),
    ],
  }),

  supplementNotice: (c) => ({
    blocks: [
      c.opening(`经审查，${c.you}的申请内容不明确。根据${REGULATION}第三十条的规定，现一次性告知${c.you}作出补正：`),
      ...c.labelled('items'),
      ...c.labelled('guidance'),
      paragraph(`${c.label('replyWorkingDays')}：请自收到本告知书之日起${c.text('replyWorkingDays')}个工作日内补正。`),
      ...c.labelled('howToSubmit'),
      paragraph(c.sentence('consequence')),
      paragraph(c.sentence('restart')),
    ],
  }),

  reasonsNotice: (c) => ({
    blocks: [
      c.opening(
        `经审查，${c.you}申请公开政府信息的数量、频次明显超过合理范围。根据${REGULATION}第三十五条的规定，请${c.you}说明理由：`,
      ),
      ...c.labelled('grounds'),
      paragraph(
        `${c.label('replyWorkingDays')}：请自收到本告知书之日起${c.text('replyWorkingDays')}个工作日内以书面形式说明。`,
      ),
      ...c.labelled('howToSubmit'),
      paragraph(c.sentence('consequence')),
    ],
  }),

  extensionNotice: (c) => ({
    blocks: [
      c.opening(`本机关不能在原答复期限${c.date('originalDueOn')}届满前予以答复。`),
      ...(c.text('reason') ? c.labelled('reason') : []),
      paragraph(c.sentence('approval')),
      paragraph(
        `根据${REGULATION}第三十三条第二款的规定，答复期限延长${c.text('workingDays')}个工作日，` +
          `延期后的答复期限届满之日为${c.date('dueOn')}，特此告知。`,
      ),
    ],
  }),

  delayedAnswerNotice: (c) => ({
    blocks: [
      c.opening(
        `${c.you}申请公开政府信息的数量、频次明显超过合理范围，所说明的理由合理，但本机关无法在规定期限内答复。`,
      ),
      ...c.labelled('reasons'),
      paragraph(
        `根据${REGULATION}第三十五条的规定，本机关确定的合理延迟答复期限届满之日为${c.date('until')}，特此告知。`,
      ),
    ],
  }),

  thirdPartyConsultation: (c) => ({
    blocks: [
      paragraph(
        `本机关收到政府信息公开申请，申请公开的政府信息涉及${c.you}的合法权益。根据${REGULATION}第十五条、第三十二条的规定，现书面征求${c.you}的意见：`,
      ),
      ...c.labelled('question'),
      paragraph(c.sentence('period')),
      paragraph(c.sentence('objection')),
      paragraph(c.sentence('silence')),
    ],
    slip: replySlip(c.text('party'), c.text('question'), c.data.agency),
  }),

  consultationReplySlip: (c) => ({
    blocks: [{ kind: 'table', table: { rows: slipRows(c.text('party'), c.text('question')), widths: [3, 7] } }],
  }),

  consultationNotice: (c) => ({
    blocks: [
      c.opening(
        `经审查，该申请涉及第三方或者其他机关，本机关已依照${REGULATION}第三十二条、第三十四条的规定书面征求意见。`,
      ),
      paragraph(`根据${REGULATION}第三十三条第三款的规定，${c.sentence('exclusion')}特此告知。`),
    ],
  }),

  disclosureNotice: (c) => ({
    blocks: [
      paragraph(
        `本机关就政府信息公开事项书面征求${c.you}的意见后，认为不公开可能对公共利益造成重大影响。根据${REGULATION}第三十二条的规定，决定予以公开，现将决定公开的政府信息内容和理由告知如下：`,
      ),
      ...c.labelled('disclosed'),
      ...c.labelled('reasons'),
    ],
  }),

  coMakerConsultation: (c) => ({
    blocks: [
      paragraph(
        `本机关收到政府信息公开申请，申请公开的政府信息由本机关牵头、与${c.you}共同制作。根据${REGULATION}第三十四条的规定，现征求${c.you}的意见：`,
      ),
      ...c.labelled('question'),
      paragraph(c.sentence('period')),
      paragraph(c.sentence('silence')),
    ],
    slip: replySlip(c.text('party'), c.text('question'), c.data.agency),
  }),

  assistanceLetter: (c) => ({
    blocks: [
      paragraph(
        `本机关正在办理一件政府信息公开申请。根据${REGULATION}第十一条的规定，为保证所公开的政府信息准确一致，请${c.you}协助：`,
      ),
      ...c.labelled('question'),
      paragraph(`请将书面意见反馈本机关，以便在法定期限内答复申请人。`),
    ],
  }),

  feeNotice: (c) => ({
    blocks: [
      c.opening(
        `根据${REGULATION}第四十二条和${FEE_RULES}第六条的规定，本机关决定对该申请收取信息处理费，现通知如下：`,
      ),
      ...c.labelled('grounds'),
      ...c.labelled('basis'),
      paragraph(`${c.label('working')}：`),
      ...(c.table('working') ? [{ kind: 'table' as const, table: c.table('working') as LetterTable }] : []),
      ...linesOf(c.data.values.working ?? '').map(paragraph),
      ...c.labelled('amount'),
      ...c.labelled('payment'),
      paragraph(c.sentence('period')),
      paragraph(c.sentence('consequence')),
      paragraph(c.sentence('restart')),
    ],
  }),

  correctionNotice: (c) => ({
    blocks: [
      paragraph(
        `${c.you}向本机关提出的更正与自身相关的政府信息的申请收悉。根据${REGULATION}第四十一条的规定，现告知如下：`,
      ),
      ...c.labelled('record'),
      ...c.labelled('result'),
    ],
  }),

  transferNotice: (c) => ({
    blocks: [
      paragraph(
        `${c.you}向本机关提出的更正与自身相关的政府信息的申请收悉。该事项不属于本机关职能范围，根据${REGULATION}第四十一条的规定，已转送有权更正的行政机关处理，现告知如下：`,
      ),
      ...c.labelled('record'),
      ...c.labelled('transferredTo'),
    ],
  }),

  discontinuationNote: (c) => {
    const { decision } = c.data;
    if (!decision) return { blocks: [] };
    const facts = DECISION_CONTENTS[decision].flatMap(({ key, label }) =>
      labelledLines(label, c.data.values[key] ?? ''),
    );
    return {
      blocks: [
        paragraph(
          `${c.text('applicant')}提出的政府信息公开申请（登记编号：${c.text('code')}），本机关于${c.date('receivedOn')}收到，申请内容为：“${c.text('content')}”。`,
        ),
        ...facts,
        paragraph(`${basisOf(decision)}自${c.date('endedOn')}起不再处理：${CONCLUSIONS[decision](c.you)}`),
        ...c.labelled('officer'),
      ],
    };
  },

  processSheet: (c) => {
    const steps = c.table('steps');
    return {
      blocks: [
        { kind: 'table', table: { rows: rowsOf(c, ['steps']), widths: [3, 7] } },
        heading('办理环节'),
        ...(steps ? [{ kind: 'table' as const, table: steps }] : linesOf(c.data.values.steps ?? '').map(paragraph)),
      ],
    };
  },
};

/** A form with rows of label and value: registration, application, approval, proof of service. */
function formTable(c: Contents): LetterBlock[] {
  return [{ kind: 'table', table: { rows: rowsOf(c, []), widths: [3, 7] } }];
}

// In a form, a sentence of the law is a place to fill in by hand.
function rowsOf(c: Contents, without: readonly string[]): readonly (readonly string[])[] {
  return c.fields
    .filter(({ key }) => !without.includes(key) && key !== 'contact')
    .map((field) => [field.label, field.from === 'law' ? field.sentence : c.date(field.key)]);
}

function replySlip(party: string, question: string, agency: string): LetterBlock & { readonly kind: 'slip' } {
  return { kind: 'slip', title: '征求意见回执', rows: [['征求意见机关', agency], ...slipRows(party, question)] };
}

function slipRows(party: string, question: string): readonly (readonly string[])[] {
  return [
    ['被征求意见人', party],
    ['征求意见的事项', question],
    ['意见', '□ 同意公开　　□ 不同意公开　　□ 部分同意公开'],
    ['理由', '\n\n\n'],
    ['收到征求意见书的日期', '　　　年　　月　　日'],
    ['签名或者盖章', '\n　　　年　　月　　日'],
  ];
}

/** Shows the working of a fee as a table: each band with its units, rate and sum, then the total (109号 第四条、第五条). */
export function feeWorkingTable(
  lines: readonly {
    readonly first: number;
    readonly last: number;
    readonly units: number;
    readonly rate: number;
    readonly amount: number;
  }[],
  unit: string,
): LetterTable {
  const total = lines.reduce((sum, { amount }) => sum + amount, 0);
  return {
    header: ['档次', `数量（${unit}）`, `标准（元/${unit}）`, '金额（元）'],
    rows: [
      ...lines.map(({ first, last, units, rate, amount }) => [
        first === last ? `第${first}${unit}` : `第${first}至${last}${unit}`,
        String(units),
        String(rate),
        String(amount),
      ]),
      ['合计', String(lines.reduce((sum, { units }) => sum + units, 0)), '', String(total)],
    ],
    widths: [4, 2, 2, 2],
  };
}
