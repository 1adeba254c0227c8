import { readFileSync } from 'node:fs';
import { message } from '@yishen/catalogue';
import type { Impact } from '@yishen/application';
import { openCaseStreams } from '@yishen/read-model';
import { InvalidRules, readPeriodsJson, ruleVersions, type Periods, type RuleVersion } from '@yishen/statute';
import { NATIONAL_REGION } from '@yishen/calendar';
import { CliError } from './cliError';
import { movedLines } from './calendar';
import { waitForReadTables, type CliDesk } from './desk';
import { OPERATOR } from './operator';

/** The rules of this build as lines of text: each with its versions, their days and articles. */
export function rulesText(versions: readonly RuleVersion[] = ruleVersions()): string[] {
  const lines: string[] = [];
  let group = '';
  for (const { group: of, rule, version, says, article, from, until } of versions) {
    if (of !== group) lines.push(message(`cli.rules.${of}`, 'zh'));
    group = of;
    lines.push(`  ${rule}  ${version}  ${from} – ${until ?? ''}  ${says}  ${article}`);
  }
  return lines;
}

/** Reads hypothetical periods from a file, `-` for standard input; a clear sentence where they cannot be read. */
export function readPeriods(file: string): Periods {
  try {
    return readPeriodsJson(JSON.parse(readFileSync(file === '-' ? 0 : file, 'utf8')));
  } catch (error) {
    if (error instanceof InvalidRules) throw new CliError('cli.rules.invalid', { file, where: error.where });
    throw new CliError('cli.file.unreadable', { file, reason: error instanceof Error ? error.message : String(error) });
  }
}

/** Which open cases move: from what is recorded to the rules of this build, or from those to hypothetical periods. */
export async function previewRules(desk: CliDesk, periods?: Periods): Promise<Impact> {
  await waitForReadTables(desk);
  return desk.commands.previewRules(OPERATOR, { periods }, openCaseStreams(desk.reader, NATIONAL_REGION));
}

/** What moves, as lines of text. */
export function rulesImpactText(impact: Impact, hypothetical: boolean): string[] {
  const { open, moved, settled } = impact;
  const head = hypothetical ? 'cli.rules.hypothetical' : 'cli.rules.recorded';
  return [message(head, 'zh', { open, moved, settled }), ...movedLines(impact)];
}
