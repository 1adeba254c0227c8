import type { Messages } from '../message';

/** The words of the service of notices. */
export const SERVICE_WORDS = {
  'event.NoticeServed': {
    zh: '{servedOn} 送达（{step}，{serviceMode}）',
    en: 'Served on {servedOn} ({step}, {serviceMode})',
  },
  'requestAct.RecordNoticeServed': { zh: '登记送达', en: 'Record service' },
} as const satisfies Messages;
