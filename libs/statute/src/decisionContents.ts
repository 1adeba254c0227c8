import type { DecisionCode } from './decisions';

/** A content that a conclusion must or may have, with the article that asks for it. */
export interface ContentField {
  readonly key: string;
  readonly label: string;
  readonly article: string;
  /** One text; a text with one item on each line; or the name of something elsewhere (an earlier reply, a law, an office). */
  readonly kind: 'text' | 'list' | 'reference';
  readonly required: boolean;
  /** The law's own classes, when the content must be one of them. */
  readonly choices?: readonly string[];
  /** The key of the content that may replace this one: a required content is not missing when its replacement is given. */
  readonly unless?: string;
}

type More = Pick<ContentField, 'choices' | 'unless'>;
const content =
  (kind: ContentField['kind'], required: boolean) =>
  (key: string, label: string, article: string, more: More = {}): ContentField => ({
    key,
    label,
    article,
    kind,
    required,
    ...more,
  });
const text = content('text', true);
const list = content('list', true);
const reference = content('reference', true);
const optionalText = content('text', false);

/** The classes of 条例 第十四条 that A6 names (“三安全一稳定”). */
const SAFETY_CLASSES = ['危及国家安全', '危及公共安全', '危及经济安全', '危及社会稳定'];
/** The classes of 条例 第十五条. */
const THIRD_PARTY_CLASSES = ['商业秘密', '个人隐私', '其他第三方合法权益'];
/** The three classes of 条例 第十六条第一款. */
const INTERNAL_CLASSES = ['人事管理', '后勤管理', '内部工作流程'];
/** The four classes of 条例 第十六条第二款. */
const PROCESS_CLASSES = ['讨论记录', '过程稿', '磋商信函', '请示报告'];

// Every whole refusal names the item, the law's class, and why the item falls under it.
const refusal = (article: string, classes: More = {}): readonly ContentField[] => [
  text('item', '不予公开的信息', '条例第三十六条第三项'),
  text('class', '所属的具体情形', article, classes),
  text('reasons', '不予公开的理由', '条例第三十六条第三项'),
];

/**
 * The contents of each conclusion (domain.md 1.10 and §7, 条例 第三十条、第三十五条至第四十条). Nobody can sign an answer while a
 * required content is missing.
 */
