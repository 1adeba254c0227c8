import type { PlainDate } from '@yishen/calendar';
import { DECISIONS, type DecisionCode } from './decisions';
import { DOCUMENTS, type DocumentCode } from './documents';

/**
 * The remedy paragraphs of outgoing documents (domain.md §7, end): R1 reconsideration first, R2 reconsideration or a suit,
 * R3 none (a step of the procedure), R4 the fee notice's own explanation.
 */
export type RemedyVariant = 'R1' | 'R2' | 'R3' | 'R4';

/** The remedy named to the applicant when no answer came in time: the law and the courts differ (domain.md 4.2.3, Q10). */
export type OverdueReading = 'reconsiderFirst' | 'reconsiderOrSue';

/** One wording of a remedy paragraph, in force from `from` until the day before `until`; `{…}` marks a parameter. */
export interface RemedyText {
  readonly version: string;
  readonly template: string;
  readonly articles: readonly string[];
  readonly from: string;
  readonly until?: string;
}

/** One version of the rule that says which paragraph a kind of decision bears. */
export interface RemedyRule {
  readonly version: string;
  readonly variant: RemedyVariant;
  readonly article: string;
  readonly from: string;
  readonly until?: string;
}

// 条例 (2007) entered into force on this day, so no letter is older.
const REGULATION = '2008-05-01';
// The 行诉法 of 2014 gives six months instead of three.
const SUITS = '2015-05-01';
// Under the 复议法 of 2023, a refusal to disclose must go to reconsideration first (第二十三条第一款第四项).
const RECONSIDERATION_FIRST = '2024-01-01';
// 109号 entered into force on this day.
const FEES = '2021-01-01';

/** Every version of the wording of each variant. */
export const REMEDY_TEXTS: Readonly<Record<RemedyVariant, readonly RemedyText[]>> = {
  R1: [
    {
      version: 'R1-2024',
      template:
        '如对本{act}中不予公开政府信息的决定不服，应当自收到本{act}之日起六十日内先向{reconsiderationAuthority}申请行政复议；' +
        '对行政复议决定不服的，可以自收到行政复议决定书之日起十五日内依法向{court}提起行政诉讼。' +
        '根据《中华人民共和国行政复议法》第二十三条第一款第四项、第二款，未经行政复议不得直接提起行政诉讼，特此告知。',
      articles: ['《行政复议法》第二十条', '《行政复议法》第二十三条第一款第四项、第二款', '《行政诉讼法》第四十五条'],
      from: RECONSIDERATION_FIRST,
    },
  ],
  R2: [
    {
      version: 'R2-2008',
      template:
        '如对本{act}不服，可以自收到本{act}之日起六十日内向{reconsiderationAuthority}申请行政复议，' +
        '或者自收到本{act}之日起三个月内向{court}提起行政诉讼。',
      articles: ['《行政复议法》（1999年）第九条', '《行政诉讼法》（1989年）第三十九条'],
      from: REGULATION,
      until: SUITS,
    },
    {
      version: 'R2-2015',
      template:
        '如对本{act}不服，可以自收到本{act}之日起六十日内向{reconsiderationAuthority}申请行政复议，' +
        '或者自收到本{act}之日起六个月内向{court}提起行政诉讼。',
      articles: ['《行政复议法》（1999年）第九条', '《行政诉讼法》第四十六条'],
      from: SUITS,
      until: RECONSIDERATION_FIRST,
    },
    {
      version: 'R2-2024',
      template:
        '如对本{act}不服，可以自收到本{act}之日起六十日内向{reconsiderationAuthority}申请行政复议，' +
        '或者自收到本{act}之日起六个月内依法向{court}提起行政诉讼。',
      articles: ['《行政复议法》第二十条', '《行政诉讼法》第四十六条'],
      from: RECONSIDERATION_FIRST,
    },
  ],
  // Nobody can sue over a notice of the procedure alone (法释〔2025〕8号): a remedy sentence would mislead.
  R3: [{ version: 'R3', template: '', articles: [], from: REGULATION }],
  R4: [
    {
      version: 'R4-2021',
      template:
        '根据《政府信息公开信息处理费管理办法》第七条，对收取信息处理费的决定不服的，不能单独申请行政复议或者提起行政诉讼；' +
        '缴费期满后，可以就本机关不再处理政府信息公开申请的行为，依法向上一级行政机关或者政府信息公开工作主管部门投诉、举报，' +
        '或者向{reconsiderationAuthority}申请行政复议、向{court}提起行政诉讼。',
      articles: ['国办函〔2020〕109号第七条', '《政府信息公开条例》第五十一条'],
      from: FEES,
    },
  ],
};

