import { dateOfInstant, instant, plainDate, type PlainDate } from '@yishen/calendar';
import { isProblemCode, message, problemDetail } from '@yishen/catalogue';
import { ROLES } from '@yishen/domain';
import { ruleVersions } from '@yishen/statute';
import { REPORT_FORMAT_NAMES, type ReportFormat } from '@yishen/rendering';
import { openCasesTemplate } from '@yishen/file-import';
import { Command, InvalidArgumentError, Option } from 'commander';
import { readFileSync, writeFileSync } from 'node:fs';
import { backup, restore } from './backup';
import { addCalendarCommands } from './calendarProgram';
import { CliError } from './cliError';
import { demo, showToDemoUsers } from './demo';
import { withDesk } from './desk';
import { doctor, doctorText } from './doctor';
import { due, dueText } from './due';
import { fee, feeText } from './fee';
import { migrateSystem } from './migrate';
import { importOpenCases } from './openCaseCommands';
import { runProjectorProgram } from './projectorProgram';
import { consolidate, recordReport, rehearsalText, rehearse, report } from './report';
import { checkReportFile, checkedText, importReport } from './reportFile';
import { previewRules, readPeriods, rulesImpactText, rulesText } from './rules';
import { addAgency, addUser, grantRoles, setSuperior } from './staff';
import { simulateTables } from './simulate/simulate';
import { version } from './version';
import { simulateYear } from './simulate/year/simulateYear';
import { yearText } from './simulate/year/yearText';

const program = new Command('yishen')
  .description('依申 Yishen: 政府信息公开 case engine, command line')
  .option('-V, --version', '版本 / the version of this build')
  .on('option:version', () => {
    print(version());
    process.exit(0);
  })
  .showHelpAfterError();

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('not a whole number');
  return Number(text);
}

const print = (text: string): void => void process.stdout.write(`${text}\n`);
const tell = (text: string): void => void process.stderr.write(`${text}\n`);
const today = (): PlainDate => dateOfInstant(instant(new Date().toISOString()));

program
  .command('due')
  .description('第 n 个工作日是哪一天，逐日说明 / the n-th working day after a date, day by day')
  .requiredOption('--from <date>', 'the day of the event, YYYY-MM-DD')
  .requiredOption('--working-days <n>', 'how many working days', wholeNumber)
  .option('--json', 'print JSON: due as YYYY-MM-DD and the days')
  .action(({ from, workingDays, json }: { from: string; workingDays: number; json?: true }) => {
    const answer = due(from, workingDays);
    print(json ? JSON.stringify(answer, undefined, 2) : dueText(answer));
  });

addCalendarCommands(program.command('calendar').description('工作日历 / work calendars'), { print, wholeNumber });

const rules = program.command('rules').description('法律规则及其版本 / the rules of this build and their versions');

rules
  .command('show')
  .description('每条规则的版本、施行日期和条文 / each rule with its versions, effective dates and article')
  .option('--json', 'print JSON')
  .action(({ json }: { json?: true }) =>
    print(json ? JSON.stringify(ruleVersions(), undefined, 2) : rulesText().join('\n')),
  );

rules
  .command('preview')
  .argument('[file]', 'hypothetical periods as JSON instead; - for standard input')
  .description('升级后哪些未办结案件会改期 / which open cases move under the rules of this build')
  .option('--json', 'print JSON')
  .action(async (file: string | undefined, { json }: { json?: true }) => {
    const periods = file === undefined ? undefined : readPeriods(file);
    const impact = await withDesk((desk) => previewRules(desk, periods));
    print(json ? JSON.stringify(impact, undefined, 2) : rulesImpactText(impact, periods !== undefined).join('\n'));
  });

program
  .command('fee')
  .description('信息处理费的计算过程 / the working of the information processing fee')
  .addOption(
    new Option('--requests <n>', 'requests of one applicant in a calendar month')
      .argParser(wholeNumber)
      .conflicts('pages'),
  )
  .addOption(new Option('--pages <n>', 'pages of one request').argParser(wholeNumber))
  .option('--json', 'print JSON: total in yuan, and the bands')
  .action(({ requests, pages, json }: { requests?: number; pages?: number; json?: true }) => {
    const count = requests ?? pages;
    if (count === undefined) throw new CliError('cli.fee.whichBasis');
    const answer = fee(requests === undefined ? 'pages' : 'requests', count, today());
    print(json ? JSON.stringify(answer, undefined, 2) : feeText(answer));
  });

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

const cases = program.command('cases').description('在办案件的导入 / bringing in the cases that are open');

cases
  .command('template')
  .description('未办结申请的空白清单（.xlsx）/ an empty list of open cases')
  .argument('<file>', 'the workbook to write')
  .action((file: string) => {
    writeFileSync(file, openCasesTemplate());
    print(message('cli.cases.template', 'zh', { file }));
  });

