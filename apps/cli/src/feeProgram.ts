import { Option, type Command } from 'commander';
import { CliError } from './cliError';
import { fee, feeText } from './fee';
import { print, today, wholeNumber } from './terminal';

/** The command `yishen fee`. */
export function addFee(program: Command): void {
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
}
