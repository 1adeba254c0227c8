import { plainDate } from '@yishen/calendar';
import { message } from '@yishen/catalogue';
import { REPORT_FORMAT_NAMES, type ReportFormat } from '@yishen/rendering';
import { Option, type Command } from 'commander';
import { writeFileSync } from 'node:fs';
import { withDesk } from './desk';
import { consolidate, recordReport, rehearsalText, rehearse, report } from './report';
import { checkReportFile, checkedText, importReport } from './reportFile';
import { print, tell, today, wholeNumber } from './terminal';

/** The commands below `yishen report`. */
export function addReport(program: Command): void {
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
}
