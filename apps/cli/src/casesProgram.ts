import { message } from '@yishen/catalogue';
import { openCasesTemplate } from '@yishen/file-import';
import type { Command } from 'commander';
import { writeFileSync } from 'node:fs';
import { withDesk } from './desk';
import { importOpenCases } from './openCaseCommands';
import { print, readBytes, today } from './terminal';

/** The commands below `yishen cases`. */
export function addCases(program: Command): void {
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
}
