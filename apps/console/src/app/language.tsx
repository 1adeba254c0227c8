import { signInMessage, type Locale, type SignInKey } from '@yishen/catalogue';
import { createContext, use, useCallback, useMemo, useState, type ReactNode } from 'react';

const KEY = 'yishen.locale';

/** The chosen language, and how another is chosen. */
export interface Language {
  readonly locale: Locale;
  readonly setLocale: (locale: Locale) => void;
}

const LanguageContext = createContext<Language | undefined>(undefined);

/** The language of the console, kept in this browser; Chinese until somebody chooses otherwise. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [locale, setState] = useState<Locale>(() => (localStorage.getItem(KEY) === 'en' ? 'en' : 'zh'));
  const setLocale = useCallback((next: Locale) => {
    localStorage.setItem(KEY, next);
    document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en';
    setState(next);
  }, []);
  const language = useMemo<Language>(() => ({ locale, setLocale }), [locale, setLocale]);
  return <LanguageContext value={language}>{children}</LanguageContext>;
}

/** The chosen language. */
export function useLanguage(): Language {
  const language = use(LanguageContext);
  if (!language) throw new Error('useLanguage outside LanguageProvider');
  return language;
}

/** The words that are there before anybody is signed in. */
export function useSignInWords(): (key: SignInKey) => string {
  const { locale } = useLanguage();
  return (key) => signInMessage(key, locale);
}
