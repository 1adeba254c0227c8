import { message, type Locale } from '@yishen/catalogue';
import { isRequestAct, stepWord } from '@yishen/domain';

/** The name of an act. */
export function actLabel(act: string, locale: Locale): string {
  return isRequestAct(act) ? message(stepWord(`requestAct.${act}`), locale) : act;
}
