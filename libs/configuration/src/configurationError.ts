import { message, type Locale, type MessageKey } from '@yishen/catalogue';

/** What is wrong with a variable. */
export interface Fault {
  readonly variable: string;
  readonly is: 'missing' | 'wrong' | 'twice' | 'unreadable';
  readonly takes: MessageKey;
}

/** The error for a configuration with which no process can start: one sentence that names every variable at fault, but no value. */
export class ConfigurationError extends Error {
  constructor(readonly faults: readonly Fault[]) {
    super(`${sentence(faults, 'zh')} ${sentence(faults, 'en')}`);
    this.name = 'ConfigurationError';
  }
}

function sentence(faults: readonly Fault[], locale: Locale): string {
  const parts = faults.map(({ variable, is, takes }) =>
    message(`configuration.${is}`, locale, { variable, takes: message(takes, locale) }),
  );
  return message('configuration.faulty', locale, { faults: parts.join(locale === 'zh' ? '；' : '; ') });
}