cases
  .command('import')
  .description(
    '导入上年结转的未办结申请，重复导入不会重复登记 / register the open cases of a list; running it again adds none',
  )
  .argument('<file>', 'the list (.xlsx as `cases template` writes it, .csv, or .json)')
  .requiredOption('--agency <name>', 'the name of the agency')
  .action(async (file: string, { agency }: { agency: string }) => {
    const bytes = readBytes(file);
    const { said, sound } = await withDesk((desk) => importOpenCases(desk, { agency, bytes, today: today() }));
    said.forEach(print);
    if (!sound) process.exitCode = 1;
  });

const reports = program.command('report').description('年度报告 / annual reports');

reports
  .command('opening')
  .description(
    '录入上年已公布的年度报告作为期初数 / take over a published report: the opening balance of the next year',
  )
  .argument('<file>', 'the file of the published report (.html, .docx, .xlsx, .txt, .json)')
  .requiredOption('--agency <name>', 'the name of the agency')
  .option('--year <year>', 'the year, if the report does not say it', wholeNumber)
  .action(async (path: string, { agency, year }: { agency: string; year?: number }) => {
    const given = { agency, ...(year === undefined ? {} : { year }), blanks: 'zero', today: today() } as const;
    const { json, remarks } = importReport(path, given);
    remarks.forEach(tell);
    const { year: of, carried } = await withDesk((desk) => recordReport(desk, { agency, path, json }));
    print(message('cli.report.opened', 'zh', { year: of, carried: carried.join('、') }));
  });

reports
  .command('consolidate')
  .description('汇总本机关和下级机关的年度报告 / the sum of an agency’s report and its subordinates’')
  .requiredOption('--agency <name>', 'the name of the agency that consolidates')
  .requiredOption('--year <year>', 'the year', wholeNumber)
  .addOption(new Option('--format <format>', 'the format').choices(REPORT_FORMAT_NAMES).default('json'))
  .option('--out <file>', 'write to a file instead of the terminal')
  .action(async ({ out, ...wanted }: { agency: string; year: number; format: ReportFormat; out?: string }) => {
    const { bytes, absent } = await withDesk((desk) => consolidate(desk, wanted));
    if (absent.length > 0) tell(message('cli.report.absent', 'zh', { names: absent.join('、') }));
    if (out === undefined) process.stdout.write(bytes);
    else writeFileSync(out, bytes);
  });

reports
  .command('rehearse')
  .description('预演年度报告 / do for a day what the year-end does, and keep what was found')
  .requiredOption('--agency <name>', 'the name of the agency')
  .requiredOption('--year <year>', 'the year that is reported on', wholeNumber)
  .option('--date <date>', 'the day of the cut, YYYY-MM-DD; today when absent')
  .option('--json', 'print JSON')
  .action(async ({ agency, year, date, json }: { agency: string; year: number; date?: string; json?: true }) => {
    const on = date === undefined ? today() : plainDate(date);
    const done = await withDesk((desk) => rehearse(desk, { agency, year, on }));
    print(json ? JSON.stringify(done, undefined, 2) : rehearsalText(done));
  });

reports
  .command('print', { isDefault: true })
  .description('打印年度报告 / print an annual report')
  .requiredOption('--agency <name>', 'the name of the agency')
  .requiredOption('--year <year>', 'the year', wholeNumber)
  .addOption(new Option('--format <format>', 'the format').choices(REPORT_FORMAT_NAMES).default('json'))
  .option('--out <file>', 'write to a file instead of the terminal')
  .action(async ({ out, ...wanted }: { agency: string; year: number; format: ReportFormat; out?: string }) => {
    const printed = await withDesk((desk) => report(desk, wanted));
    if (out === undefined) process.stdout.write(printed);
    else writeFileSync(out, printed);
  });

reports
  .command('import')
  .description('把已公布的报告读成数据 / read a published report (.html, .docx, .xlsx, .txt) into its figures')
  .argument('<file>', 'the file of a published report')
  .addOption(new Option('--format <format>', 'the format').choices(['json']).default('json'))
  .addOption(
    new Option('--blanks <as>', 'what a place without a number becomes').choices(['zero', 'null']).default('zero'),
  )
  .option('--agency <name>', 'the name of the agency, if the report does not say it')
  .option('--year <year>', 'the year, if the report does not say it', wholeNumber)
  .action((file: string, { blanks, ...given }: { blanks: 'null' | 'zero'; agency?: string; year?: number }) => {
    const { json, remarks } = importReport(file, { ...given, blanks, today: today() });
    remarks.forEach(tell);
    print(JSON.stringify(json, undefined, 1));
  });

reports
  .command('check')
  .description('检查已公布的报告 / run every check on a published report; exit code 1 when there are errors')
  .argument('<file>', 'the file of a published report, or its figures as JSON')
  .option('--last-year <file>', 'the report of the year before')
  .addOption(new Option('--format <format>', 'the format').choices(['text', 'json']).default('text'))
  .option('--agency <name>', 'the name of the agency, if the report does not say it')
  .option('--year <year>', 'the year, if the report does not say it', wholeNumber)
  .action(
    (file: string, { format, ...given }: { format: string; lastYear?: string; agency?: string; year?: number }) => {
      const checked = checkReportFile(file, { ...given, today: today() });
      print(format === 'json' ? JSON.stringify(checked, undefined, 2) : checkedText(checked));
      if (checked.findings.some(({ severity }) => severity === 'error')) process.exitCode = 1;
    },
  );

