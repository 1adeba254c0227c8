import { message } from '@yishen/catalogue';
import { REBUILD, readConfiguration } from '@yishen/configuration';
import type { Building } from './building';
import { openWorkplace, type Workplace } from './workplace';

const PROGRESS_MS = 2_000;

/**
 * Runs a program of an operator on the database of the environment: a summary, or with `--json` the whole report, on stdout,
 * progress on stderr, the exit code set.
 */
export async function runProgram<Report>(program: {
  run(workplace: Workplace): Promise<Report>;
  summary(report: Report): string[];
  good(report: Report): boolean;
}): Promise<void> {
  try {
    const { databaseUrl, connections } = readConfiguration(REBUILD);
    const workplace = await openWorkplace(databaseUrl, { connections, onProgress: progress() });
    const report = await program.run(workplace).finally(() => workplace.close());
    const json = process.argv.includes('--json');
    process.stdout.write(`${json ? JSON.stringify(report, undefined, 2) : program.summary(report).join('\n')}\n`);
    process.exitCode = program.good(report) ? 0 : 1;
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}

function progress(): NonNullable<Building['onProgress']> {
  let said = process.hrtime.bigint();
  return ({ position, of }) => {
    const now = process.hrtime.bigint();
    if (Number(now - said) / 1e6 < PROGRESS_MS) return;
    said = now;
    process.stderr.write(`${message('projector.progress', 'zh', { position, of })}\n`);
  };
}
