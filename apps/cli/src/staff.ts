import { randomBytes, randomUUID } from 'node:crypto';
import { findAccount } from '@yishen/accounts';
import { CliError } from './cliError';
import type { CliDesk } from './desk';
import { OPERATOR } from './operator';
import { agencyByName } from './report';

/** Sets up an agency and answers its id. */
export async function addAgency({ commands }: CliDesk, agency: { name: string; region: string }): Promise<string> {
  return (await commands.registerAgency(OPERATOR, randomUUID(), agency)).id;
}

/** Says which agency consolidates another's report from a day on; without a name, none. */
export async function setSuperior(
  desk: CliDesk,
  { agency, superior, from }: { agency: string; superior?: string; from: string },
): Promise<void> {
  const agencyId = await agencyByName(desk, agency);
  const above = superior === undefined ? null : await agencyByName(desk, superior);
  await desk.commands.setAgencySuperior(OPERATOR, randomUUID(), { agencyId, superior: above, from });
}

/** Gives a member of staff an account and answers the password: the one given, or a new one that is shown this once. */
export async function addUser(
  { commands }: CliDesk,
  { login, name, password }: { login: string; name: string; password?: string },
): Promise<string> {
  const chosen = password ?? randomBytes(12).toString('base64url');
  await commands.registerUser(OPERATOR, randomUUID(), { loginName: login, displayName: name, password: chosen });
  return chosen;
}

/** Sets the roles of a member of staff in an agency; an empty list takes them all away. */
export async function grantRoles(
  desk: CliDesk,
  { login, agency, roles }: { login: string; agency: string; roles: readonly string[] },
): Promise<void> {
  const account = await findAccount(desk.database, login);
  if (!account) throw new CliError('cli.user.unknown', { login });
  const agencyId = agency === '*' ? agency : await agencyByName(desk, agency);
  await desk.commands.grantRoles(OPERATOR, randomUUID(), { userId: account.userId, agencyId, roles });
}
