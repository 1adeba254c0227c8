/** Titles of what is refused about holiday notices, calendars and an agency's settings. */
export const CALENDAR_PROBLEM_TITLES = {
  'problem.agency.unknown': { zh: '没有这个机关', en: 'There is no such agency' },
  'problem.agency.setting-unknown': { zh: '没有这项设置', en: 'There is no such setting' },
  'problem.agency.setting-value-invalid': { zh: '这项设置不能取这个值', en: 'The setting cannot have this value' },
  'problem.notice.unreadable': { zh: '放假通知中有一句读不懂', en: 'A sentence of the notice cannot be read' },
  'problem.notice.empty': { zh: '放假通知中没有放假日期', en: 'The notice declares no day off' },
  'problem.notice.malformed': { zh: '放假通知的 JSON 格式不对', en: 'The JSON form of the notice is not valid' },
  'problem.notice.year-missing': { zh: '不知道这是哪一年的放假通知', en: 'The year of the notice is not known' },
  'problem.notice.year-conflict': { zh: '放假通知写了两个年份', en: 'The notice names two years' },
  'problem.notice.date-invalid': { zh: '放假通知中有不存在的日期', en: 'The notice names a day that does not exist' },
  'problem.notice.date-outside-year': {
    zh: '放假通知中有别的年份的日期',
    en: 'The notice names a day of another year',
  },
  'problem.notice.range-reversed': { zh: '放假的起止日期颠倒', en: 'A holiday ends before it begins' },
  'problem.notice.day-count-wrong': { zh: '“共几天”与起止日期不符', en: 'The number of days is not that of the range' },
  'problem.notice.weekday-wrong': { zh: '星期与日期不符', en: 'A weekday is not that of its date' },
  'problem.notice.make-up-not-weekend': { zh: '调休上班的日子不是周末', en: 'A make-up workday is no weekend day' },
  'problem.notice.make-up-in-holiday': {
    zh: '调休上班的日子在放假期间',
    en: 'A make-up workday lies in a holiday',
  },
  'problem.notice.day-twice': { zh: '同一天写了两次', en: 'A day is named twice' },
  'problem.calendar.year-gap': { zh: '已公布的年份之间缺一年', en: 'A year is missing between published years' },
  'problem.calendar.year-twice': { zh: '同一年有两份放假通知', en: 'Two notices for one year' },
  'problem.calendar.year-unpublished': {
    zh: '这一年还没有放假通知，不能调整',
    en: 'The year has no notice yet that could be amended',
  },
  'problem.calendar.region-invalid': { zh: '地区代码不对', en: 'The region is not valid' },
  'problem.calendar.kind-region-mismatch': {
    zh: '全国的通知和地方的通知不能混用',
    en: "A region's own notice belongs to a region, every other to the country",
  },
  'problem.calendar.kind-unknown': { zh: '放假通知的种类不存在', en: 'Unknown kind of notice' },
  'problem.calendar.ground-unknown': { zh: '退回的理由不存在', en: 'Unknown ground' },
  'problem.calendar.year-already-published': {
    zh: '这一年已有放假通知，改动应作为调整录入',
    en: 'The year has a notice already: enter a change of it as an amendment',
  },
  'problem.calendar.nothing-changes': { zh: '这份通知不改变任何一天', en: 'The notice changes no day' },
  'problem.calendar.proposal-unknown': { zh: '没有这份待审的通知', en: 'There is no such proposal' },
  'problem.calendar.proposal-closed': { zh: '这份通知已经审过', en: 'The proposal is already decided' },
  'problem.calendar.needs-second-person': {
    zh: '录入的人不能自己批准，须由另一人批准',
    en: 'Another person than the one who entered it must approve it',
  },
} as const;

/** Details with what happened: the sentence of the notice at fault. */
export const CALENDAR_PROBLEM_DETAILS = {
  'detail.agency.setting-unknown': { zh: '没有设置“{setting}”', en: 'There is no setting "{setting}"' },
  'detail.agency.setting-value-invalid': {
    zh: '设置“{setting}”不能取“{value}”',
    en: 'The setting "{setting}" cannot be "{value}"',
  },
  'detail.notice.unreadable': {
    zh: '这一句读不懂，整份通知没有录入：“{sentence}”',
    en: 'This sentence cannot be read, and nothing was taken over: "{sentence}"',
  },
  'detail.notice.malformed': { zh: 'JSON 中“{field}”缺少或不对', en: '"{field}" is missing or not valid' },
  'detail.notice.year-conflict': {
    zh: '一处写 {year} 年，一处写 {other} 年',
    en: 'It names {year} in one place and {other} in another',
  },
  'detail.notice.date-invalid': {
    zh: '没有 {date} 这一天：“{sentence}”',
    en: 'There is no day {date}: "{sentence}"',
  },
  'detail.notice.date-outside-year': {
    zh: '{date} 不在 {year} 年（也不在上年十二月）：“{sentence}”',
    en: '{date} is not of {year}, nor of the December before it: "{sentence}"',
  },
  'detail.notice.range-reversed': {
    zh: '{from} 晚于 {to}：“{sentence}”',
    en: '{from} is later than {to}: "{sentence}"',
  },
  'detail.notice.day-count-wrong': {
    zh: '写的是 {stated} 天，起止日期是 {actual} 天：“{sentence}”',
    en: 'It says {stated} days, the range has {actual}: "{sentence}"',
  },
  'detail.notice.weekday-wrong': {
    zh: '{date} 是星期{actual}，不是星期{stated}：“{sentence}”',
    en: '{date} is a 星期{actual}, not a 星期{stated}: "{sentence}"',
  },
  'detail.notice.make-up-not-weekend': {
    zh: '{date} 是星期{weekday}，本来就上班：“{sentence}”',
    en: '{date} is a 星期{weekday} and worked anyway: "{sentence}"',
  },
  'detail.notice.make-up-in-holiday': {
    zh: '{date} 既放假又上班：“{sentence}”',
    en: '{date} is off and worked: "{sentence}"',
  },
  'detail.notice.day-twice': { zh: '{date} 写了两次：“{sentence}”', en: '{date} is named twice: "{sentence}"' },
  'detail.calendar.year-gap': { zh: '缺 {year} 年的放假通知', en: 'The notice of {year} is missing' },
  'detail.calendar.year-twice': { zh: '{year} 年有两份放假通知', en: 'There are two notices for {year}' },
  'detail.calendar.year-unpublished': {
    zh: '{year} 年还没有放假通知，不能调整',
    en: '{year} has no notice yet that could be amended',
  },
  'detail.calendar.year-already-published': {
    zh: '{year} 年已有放假通知，改动应作为调整录入',
    en: '{year} has a notice already: enter a change of it as an amendment',
  },
} as const;
