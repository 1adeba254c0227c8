import { NATIONAL_CALENDAR, countWorkingDays, plainDate, type LedgerDay } from '@yishen/calendar';
import { message } from '@yishen/catalogue';

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'];

/** What `due` answers: the last day of the period and every day on the way. */
export interface DueAnswer {
  readonly from: string;
  readonly workingDays: number;
  readonly due: string;
  readonly provisional: boolean;
  readonly calendar: string;
  readonly days: readonly LedgerDay[];
}

/** The n-th working day after a date, by the bundled national calendar. */
export function due(from: string, workingDays: number): DueAnswer {
  const count = countWorkingDays(NATIONAL_CALENDAR, plainDate(from), workingDays);
  return { from, workingDays, ...count, calendar: NATIONAL_CALENDAR.version };
}

/** The day ledger as lines of text for a terminal. */
export function dueText(answer: DueAnswer): string {
  const lines = answer.days.map((day) => `${dayText(day)}  ${reason(day)}`);
  const provisional = answer.provisional ? `（${message('cli.due.provisional', 'zh')}）` : '';
  return [`${answer.from} 起第 ${answer.workingDays} 个工作日：${answer.due}${provisional}`, ...lines].join('\n');
}

function dayText(day: LedgerDay): string {
  const number = day.count === undefined ? '    ' : String(day.count).padStart(4);
  return `${number}  ${day.date} 周${WEEKDAYS[day.weekday - 1]}`;
}

function reason(day: LedgerDay): string {
  const name = day.name ? `：${day.name}` : '';
  const provisional = day.provisional ? `（${message('cli.due.provisional', 'zh')}）` : '';
  return `${message(`cli.day.${day.kind}`, 'zh')}${name}${provisional}`;
}
