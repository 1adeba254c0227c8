import { isMessageKey, message, type Locale } from '@yishen/catalogue';

/** The name of an act. */
export function actLabel(act: string, locale: Locale): string {
  const key = `requestAct.${act}`;
  return isMessageKey(key) ? message(key, locale) : act;
}
