import { message, type MessageKey, type MessageParameters } from '@yishen/catalogue';
import type { SimulatedYear } from './simulateYear';

/** What a simulated year came to, as lines of text for a terminal. */
export function yearText({ alarms, alarmFindings, unbalanced, verify, seconds, ...year }: SimulatedYear): string {
  const { requests, acts, events, days, until } = year;
  const counted = { year: year.year, until, requests, acts, events, days, seconds: seconds.toFixed(0) };
  const count = Object.values(alarms).reduce((sum, one) => sum + one, 0);
  const kinds = Object.entries(alarms)
    .map(([name, times]) => `${name} ${times}`)
    .join('，');
  const wrong = alarmFindings.map(({ what, type, dueOn, on, stream }) => `${stream} ${type} ${dueOn} ${on} ${what}`);
  return [
    line('cli.simulate.year', counted),
    wrong.length === 0
      ? line('cli.simulate.alarms', { count, kinds })
      : line('cli.simulate.alarmsWrong', { findings: wrong.join('；') }),
    unbalanced.length === 0
      ? line('cli.simulate.balanced')
      : line('cli.simulate.unbalanced', { findings: unbalanced.join('；') }),
    line(verify.sound ? 'cli.simulate.verified' : 'cli.simulate.unverified'),
  ].join('\n');
}

function line(key: MessageKey, parameters: MessageParameters = {}): string {
  return `${message(key, 'zh', parameters)}\n  ${message(key, 'en', parameters)}`;
}
