import { mayDo, type Permission, type Principal } from '@yishen/domain';
import { CommandError } from './commandError';

/** Who sends a command or asks a question. */
export interface Caller {
  readonly principal: Principal;
}

/** Every agency: where acts on the system itself are allowed or refused. */
export const EVERYWHERE = '*';

/**
 * Allows or refuses an act; no other place does. It follows the table of acts and roles, within the agencies of the session. A
 * principal without any role in the agency gets `access.other-agency`, which the interface shows as "no such record", so that it
 * does not betray that another agency's case exists.
 */
export function requirePermission({ principal }: Caller, act: Permission, agencyId: string): void {
  if (mayDo(principal, act, agencyId)) return;
  const belongs =
    principal.kind === 'engine' ||
    agencyId === EVERYWHERE ||
    principal.grants.some((grant) => grant.agencyId === agencyId || grant.agencyId === EVERYWHERE);
  throw new CommandError(belongs ? 'access.denied' : 'access.other-agency', { act });
}

/** The engine itself as caller; `process` says which of its processes acts. */
export function engineCaller(process: string): Caller {
  return { principal: { userId: `engine:${process}`, kind: 'engine', grants: [] } };
}
