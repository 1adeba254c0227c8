import { isRole, type Grant, type Role } from '../access/permissions';
import type { DomainEvent } from '../event';
import { Rejected } from '../rejected';

/** A member of staff was given an account; name, login and password are in the account table, never in the log. */
export type UserRegistered = DomainEvent<'UserRegistered', { readonly userId: string }>;

/** The roles of a member of staff in an agency were set. */
export type RolesGranted = DomainEvent<
  'RolesGranted',
  { readonly userId: string; readonly agencyId: string; readonly roles: readonly Role[] }
>;

/** Every event of a user's stream. */
export type UserEvent = UserRegistered | RolesGranted;

/** A user as `decide` and sign-in need them. */
export type User =
  { readonly status: 'unknown' } | { readonly status: 'registered'; readonly grants: readonly Grant[] };

/** A user nobody has registered yet. */
export const UNKNOWN_USER: User = { status: 'unknown' };

/** Gives a member of staff an account. */
export interface RegisterUser {
  readonly type: 'RegisterUser';
  readonly userId: string;
}

/** Sets the roles of a member of staff in an agency. */
export interface GrantRoles {
  readonly type: 'GrantRoles';
  readonly userId: string;
  readonly agencyId: string;
  readonly roles: readonly string[];
}

/** Every command of a user's stream. */
export type UserCommand = RegisterUser | GrantRoles;

/** Folds one event into the user; never throws. */
export function evolveUser(state: User, event: UserEvent): User {
  switch (event.type) {
    case 'UserRegistered':
      return { status: 'registered', grants: [] };
    case 'RolesGranted': {
      if (state.status === 'unknown') return state;
      const { agencyId, roles } = event.data;
      const others = state.grants.filter((grant) => grant.agencyId !== agencyId);
      return { ...state, grants: roles.length > 0 ? [...others, { agencyId, roles }] : others };
    }
    default:
      return state;
  }
}

/** Decides accounts and roles. Throws `Rejected`; the same roles again give no event. */
export function decideUser(commands: readonly UserCommand[], state: User): readonly UserEvent[] {
  const events: UserEvent[] = [];
  let after = state;
  for (const command of commands) {
    for (const event of decideOne(command, after)) {
      events.push(event);
      after = evolveUser(after, event);
    }
  }
  return events;
}

function decideOne(command: UserCommand, state: User): UserEvent[] {
  switch (command.type) {
    case 'RegisterUser':
      if (state.status === 'registered') throw new Rejected('user.already-registered');
      return [{ type: 'UserRegistered', schema: 1, data: { userId: command.userId } }];
    case 'GrantRoles': {
      if (state.status === 'unknown') throw new Rejected('user.unknown');
      const roles = [...new Set(command.roles)].sort().map((role) => {
        if (!isRole(role)) throw new Rejected('user.role-unknown', { role });
        return role;
      });
      const { userId, agencyId } = command;
      const held = state.grants.find((grant) => grant.agencyId === agencyId)?.roles ?? [];
      if (held.join() === roles.join()) return [];
      return [{ type: 'RolesGranted', schema: 1, data: { userId, agencyId, roles } }];
    }
  }
}
