import type { Messages } from '../message';

/** The words of the reply period (条例 第三十三条). */
export const REPLY_WORDS = {
  'deadline.reply': { zh: '答复期限', en: 'Reply' },
} as const satisfies Messages;
