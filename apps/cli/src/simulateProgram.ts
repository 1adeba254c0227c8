import { plainDate } from '@yishen/calendar';
import { message } from '@yishen/catalogue';
import { Option, type Command } from 'commander';
import { CliError } from './cliError';
import { showToDemoUsers } from './demo';
import { withDesk } from './desk';
import { simulateTables } from './simulate/simulate';
import { simulateYear } from './simulate/year/simulateYear';
import { yearText } from './simulate/year/yearText';
import { print, readJson, tell, wholeNumber } from './terminal';

/** The command `yishen simulate`. */
export function addSimulate(program: Command): void {
  program
    .command('simulate')
    .description(
      '由报表生成一年的办件，或者模拟一年 / make a year of cases whose counts are given, or live through a year',
    )
    .addOption(new Option('--tables <file>', 'a JSON file of report tables, on the running system').conflicts('year'))
    .option('--year <year>', 'live through this year, on a system of its own whose time is skipped', wholeNumber)
    .option('--requests <n>', 'how many requests, with --year', wholeNumber, 200)
    .option('--seed <seed>', 'the same seed gives the same year', '1')
    .option('--until <date>', 'the last day, if not that of the year')
    .option('--agency <name>', 'the name of the agency, if not the one in the file')
    .option('--json', 'with --year: JSON lines, one for each event of the log and the outcome last')
    .action(async ({ tables, year, ...given }: SimulateOptions) => {
      if (tables !== undefined) return await simulateFromTables(tables, given.agency);
      if (year === undefined) throw new CliError('cli.simulate.whichKind');
      await simulateWholeYear({ ...given, year });
    });
}

interface SimulateOptions {
  readonly tables?: string;
  readonly year?: number;
  readonly requests: number;
  readonly seed: string;
  readonly until?: string;
  readonly agency?: string;
  readonly json?: true;
}

async function simulateFromTables(tables: string, agency: string | undefined): Promise<void> {
  const file = readJson(tables);
  const started = performance.now();
  await withDesk(async (desk) => {
    const progress = (done: number, total: number): void =>
      tell(message('cli.simulate.progress', 'zh', { done, total }));
    const result = await simulateTables(desk, file, { ...(agency === undefined ? {} : { agency }), progress });
    await showToDemoUsers(desk, result.agencyId);
    const seconds = ((performance.now() - started) / 1_000).toFixed(1);
    const { requests, proceedings, figures, cells, year } = result;
    print(
      result.alreadyThere
        ? message('cli.simulate.alreadyThere', 'zh', { agency: result.agency, year })
        : message('cli.simulate.done', 'zh', { requests, proceedings, figures, cells, seconds }),
    );
  });
}

async function simulateWholeYear(options: SimulateOptions & { readonly year: number }): Promise<void> {
  const { year, requests, seed, until, agency = '模拟机关', json } = options;
  let month = '';
  const outcome = await simulateYear({
    year,
    requests,
    seed,
    agency,
    ...(until === undefined ? {} : { until: plainDate(until) }),
    progress: ({ day, acts }) => {
      if (day.slice(0, 7) !== month) tell(message('cli.simulate.day', 'zh', { day, acts }));
      month = day.slice(0, 7);
    },
  });
  const { log, ...result } = outcome;
  if (json) for (const line of [...log, result]) print(JSON.stringify(line));
  else print(yearText(outcome));
  if (!outcome.sound) process.exitCode = 1;
}