program
  .command('migrate')
  .description('建立或升级数据库 / bring the database to this version')
  .action(() => migrateSystem());

program
  .command('agency-add')
  .description('登记一个机关 / set up an agency')
  .requiredOption('--name <name>', 'the name of the agency')
  .option('--region <region>', 'the region of its calendar', 'CN')
  .action(async (agency: { name: string; region: string }) => print(await withDesk((desk) => addAgency(desk, agency))));

program
  .command('agency-superior')
  .description('登记由哪个机关汇总其年度报告 / say which agency consolidates its annual report')
  .requiredOption('--agency <name>', 'the name of the agency')
  .option('--superior <name>', 'the name of the agency that consolidates; none when absent')
  .requiredOption('--from <date>', 'from which day on, YYYY-MM-DD')
  .action(async (given: { agency: string; superior?: string; from: string }) =>
    withDesk((desk) => setSuperior(desk, given)),
  );

program
  .command('user-add')
  .description('建立一个用户 / give a member of staff an account')
  .requiredOption('--login <login>', 'the login name')
  .requiredOption('--name <name>', 'the name shown to others')
  .option('--password-stdin', 'read the password from standard input instead of making one')
  .action(async ({ passwordStdin, ...user }: { login: string; name: string; passwordStdin?: true }) => {
    const given = passwordStdin ? { password: readFileSync(0, 'utf8').replace(/\r?\n$/, '') } : {};
    const password = await withDesk((desk) => addUser(desk, { ...user, ...given }));
    if (!passwordStdin) print(message('cli.user.password', 'zh', { password }));
  });

program
  .command('user-grant')
  .description('授予角色（不给角色即全部收回）/ set the roles of a user in an agency; none takes all away')
  .requiredOption('--login <login>', 'the login name')
  .requiredOption('--agency <name>', 'the name of the agency, or * for every agency')
  .addOption(new Option('--roles <roles...>', 'the roles').choices(ROLES).default([]))
  .action((grant: { login: string; agency: string; roles: string[] }) => withDesk((desk) => grantRoles(desk, grant)));

program
  .command('demo')
  .description('建立演示机关和演示用户 / make the demo agency and users')
  .action(async () => print((await withDesk(demo)).join('\n')));

program
  .command('doctor')
  .description('检查系统所依赖的一切 / look at everything the system leans on')
  .option('--json', 'print JSON')
  .action(async ({ json }: { json?: true }) => {
    const diagnoses = await doctor();
    print(json ? JSON.stringify(diagnoses, undefined, 2) : doctorText(diagnoses));
    if (diagnoses.some(({ ok }) => !ok)) process.exitCode = 1;
  });

for (const [name, description] of [
  ['rebuild', '由日志重建读表，逐行比较后切换 / rebuild the read tables beside the live ones, compare, swap'],
  ['verify', '校验日志链，并逐行核对读表 / walk the hash chain and compare every row with the fold'],
] as const) {
  program
    .command(name)
    .description(description)
    .option('--json', 'print JSON')
    .action(async ({ json }: { json?: true }) => {
      process.exitCode = await runProjectorProgram(name, json ? ['--json'] : []);
    });
}

program
  .command('backup')
  .description('备份日志、密钥和文件 / back up log, keys and files')
  .requiredOption('--to <folder>', 'a new folder; it will hold the key file too')
  .action(async ({ to }: { to: string }) => {
    const { position, events, files, missingFiles } = await backup(to);
    print(message('cli.backup.done', 'zh', { folder: to, position, events, files: files.length }));
    if (missingFiles.length > 0) {
      throw new CliError('cli.backup.filesMissing', { count: missingFiles.length, digests: missingFiles.join(' ') });
    }
  });

program
  .command('restore')
  .description('恢复到空的数据库 / restore a backup into an empty database')
  .requiredOption('--from <folder>', 'the folder of a backup')
  .action(async ({ from }: { from: string }) => {
    const { events, epoch } = await restore(from);
    print(message('cli.restore.done', 'zh', { events, epoch }));
  });

function readJson(path: string): unknown {
  return readAs(path, () => JSON.parse(readFileSync(path, 'utf8')) as unknown);
}

function readBytes(path: string): Uint8Array {
  return readAs(path, () => readFileSync(path));
}

function readAs<T>(path: string, reading: () => T): T {
  try {
    return reading();
  } catch (error) {
    throw new CliError('cli.file.unreadable', {
      file: path,
      reason: error instanceof Error ? error.message : String(error),
    });
  }
}

// A refusal has its sentence in the catalogue; anything else says what it is.
function sentence(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, text, given, parameters } = error as {
    code?: string;
    text?: string;
    given?: number;
    parameters?: object;
  };
  if (code === undefined || !isProblemCode(code)) return error.message;
  return problemDetail(code, 'zh', { date: text ?? '', given: given ?? '', ...parameters });
}

program.parseAsync().catch((error: unknown) => {
  tell(sentence(error));
  process.exitCode = 1;
});
