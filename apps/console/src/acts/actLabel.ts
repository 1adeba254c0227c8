import { message, type Locale } from '@yishen/catalogue';
import { actWord, isRequestAct } from '@yishen/domain';

/** The name of an act. */
export function actLabel(act: string, locale: Locale): string {
  return isRequestAct(act) ? message(actWord(act), locale) : act;
}