const EITHER: readonly RemedyRule[] = [
  {
    version: 'other-2008',
    variant: 'R2',
    article: '《行政复议法》第二十条、《行政诉讼法》第四十六条',
    from: REGULATION,
  },
];

// Whole and partial refusals under 条例 第十四条至第十六条 (domain.md 4.2.2). The implementing rules of 2026 include partial ones
// too, but we know them only second-hand (Q16), so this rests on the law of 2023, from its first day.
const REFUSAL: readonly RemedyRule[] = [
  {
    version: 'refusal-2008',
    variant: 'R2',
    article: '《行政复议法》（1999年）第九条、《行政诉讼法》第四十六条',
    from: REGULATION,
    until: RECONSIDERATION_FIRST,
  },
  {
    version: 'refusal-2024',
    variant: 'R1',
    article: '《行政复议法》第二十三条第一款第四项、法释〔2025〕8号第一条第二项',
    from: RECONSIDERATION_FIRST,
  },
];

// The applicant let the period pass or withdrew the request: there is only a file note, and no letter to challenge.
const NONE: readonly RemedyRule[] = [
  { version: 'none', variant: 'R3', article: '《政府信息公开条例》第三十条', from: REGULATION },
];
const EXPLAINED: readonly RemedyRule[] = [
  { version: 'fee-2021', variant: 'R4', article: '国办函〔2020〕109号第七条', from: FEES },
];

const REFUSALS: readonly DecisionCode[] = ['A3', 'A4', 'A5', 'A6', 'A7', 'A8', 'A9', 'A10'];

/** Every version of the rule that gives each conclusion's letter its remedy paragraph (domain.md 1.10 前置, 4.2). */
export const DECISION_REMEDIES = Object.fromEntries(
  Object.entries(DECISIONS).map(([code, { act }]) => [
    code,
    act !== 'answer' ? NONE : REFUSALS.includes(code as DecisionCode) ? REFUSAL : EITHER,
  ]),
) as unknown as Readonly<Record<DecisionCode, readonly RemedyRule[]>>;

/** The names that fill a remedy paragraph: the reconsideration authority (复议法 第二十四条) and the court. */
export interface RemedyParties {
  readonly reconsiderationAuthority: string;
  readonly court: string;
}

/** The remedy paragraph of a letter on a date: its variant, its wording, and the articles it rests on. */
export interface Remedy {
  readonly variant: RemedyVariant;
  readonly version: string;
  readonly template: string;
  readonly articles: readonly string[];
}

interface Versioned {
  readonly from: string;
  readonly until?: string;
}

function inForce<V extends Versioned>(versions: readonly V[], on: PlainDate): V | undefined {
  return versions.find(({ from, until }) => from <= on && (until === undefined || on < until));
}

/** The law on remedies; a test or a rehearsal passes another version. */
export interface RemedyLaw {
  readonly decisions: Readonly<Record<DecisionCode, readonly RemedyRule[]>>;
  readonly texts: Readonly<Record<RemedyVariant, readonly RemedyText[]>>;
}

/** The law as it stands. */
export const REMEDY_LAW: RemedyLaw = { decisions: DECISION_REMEDIES, texts: REMEDY_TEXTS };

/**
 * The remedy paragraph of a conclusion or a document dated `onDate` (条例 第五十一条, domain.md 4.2). The date of the letter chooses
 * the version, so that an old letter keeps the old law. `undefined` before such letters existed.
 */
