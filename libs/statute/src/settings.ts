/** A text in both languages of the product. */
interface Named {
  readonly zh: string;
  readonly en: string;
}

interface SettingBase {
  /** The open question of the specification (domain.md §9) that the setting answers; absent when it rests on practice alone. */
  readonly question?: string;
  readonly label: Named;
  /** The article or official paper, and what it leaves open. */
  readonly source: string;
}

/** A setting of an agency where the law is silent: its possible values, its default, and the article it concerns. */
export type Setting =
  | (SettingBase & { readonly kind: 'flag'; readonly default: boolean })
  | (SettingBase & {
      readonly kind: 'workingDays';
      readonly from: number;
      readonly to: number;
      readonly default: number;
    })
  | (SettingBase & {
      readonly kind: 'choice';
      readonly choices: Readonly<Record<string, Named>>;
      readonly default: string;
    });

/** The settings of an agency with their defaults: the questions of domain.md §9 that are not decided case by case. */
export const SETTINGS = {
  exclusionIncludesSendingDay: {
    question: 'Q1',
    kind: 'flag',
    label: {
      zh: '征求意见的扣除时间从发函当日起算',
      en: 'A consultation excludes the day on which its letter is sent',
    },
    source: '《政府信息公开条例》第三十三条第三款只说“所需时间”，未说从何日起算；默认自次日起',
    default: false,
  },
  lateSupplementRestart: {
    question: 'Q4',
    kind: 'choice',
    label: { zh: '补正告知超过七个工作日的，补正后答复期限', en: 'Reply period after a late supplement notice' },
    source: '《政府信息公开条例》第三十条未规定逾期告知的后果',
    choices: {
      warn: { zh: '提醒，由经办人决定是否重新起算', en: 'warn; the clerk decides whether it restarts' },
      restart: { zh: '重新起算', en: 'restarts' },
      never: { zh: '不重新起算', en: 'does not restart' },
    },
    default: 'warn',
  },
  extensionPerPeriod: {
    question: 'Q5',
    kind: 'flag',
    label: { zh: '补正或缴费重新起算后可以再延期一次', en: 'One more extension after a restart' },
    source: '《政府信息公开条例》第三十三条第二款未说重新起算后能否再延期',
    default: true,
  },
  rejectedSuitColumn: {
    question: 'Q8',
    kind: 'choice',
    label: { zh: '驳回起诉、驳回复议申请计入表四', en: 'Column of table four for rejected suits and applications' },
    source: '国办公开办函〔2021〕30号未说明',
    choices: { other: { zh: '其他结果', en: 'other results' }, upheld: { zh: '结果维持', en: 'upheld' } },
    default: 'other',
  },
  instancesPolicy: {
    question: 'Q9',
    kind: 'choice',
    label: { zh: '同一争议当年经过多级审理的，表四', en: 'Several instances of one dispute in a year' },
    source: '国办公开办函〔2021〕30号未说明',
    choices: {
      latest: { zh: '只计最后结果一件', en: 'one, by the latest result' },
      each: { zh: '每一审级计一件', en: 'one for each instance' },
    },
    default: 'latest',
  },
  overdueRemedy: {
    question: 'Q10',
    kind: 'choice',
    label: {
      zh: '对逾期不答复的救济告知（登记回执、救济时限）',
      en: 'Remedy named for a missing answer (receipt, time limits)',
    },
    source: '《行政复议法》第二十三条第一款第三项；法释〔2025〕8号第二条第二款（两者不一致，须审定）',
    choices: {
      reconsiderFirst: { zh: '先申请行政复议', en: 'reconsideration first' },
      reconsiderOrSue: { zh: '申请行政复议或者提起行政诉讼', en: 'reconsideration or a suit' },
    },
    default: 'reconsiderFirst',
  },
  feeMonth: {
    question: 'Q11',
    kind: 'choice',
    label: { zh: '按件计收的“一个自然月”', en: 'The calendar month of the fee by requests' },
    source: '国办函〔2020〕109号第四条未说以何日归月；按本机关累计',
    choices: {
      receipt: { zh: '收到申请之日所在月', en: 'the month of receipt' },
      notice: { zh: '收费通知之日所在月', en: 'the month of the fee notice' },
    },
    default: 'receipt',
  },
  reanswerDays: {
    question: 'Q14',
    kind: 'workingDays',
    label: { zh: '复议决定、判决未定期限时重新答复的期限', en: 'Period of a new answer when the order names none' },
    source: '《行政复议法》第六十四条、《行政诉讼法》第七十条“在一定期限内”',
    from: 1,
    to: 60,
    default: 20,
  },
  lapse: {
    kind: 'choice',
    label: { zh: '逾期不补正、逾期未缴费的“视为放弃”', en: 'A request given up by lapse of time' },
    source: '《政府信息公开条例》第三十条；国办函〔2020〕109号第六条',
    choices: {
      propose: { zh: '提请经办人确认', en: 'proposed to a person' },
      automatic: { zh: '到期自动记录', en: 'recorded when the day comes' },
    },
    default: 'propose',
  },
  supplementReplyDays: {
    kind: 'workingDays',
    label: { zh: '补正通知未写期限时的补正期限', en: 'Period to supplement when the notice names none' },
    source: '《政府信息公开条例》第三十条“合理的补正期限”',
    from: 1,
    to: 30,
    default: 15,
  },
  reasonsReplyDays: {
    kind: 'workingDays',
    label: { zh: '要求说明理由未写期限时的期限', en: 'Period to give reasons when none is named' },
    source: '《政府信息公开条例》第三十五条未规定期限',
    from: 1,
    to: 30,
    default: 15,
  },
  paperAnswers: {
    kind: 'flag',
    label: {
      zh: '可以登记线下审签的答复（不经本系统拟稿、审核、签发）',
      en: 'Answers drafted and signed on paper may be recorded',
    },
    source: '《政府信息公开条例》第四十五条要求有审核制度，未规定形式',
    default: true,
  },
  reportDuty: {
    kind: 'choice',
    label: { zh: '年度报告的法定期限', en: 'Whose annual report it is' },
    source: '《政府信息公开条例》第四十九条：部门一月三十一日前，主管部门（本级政府）三月三十一日前',
    choices: {
      department: { zh: '部门（1月31日前）', en: 'a department (31 January)' },
      government: { zh: '本级政府（3月31日前）', en: 'a government (31 March)' },
    },
    default: 'department',
  },
  reportDaysEarlier: {
    kind: 'workingDays',
    label: { zh: '年度报告比法定期限提前完成的工作日数', en: 'Working days by which the report is due earlier' },
    source: '《政府信息公开条例》第四十九条只定最后期限；上级可以要求提前',
    from: 0,
    to: 60,
    default: 0,
  },
} as const satisfies Record<string, Setting>;

