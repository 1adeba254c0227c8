import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { calendarDay, dateOfDayNumber, weekday, plainDate, type WorkCalendar } from '@yishen/calendar';
import { message } from '@yishen/catalogue';
import type { CalendarImpact, Caller, Impact, NoticeInput, ReadNotice } from '@yishen/application';
import type { RegionCalendar } from '@yishen/domain';
import { openCaseStreams } from '@yishen/read-model';
import { findAccount } from '@yishen/accounts';
import { CliError } from './cliError';
import { waitForReadTables, type CliDesk } from './desk';
import { OPERATOR } from './operator';

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'];
const SHOWN_CASES = 20;

/** A notice on the command line: a file or `-` for standard input, and what its text does not say. */
export interface NoticeFile {
  readonly file: string;
  readonly region: string;
  readonly year?: number;
  readonly kind?: string;
  readonly document?: string;
  readonly link?: string;
}

/** Reads a notice from a file: its text as published, or its JSON form when it begins with a brace. */
function noticeInput({ file, ...rest }: NoticeFile): NoticeInput {
  const text = readText(file);
  if (!text.trimStart().startsWith('{')) return { ...rest, text };
  try {
    return { ...rest, json: JSON.parse(text) as unknown };
  } catch (error) {
    throw new CliError('cli.file.unreadable', { file, reason: error instanceof Error ? error.message : String(error) });
  }
}

/** Enters a notice in the name of a system administrator; answers the number of the proposal. */
export async function loadNotice(desk: CliDesk, login: string, notice: NoticeFile): Promise<string[]> {
  const caller = await administrator(desk, login);
  const input = noticeInput(notice);
  const read = await desk.commands.readNotice(caller, input);
  await desk.commands.proposeHolidayNotice(caller, randomUUID(), input);
  const { state } = await desk.commands.loadCalendar(caller, read.region);
  const proposal = state.proposals.at(-1)?.proposal ?? 0;
  return [...noticeLines(read), message('cli.calendar.proposed', 'zh', { proposal, region: read.region })];
}

/** What moves when a notice is taken over: one of a file, or a proposal. */
export async function previewNotice(
  desk: CliDesk,
  wanted: NoticeFile | { readonly region: string; readonly proposal: number },
): Promise<CalendarImpact> {
  await waitForReadTables(desk);
  const change = 'proposal' in wanted ? wanted : await desk.commands.readNotice(OPERATOR, noticeInput(wanted));
  return desk.commands.previewCalendar(OPERATOR, change, openCaseStreams(desk.reader, change.region));
}

/** An impact as lines of text. */
export function impactText(impact: CalendarImpact): string[] {
  const { version, open, moved, settled } = impact;
  return [message('cli.calendar.impact', 'zh', { version, open, moved, settled }), ...movedLines(impact)];
}

/** The first of the cases that move, a line for each deadline: from, to. */
export function movedLines({ moved, cases }: Impact): string[] {
  const lines = cases
    .slice(0, SHOWN_CASES)
    .flatMap(({ id, code, deadlines }) =>
      deadlines.map(({ kind, from = '—', to = '—' }) => `  ${code ?? id}  ${kind}  ${from} → ${to}`),
    );
  const more = moved > SHOWN_CASES ? [message('cli.calendar.more', 'zh', { count: moved - SHOWN_CASES })] : [];
  return [...lines, ...more];
}

/** Approves a proposal in the name of another system administrator than the one who entered it. */
export async function approveNotice(
  desk: CliDesk,
  login: string,
  on: { readonly region: string; readonly proposal: number },
): Promise<string> {
  await desk.commands.approveHolidayNotice(await administrator(desk, login), randomUUID(), on);
  const { version } = await desk.commands.calendarOfRegion(on.region);
  return message('cli.calendar.approved', 'zh', { version });
}

/** Puts a proposal aside in the name of a system administrator. */
export async function rejectNotice(
  desk: CliDesk,
  login: string,
  on: { readonly region: string; readonly proposal: number; readonly ground: string },
): Promise<string> {
  await desk.commands.rejectHolidayNotice(await administrator(desk, login), randomUUID(), on);
  return message('cli.calendar.rejected', 'zh', { proposal: on.proposal });
}

/** The calendar of a region: its version, the proposals, and the declared days of a year when one is asked for. */
export async function showCalendar(desk: CliDesk, region: string, year?: number): Promise<string[]> {
  const { state } = await desk.commands.loadCalendar(OPERATOR, region);
  const calendar = await desk.commands.calendarOfRegion(region);
  const { version, publishedYears } = calendar;
  return [
    message('cli.calendar.shown', 'zh', { version, from: publishedYears[0] ?? '', to: publishedYears.at(-1) ?? '' }),
    ...proposalLines(state),
    ...(year === undefined ? [] : dayLines(calendar, year)),
  ];
}

function proposalLines({ proposals, rollouts }: RegionCalendar): string[] {
  return proposals.map(({ proposal, kind, notice, status, version, source }) => {
    const rollout = rollouts.find((one) => one.version === version);
    const rolled = rollout ? `  ${rollout.status} ${rollout.rederived ?? ''}/${rollout.checked ?? ''}` : '';
    return `  ${proposal}  ${notice.year}  ${kind}  ${status}  ${version ?? ''}  ${source.document ?? ''}${rolled}`.trimEnd();
  });
}

function dayLines(calendar: WorkCalendar, year: number): string[] {
  const ofYear = (days: ReadonlyMap<number, string>) =>
    [...days.keys()].map(dateOfDayNumber).filter((date) => date.startsWith(`${year}-`));
  return [...ofYear(calendar.off), ...ofYear(calendar.makeUp)]
    .sort()
    .map((date) => calendarDay(calendar, date))
    .map(({ date, kind, name = '' }) => dayLine(date, message(`cli.day.${kind}`, 'zh'), name));
}

function noticeLines({ notice, kind, region }: ReadNotice): string[] {
  const days = [
    ...Object.entries(notice.off).map(([date, name]) => ({ date, name, what: message('cli.day.holiday', 'zh') })),
    ...Object.entries(notice.makeUp).map(([date, name]) => ({ date, name, what: message('cli.day.makeUp', 'zh') })),
  ];
  const lines = days
    .sort((a, b) => (a.date < b.date ? -1 : 1))
    .map(({ date, what, name }) => dayLine(date, what, name));
  return [`${region}  ${notice.year}  ${kind}`, ...lines];
}

function dayLine(date: string, what: string, name: string): string {
  return `  ${date} 周${WEEKDAYS[weekday(plainDate(date)) - 1]}  ${what}：${name}`;
}

// The command line acts for a named person: an approval by nobody in particular would be no second pair of eyes.
async function administrator({ database, commands }: CliDesk, login: string): Promise<Caller> {
  const account = await findAccount(database, login);
  const principal = account && (await commands.principalOf(account.userId));
  if (!principal) throw new CliError('cli.user.unknown', { login });
  return { principal };
}

function readText(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    throw new CliError('cli.file.unreadable', { file, reason: error instanceof Error ? error.message : String(error) });
  }
}
