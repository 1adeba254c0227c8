import { message } from '@yishen/catalogue';
import { ROLES } from '@yishen/domain';
import { Option, type Command } from 'commander';
import { readFileSync } from 'node:fs';
import { withDesk } from './desk';
import { addAgency, addUser, grantRoles, setSuperior } from './staff';
import { print } from './terminal';

/** The commands that set up agencies and accounts. */
export function addStaff(program: Command): void {
  program
    .command('agency-add')
    .description('登记一个机关 / set up an agency')
    .requiredOption('--name <name>', 'the name of the agency')
    .option('--region <region>', 'the region of its calendar', 'CN')
    .action(async (agency: { name: string; region: string }) =>
      print(await withDesk((desk) => addAgency(desk, agency))),
    );

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
}
