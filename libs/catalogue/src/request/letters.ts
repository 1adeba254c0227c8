import type { Messages } from '../message';

/** The words of the letters on the time line. */
export const LETTERS_WORDS = {
  'event.LetterIssued': {
    zh: '{issuedOn} 制发{document}（{number}）',
    en: '{document} issued on {issuedOn} ({number})',
  },
  'event.LetterVoided': { zh: '文书作废', en: 'Letter cancelled' },
  'event.LetterSent': { zh: '{sentOn} 文书送出（{mode}）', en: 'Letter sent on {sentOn} ({mode})' },
  'event.LetterDelivered': { zh: '{deliveredOn} 文书送达', en: 'Letter delivered on {deliveredOn}' },
} as const satisfies Messages;
