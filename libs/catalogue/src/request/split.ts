import type { Messages } from '../message';
import type { Refusals } from '../refusal';

/** The words of splitting a request. */
export const SPLIT_WORDS = {
  'event.RequestSplit': { zh: '{splitOn} 拆分为 {into} 件', en: 'Split into {into} on {splitOn}' },
} as const satisfies Messages;

/** The refusals of splitting a request. */
export const SPLIT_REFUSALS = {
  'request.split-not-open': {
    status: 422,
    title: { zh: '不能拆分', en: 'Cannot be split' },
    detail: { zh: '只有刚登记、尚未办理的申请可以拆分。', en: 'Only a request that was just registered can be split.' },
  },
  'request.split-too-late': {
    status: 422,
    title: { zh: '已有办理记录，不能拆分', en: 'Too late to split' },
    detail: {
      zh: '该申请已有办理记录；一事一申请的拆分应在登记时进行。',
      en: 'The request has been worked on; splitting belongs to registration.',
    },
  },
  'request.split-too-few': {
    status: 422,
    title: { zh: '拆分件数不足', en: 'Too few parts' },
    detail: { zh: '拆分后至少应有两件。', en: 'A split makes at least two requests.' },
  },
} as const satisfies Refusals;