export const DECISION_CONTENTS: Readonly<Record<DecisionCode, readonly ContentField[]>> = {
  A1: [
    text('information', '已主动公开的信息', '条例第三十六条第一项'),
    text('method', '获取该信息的方式', '条例第三十六条第一项'),
    text('route', '获取该信息的途径', '条例第三十六条第一项'),
  ],
  A2: [
    text('information', '提供的信息（附件清单）', '条例第三十六条第二项', { unless: 'route' }),
    optionalText('form', '提供形式', '条例第四十条'),
    text('method', '获取该信息的方式', '条例第三十六条第二项', { unless: 'information' }),
    text('route', '获取该信息的途径', '条例第三十六条第二项', { unless: 'information' }),
    text('time', '获取该信息的时间', '条例第三十六条第二项', { unless: 'information' }),
  ],
  A3: [
    text('openPart', '公开的内容', '条例第三十七条'),
    list('withheldPart', '不予公开的内容（逐项）', '条例第三十七条'),
    text('reasons', '不予公开部分的理由', '条例第三十七条'),
    list('basis', '不予公开部分的依据（条、款、项）', '条例第十四条至第十六条'),
    optionalText('consultation', '征求第三方意见的情况', '条例第十五条、第三十二条'),
  ],
  A4: [
    ...refusal('条例第十四条', { choices: ['依法确定为国家秘密'] }),
    reference('classification', '定密依据（密级、文号或者保密审查意见）', '条例第十四条、第十七条'),
  ],
  A5: [
    ...refusal('条例第十四条', { choices: ['法律、行政法规禁止公开'] }),
    reference('law', '禁止公开的法律、行政法规及其条款', '条例第十四条'),
  ],
  A6: [...refusal('条例第十四条', { choices: SAFETY_CLASSES }), text('harm', '公开后可能危及的事实', '条例第十四条')],
  A7: [
    ...refusal('条例第十五条', { choices: THIRD_PARTY_CLASSES }),
    text('consultation', '征求第三方意见的情况', '条例第三十二条'),
    text('harm', '公开会对第三方合法权益造成的损害', '条例第十五条'),
  ],
  A8: refusal('条例第十六条第一款', { choices: INTERNAL_CLASSES }),
  A9: refusal('条例第十六条第二款', { choices: PROCESS_CLASSES }),
  A10: refusal('条例第十六条第二款', { choices: ['行政执法案卷信息'] }),
  A11: [
    reference('law', '对查询有特别规定的法律、行政法规', '条例第三十六条第七项'),
    reference('office', '查询的机构和途径', '条例第三十六条第七项'),
  ],
  A12: [
    text('searchScope', '检索范围', '条例第三十六条第四项'),
    text('searchPlace', '检索地点', '条例第三十六条第四项'),
    text('searchMeans', '检索方式', '条例第三十六条第四项'),
    text('searchKeywords', '检索关键词', '条例第三十六条第四项'),
    text('searchTime', '检索时间', '条例第三十六条第四项'),
    text('searchResult', '检索结果', '条例第三十六条第四项'),
  ],
  A13: [
    text('reasons', '不属于本机关负责公开的理由', '条例第三十六条第五项'),
    reference('responsibleAgency', '负责公开该信息的行政机关名称', '条例第三十六条第五项', {
      unless: 'undeterminable',
    }),
    text('responsibleContact', '该行政机关的联系方式', '条例第三十六条第五项', { unless: 'undeterminable' }),
    optionalText('undeterminable', '不能确定负责公开的行政机关及其原因', '条例第三十六条第五项'),
  ],
  A14: [text('reasons', '没有现成信息、需要加工分析的理由', '条例第三十八条')],
  A15: [text('unclear', '补正后仍不明确之处', '条例第三十条')],
  A16: [
    text('reasons', '属于信访、投诉、举报的理由', '条例第三十九条第一款'),
    reference('channel', '相应的信访、投诉、举报渠道', '条例第三十九条第一款'),
  ],
  A17: [
    reference('earlierDate', '此前答复的日期', '条例第三十六条第六项'),
    reference('earlierNumber', '此前答复的文号', '条例第三十六条第六项'),
  ],
  A18: [reference('route', '获取该公开出版物的途径', '条例第三十九条第二款')],
  A19: [
    text('numbers', '申请的数量、频次及明显超过合理范围的事实', '条例第三十五条'),
    text('reasons', '申请人说明的理由及不合理的认定', '条例第三十五条'),
  ],
  A20: [text('basis', '所要求确认或者重新出具的信息、此前获取的情况及不予处理的依据', '国办公开办函〔2021〕30号')],
  A21: [text('fileNote', '补正告知、送达、逾期及无正当理由的情况', '条例第三十条')],
  A22: [text('fileNote', '收费通知、送达和逾期未缴的情况', '国办函〔2020〕109号第六条')],
  A23: [reference('withdrawal', '申请人撤回的记录（日期、方式、书面材料）', '国办公开办函〔2021〕30号')],
};

/**
 * The required contents of a conclusion that are not given. A blank text, an empty list, `false`, and a plain text that is not
 * one of the law's classes do not count as given; a sealed value and `true` do.
 */
export function missingContents(code: DecisionCode, given: Readonly<Record<string, unknown>>): readonly ContentField[] {
  return DECISION_CONTENTS[code].filter(
    (field) =>
      field.required &&
      !isGiven(given[field.key], field) &&
      (field.unless === undefined || !isGiven(given[field.unless])),
  );
}

function isGiven(value: unknown, field?: ContentField): boolean {
  if (typeof value === 'string') {
    const plain = value.trim();
    return plain !== '' && (field?.choices?.includes(plain) ?? true);
  }
  if (Array.isArray(value)) return value.some((item) => isGiven(item));
  return value !== undefined && value !== null && value !== false;
}
