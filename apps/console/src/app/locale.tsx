import { message, type MessageKey, type MessageParameters } from '@yishen/catalogue';
import { useMemo } from 'react';
import { useLanguage, type Language } from './language';

/** Words in the chosen language. */
export interface Text extends Language {
  readonly t: (key: MessageKey, parameters?: MessageParameters) => string;
}

/** The words of the console in the chosen language. */
export function useText(): Text {
  const language = useLanguage();
  return useMemo(
    () => ({ ...language, t: (key, parameters) => message(key, language.locale, parameters) }),
    [language],
  );
}
