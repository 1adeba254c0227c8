import type { Messages } from '../message';

/** The words of the events that the engine records. */
export const CLOCK_WORDS = {
  'event.DeadlinesChanged': { zh: '期限更新：答复期限 {dueOn}', en: 'Deadlines derived: reply due {dueOn}' },
  'event.DeadlineWarned': {
    zh: '期限提醒：距 {dueOn} 还有 {workingDaysLeft} 个工作日',
    en: 'Reminder: {workingDaysLeft} working days left to {dueOn}',
  },
  'event.DeadlineMissed': { zh: '逾期：{dueOn} 未答复', en: 'Missed: not answered by {dueOn}' },
  'event.LapseProposed': {
    zh: '期限 {dueOn} 届满，待确认是否视为放弃申请',
    en: 'The period ended on {dueOn}: to be confirmed as given up',
  },
} as const satisfies Messages;
