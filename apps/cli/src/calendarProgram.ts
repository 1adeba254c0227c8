import { NATIONAL_REGION } from '@yishen/calendar';
import { REJECTION_GROUNDS } from '@yishen/domain';
import { Option, type Command } from 'commander';
import {
  approveNotice,
  impactText,
  loadNotice,
  previewNotice,
  rejectNotice,
  showCalendar,
  type NoticeFile,
} from './calendar';
import { CliError } from './cliError';
import { withDesk } from './desk';
import { print, wholeNumber } from './terminal';

type NoticeOptions = Omit<NoticeFile, 'file'>;

/** The commands below `yishen calendar`: what holds, loading a notice, what it moves, and the second person's approval. */
export function addCalendar(program: Command): void {
  const calendar = program.command('calendar').description('工作日历 / work calendars');
  const lines = (text: readonly string[]): void => print(text.join('\n'));
  const onRegion = (command: Command): Command =>
    command.option('--region <region>', 'the region, CN for the country', NATIONAL_REGION);
  const onNotice = (command: Command): Command =>
    onRegion(command)
      .option('--year <year>', 'the year, where the text does not name it', wholeNumber)
      .addOption(new Option('--kind <kind>', 'found out when absent').choices(['new', 'amendment', 'regional']));

  onRegion(calendar.command('show').description('现行日历和待审通知 / the calendar in force and the proposals'))
    .option('--year <year>', 'list the declared days of a year', wholeNumber)
    .action(async ({ region, year }: { region: string; year?: number }) =>
      lines(await withDesk((desk) => showCalendar(desk, region, year))),
    );

  onNotice(
    calendar
      .command('load')
      .argument('<file>', 'the notice as text or JSON; - for standard input')
      .description('录入放假通知，待他人批准 / enter a holiday notice for approval'),
  )
    .requiredOption('--as <login>', 'the system administrator who enters it')
    .option('--document <number>', 'the number of the official document')
    .option('--link <address>', 'where it is published')
    .action(async (file: string, { as, ...notice }: NoticeOptions & { as: string }) =>
      lines(await withDesk((desk) => loadNotice(desk, as, { file, ...notice }))),
    );

  onNotice(
    calendar
      .command('preview')
      .argument('[file]', 'the notice as text or JSON; - for standard input')
      .description('哪些未办结的申请会改期 / which open cases move'),
  )
    .option('--proposal <n>', 'an entered notice instead of a file', wholeNumber)
    .option('--json', 'print JSON')
    .action(
      async (
        file: string | undefined,
        { proposal, json, ...notice }: NoticeOptions & { proposal?: number; json?: true },
      ) => {
        const wanted = proposal === undefined ? file && { file, ...notice } : { region: notice.region, proposal };
        if (!wanted) throw new CliError('cli.calendar.whichNotice');
        const impact = await withDesk((desk) => previewNotice(desk, wanted));
        lines(json ? [JSON.stringify(impact, undefined, 2)] : impactText(impact));
      },
    );

  onRegion(
    calendar
      .command('approve')
      .argument('<proposal>', 'the number of the proposal', wholeNumber)
      .description('批准（须为录入者以外的人）/ approve, by another person'),
  )
    .requiredOption('--as <login>', 'the system administrator who approves')
    .action(async (proposal: number, { as, region }: { as: string; region: string }) =>
      print(await withDesk((desk) => approveNotice(desk, as, { region, proposal }))),
    );

  onRegion(
    calendar
      .command('reject')
      .argument('<proposal>', 'the number of the proposal', wholeNumber)
      .description('退回 / put a proposal aside'),
  )
    .requiredOption('--as <login>', 'the system administrator who rejects')
    .addOption(new Option('--ground <ground>', 'why').choices(REJECTION_GROUNDS).makeOptionMandatory())
    .action(async (proposal: number, { as, region, ground }: { as: string; region: string; ground: string }) =>
      print(await withDesk((desk) => rejectNotice(desk, as, { region, proposal, ground }))),
    );
}
