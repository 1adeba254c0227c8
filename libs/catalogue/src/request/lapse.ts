import type { Messages } from '../message';
import type { Refusals } from '../refusal';

/** The words of a lapse. */
export const LAPSE_WORDS = {
  'event.RequestLapsed': {
    zh: '{lapsedOn} 视为放弃申请，不再处理（{decision}）',
    en: 'Taken as given up on {lapsedOn} ({decision})',
  },
  'requestAct.ConfirmLapse': { zh: '确认视为放弃', en: 'Confirm the lapse' },
  'field.lapsedOn': { zh: '视为放弃之日', en: 'Lapsed on' },
  'sheet.RequestLapsed': { zh: '不再处理', en: 'Lapsed' },
} as const satisfies Messages;

/** The refusals of a lapse. */
export const LAPSE_REFUSALS = {
  'request.nothing-lapsed': {
    status: 422,
    title: { zh: '没有逾期的事项', en: 'Nothing lapsed' },
    detail: { zh: '没有已送达且仍在等待的补正或者缴费。', en: 'No served notice waits for the applicant.' },
  },
  'request.lapse-provisional': {
    status: 422,
    title: { zh: '期限为暂定，不能视为放弃', en: 'The date is provisional' },
    detail: {
      zh: '期限 {dueOn} 所在年份的放假通知尚未公布。',
      en: 'The calendar of {dueOn} is not published: nothing lapses on it.',
    },
  },
} as const satisfies Refusals;