export function remedyFor(
  code: DecisionCode | DocumentCode,
  onDate: PlainDate,
  law: RemedyLaw = REMEDY_LAW,
): Remedy | undefined {
  const rule = inForce(rulesOf(code, law), onDate);
  const text = rule && inForce(law.texts[rule.variant], onDate);
  if (!rule || !text) return undefined;
  const { template, version } = text;
  return { variant: rule.variant, version, template, articles: text.articles };
}

function rulesOf(code: DecisionCode | DocumentCode, law: RemedyLaw): readonly RemedyRule[] {
  if (Object.hasOwn(law.decisions, code)) return law.decisions[code as DecisionCode];
  const { remedy, decisions } = DOCUMENTS[code as DocumentCode];
  switch (remedy) {
    case 'byDecision': {
      // Conclusions that share a document share its remedy; a spec checks this.
      const [first] = decisions;
      return first ? law.decisions[first] : NONE;
    }
    case 'either':
      return EITHER;
    case 'explained':
      return EXPLAINED;
    // This remedy is against a missing answer, not against the document: see `overdueRemedy`.
    case 'overdue':
    case 'none':
      return NONE;
  }
}

/** Whether a conclusion dated `onDate` must go to reconsideration before a suit (复议法 第二十三条). */
export function isReconsiderationFirst(code: DecisionCode, onDate: PlainDate, law: RemedyLaw = REMEDY_LAW): boolean {
  return remedyFor(code, onDate, law)?.variant === 'R1';
}

/** The wordings for a missing answer, by the agency's reading (domain.md 4.2.3): no official text settles which is right. */
export const OVERDUE_REMEDIES: Readonly<Record<OverdueReading, readonly RemedyText[]>> = {
  reconsiderFirst: [
    {
      version: 'overdue-first-2024',
      template:
        '本机关未在法定期限内答复的，可以自答复期限届满之日起六十日内先向{reconsiderationAuthority}申请行政复议；' +
        '对行政复议决定不服的，可以自收到行政复议决定书之日起十五日内依法向{court}提起行政诉讼。',
      articles: ['《行政复议法》第二十三条第一款第三项'],
      from: RECONSIDERATION_FIRST,
    },
  ],
  reconsiderOrSue: [
    {
      version: 'overdue-either-2025',
      template:
        '本机关未在法定期限内答复的，可以自答复期限届满之日起六十日内向{reconsiderationAuthority}申请行政复议，' +
        '或者自答复期限届满之日起六个月内向{court}提起行政诉讼。',
      articles: ['法释〔2025〕8号第二条第二款', '行诉解释第六十六条'],
      from: '2025-06-01',
    },
  ],
};

/** The remedy wording for a missing answer on a date, by the agency's setting Q10; `undefined` before that reading existed. */
export function overdueRemedy(reading: OverdueReading, onDate: PlainDate): RemedyText | undefined {
  return inForce(OVERDUE_REMEDIES[reading], onDate);
}

/** The kinds of agency, each with the authority that reviews its acts (复议法 第二十四条、第二十七条). */
export const RECONSIDERATION_AUTHORITIES = {
  department: { label: '人民政府工作部门', authority: '本级人民政府', article: '《行政复议法》第二十四条第一款第一项' },
  government: { label: '地方人民政府', authority: '上一级人民政府', article: '《行政复议法》第二十四条第一款第二项' },
  branchOffice: {
    label: '派出机关（街道办事处）',
    authority: '设立该派出机关的人民政府',
    article: '《行政复议法》第二十四条第一款第三项',
  },
  dispatchedUnit: {
    label: '派出机构',
    authority: '所属工作部门的本级人民政府',
    article: '《行政复议法》第二十四条第四款',
  },
  verticalOrgan: {
    label: '海关、金融、外汇管理等垂直领导机关、税务和国家安全机关',
    authority: '上一级主管部门',
    article: '《行政复议法》第二十七条',
  },
} as const;

/** A kind of agency, which decides who reviews its acts. */
export type AgencyKind = keyof typeof RECONSIDERATION_AUTHORITIES;

/** Whether a text names a kind of agency. */
export function isAgencyKind(text: string): text is AgencyKind {
  return Object.hasOwn(RECONSIDERATION_AUTHORITIES, text);
}
