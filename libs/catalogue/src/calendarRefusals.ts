import type { Refusals } from './refusal';

/** Why libs/calendar refuses a holiday notice; `{sentence}` is the sentence at fault. */
export const NOTICE_REFUSALS = {
  'notice.unreadable': {
    status: 422,
    title: { zh: '放假通知中有一句读不懂', en: 'A sentence of the notice cannot be read' },
    detail: {
      zh: '这一句读不懂，整份通知没有录入：“{sentence}”',
      en: 'This sentence cannot be read, and nothing was taken over: "{sentence}"',
    },
  },
  'notice.empty': { status: 422, title: { zh: '放假通知中没有放假日期', en: 'The notice declares no day off' } },
  'notice.malformed': {
    status: 422,
    title: { zh: '放假通知的 JSON 格式不对', en: 'The JSON form of the notice is not valid' },
    detail: { zh: 'JSON 中“{field}”缺少或不对', en: '"{field}" is missing or not valid' },
  },
  'notice.year-missing': {
    status: 422,
    title: { zh: '不知道这是哪一年的放假通知', en: 'The year of the notice is not known' },
  },
  'notice.year-conflict': {
    status: 422,
    title: { zh: '放假通知写了两个年份', en: 'The notice names two years' },
    detail: { zh: '一处写 {year} 年，一处写 {other} 年', en: 'It names {year} in one place and {other} in another' },
  },
  'notice.date-invalid': {
    status: 422,
    title: { zh: '放假通知中有不存在的日期', en: 'The notice names a day that does not exist' },
    detail: { zh: '没有 {date} 这一天：“{sentence}”', en: 'There is no day {date}: "{sentence}"' },
  },
  'notice.date-outside-year': {
    status: 422,
    title: { zh: '放假通知中有别的年份的日期', en: 'The notice names a day of another year' },
    detail: {
      zh: '{date} 不在 {year} 年（也不在上年十二月）：“{sentence}”',
      en: '{date} is not of {year}, nor of the December before it: "{sentence}"',
    },
  },
  'notice.range-reversed': {
    status: 422,
    title: { zh: '放假的起止日期颠倒', en: 'A holiday ends before it begins' },
    detail: { zh: '{from} 晚于 {to}：“{sentence}”', en: '{from} is later than {to}: "{sentence}"' },
  },
  'notice.day-count-wrong': {
    status: 422,
    title: { zh: '“共几天”与起止日期不符', en: 'The number of days is not that of the range' },
    detail: {
      zh: '写的是 {stated} 天，起止日期是 {actual} 天：“{sentence}”',
      en: 'It says {stated} days, the range has {actual}: "{sentence}"',
    },
  },
  'notice.weekday-wrong': {
    status: 422,
    title: { zh: '星期与日期不符', en: 'A weekday is not that of its date' },
    detail: {
      zh: '{date} 是星期{actual}，不是星期{stated}：“{sentence}”',
      en: '{date} is a 星期{actual}, not a 星期{stated}: "{sentence}"',
    },
  },
  'notice.make-up-not-weekend': {
    status: 422,
    title: { zh: '调休上班的日子不是周末', en: 'A make-up workday is no weekend day' },
    detail: {
      zh: '{date} 是星期{weekday}，本来就上班：“{sentence}”',
      en: '{date} is a 星期{weekday} and worked anyway: "{sentence}"',
    },
  },
  'notice.make-up-in-holiday': {
    status: 422,
    title: { zh: '调休上班的日子在放假期间', en: 'A make-up workday lies in a holiday' },
    detail: { zh: '{date} 既放假又上班：“{sentence}”', en: '{date} is off and worked: "{sentence}"' },
  },
  'notice.day-twice': {
    status: 422,
    title: { zh: '同一天写了两次', en: 'A day is named twice' },
    detail: { zh: '{date} 写了两次：“{sentence}”', en: '{date} is named twice: "{sentence}"' },
  },
} as const satisfies Refusals;

/** Why libs/calendar refuses notices that do not fit together. */
export const CALENDAR_REFUSALS = {
  'calendar.year-gap': {
    status: 422,
    title: { zh: '已公布的年份之间缺一年', en: 'A year is missing between published years' },
    detail: { zh: '缺 {year} 年的放假通知', en: 'The notice of {year} is missing' },
  },
  'calendar.year-twice': {
    status: 422,
    title: { zh: '同一年有两份放假通知', en: 'Two notices for one year' },
    detail: { zh: '{year} 年有两份放假通知', en: 'There are two notices for {year}' },
  },
  'calendar.year-unpublished': {
    status: 422,
    title: { zh: '这一年还没有放假通知，不能调整', en: 'The year has no notice yet that could be amended' },
    detail: { zh: '{year} 年还没有放假通知，不能调整', en: '{year} has no notice yet that could be amended' },
  },
  'calendar.region-invalid': { status: 422, title: { zh: '地区代码不对', en: 'The region is not valid' } },
  'calendar.kind-region-mismatch': {
    status: 422,
    title: {
      zh: '全国的通知和地方的通知不能混用',
      en: "A region's own notice belongs to a region, every other to the country",
    },
  },
} as const satisfies Refusals;

/** The refusals of proposing and approving notices. */
export const CALENDAR_APPROVAL_REFUSALS = {
  'calendar.kind-unknown': { status: 422, title: { zh: '放假通知的种类不存在', en: 'Unknown kind of notice' } },
  'calendar.ground-unknown': { status: 422, title: { zh: '退回的理由不存在', en: 'Unknown ground' } },
  'calendar.year-already-published': {
    status: 409,
    title: {
      zh: '这一年已有放假通知，改动应作为调整录入',
      en: 'The year has a notice already: enter a change of it as an amendment',
    },
    detail: {
      zh: '{year} 年已有放假通知，改动应作为调整录入',
      en: '{year} has a notice already: enter a change of it as an amendment',
    },
  },
  'calendar.nothing-changes': { status: 422, title: { zh: '这份通知不改变任何一天', en: 'The notice changes no day' } },
  'calendar.proposal-unknown': { status: 404, title: { zh: '没有这份待审的通知', en: 'There is no such proposal' } },
  'calendar.proposal-closed': { status: 409, title: { zh: '这份通知已经审过', en: 'The proposal is already decided' } },
  'calendar.needs-second-person': {
    status: 403,
    title: {
      zh: '录入的人不能自己批准，须由另一人批准',
      en: 'Another person than the one who entered it must approve it',
    },
  },
} as const satisfies Refusals;
