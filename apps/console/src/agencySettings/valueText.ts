import type { Locale, MessageKey, MessageParameters } from '@yishen/catalogue';
import type { AgencySetting } from '../api/schemas';

/** A value of a setting in words. */
export function valueText(
  { kind, choices }: Pick<AgencySetting, 'kind' | 'choices'>,
  value: boolean | number | string,
  locale: Locale,
  t: (key: MessageKey, parameters?: MessageParameters) => string,
): string {
  if (kind === 'flag') return t(value === true ? 'console.settings.yes' : 'console.settings.no');
  if (kind === 'workingDays') return t('console.settings.workingDays', { days: Number(value) });
  return choices.find((choice) => choice.value === value)?.label[locale] ?? String(value);
}
