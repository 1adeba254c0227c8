import type { Command } from 'commander';
import { due, dueText } from './due';
import { print, wholeNumber } from './terminal';

/** The command `yishen due`. */
export function addDue(program: Command): void {
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
}
