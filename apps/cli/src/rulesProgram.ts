import { ruleVersions } from '@yishen/statute';
import type { Command } from 'commander';
import { withDesk } from './desk';
import { previewRules, readPeriods, rulesImpactText, rulesText } from './rules';
import { print } from './terminal';

/** The commands below `yishen rules`. */
export function addRules(program: Command): void {
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
}
