import { message, type Locale, type MessageKey, type MessageParameters } from '@yishen/catalogue';
import { createContext, use, useCallback, useMemo, useState, type ReactNode } from 'react';

const KEY = 'yishen.locale';

/** Words in the chosen language. */
export interface Text {
  readonly locale: Locale;
  readonly t: (key: MessageKey, parameters?: MessageParameters) => string;
  readonly setLocale: (locale: Locale) => void;
}

const TextContext = createContext<Text | undefined>(undefined);

/** The language of the console, kept in this browser; Chinese until somebody chooses otherwise. */
export function LocaleProvider({ children }: { children: ReactNode }) {
  const [locale, setState] = useState<Locale>(() => (localStorage.getItem(KEY) === 'en' ? 'en' : 'zh'));
  const setLocale = useCallback((next: Locale) => {
    localStorage.setItem(KEY, next);
    document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en';
    setState(next);
  }, []);
  const text = useMemo<Text>(
    () => ({ locale, setLocale, t: (key, parameters) => message(key, locale, parameters) }),
    [locale, setLocale],
  );
  return <TextContext value={text}>{children}</TextContext>;
}

/** The words of the console in the chosen language. */
export function useText(): Text {
  const text = use(TextContext);
  if (!text) throw new Error('useText outside LocaleProvider');
  return text;
}
