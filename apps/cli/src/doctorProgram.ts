import type { Command } from 'commander';
import { doctor, doctorText } from './doctor';
import { print } from './terminal';

/** The command `yishen doctor`. */
export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('检查系统所依赖的一切 / look at everything the system leans on')
    .option('--json', 'print JSON')
    .action(async ({ json }: { json?: true }) => {
      const diagnoses = await doctor();
      print(json ? JSON.stringify(diagnoses, undefined, 2) : doctorText(diagnoses));
      if (diagnoses.some(({ ok }) => !ok)) process.exitCode = 1;
    });
}