/** The name of a setting. */
export type SettingKey = keyof typeof SETTINGS;

type ValueOf<Of extends Setting> = Of extends { kind: 'flag' }
  ? boolean
  : Of extends { kind: 'workingDays' }
    ? number
    : Of extends { kind: 'choice'; choices: infer Choices }
      ? keyof Choices
      : never;

/** The value of every setting of an agency. */
export type AgencySettings = { readonly [Key in SettingKey]: ValueOf<(typeof SETTINGS)[Key]> };

/** A value that a setting can have. */
export type SettingValue = boolean | number | string;

/** The settings in the order of domain.md §9, in which they are shown. */
export const SETTING_ORDER = Object.keys(SETTINGS) as readonly SettingKey[];

/** The defaults of domain.md §9. */
export const DEFAULT_SETTINGS = Object.fromEntries(
  SETTING_ORDER.map((key) => [key, SETTINGS[key].default]),
) as unknown as AgencySettings;

/** Whether a text names a setting. */
export function isSetting(text: string): text is SettingKey {
  return Object.hasOwn(SETTINGS, text);
}

/** Whether a setting may have a value. */
export function isValueOf(key: SettingKey, value: unknown): value is SettingValue {
  const setting: Setting = SETTINGS[key];
  switch (setting.kind) {
    case 'flag':
      return typeof value === 'boolean';
    case 'workingDays':
      return typeof value === 'number' && Number.isInteger(value) && value >= setting.from && value <= setting.to;
    case 'choice':
      return typeof value === 'string' && Object.hasOwn(setting.choices, value);
  }
}
