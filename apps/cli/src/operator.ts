import type { Caller } from '@yishen/application';
import type { Role } from '@yishen/domain';
import { engineCaller } from '@yishen/application';

/** The command line itself, for what sets a system up: agencies, accounts and roles. */
export const OPERATOR: Caller = engineCaller('cli');

/** The command line in the place of an agency's staff: named as such in every event it causes. */
export function staffOf(agencyId: string, program: string, roles: readonly Role[]): Caller {
  return { principal: { userId: `cli:${program}`, kind: 'staff', grants: [{ agencyId, roles }] } };
}
