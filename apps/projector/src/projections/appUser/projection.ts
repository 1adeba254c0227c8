import { idOfStream, type UserEvent } from '@yishen/domain';
import { APP_USER, type AppUserRow } from '@yishen/read-model';
import type { Projection } from '../../projection';

/** The members of staff with their roles by agency. */
export const appUser: Projection<AppUserRow> = {
  table: APP_USER,
  handles: ['UserRegistered', 'RolesGranted'] satisfies UserEvent['type'][],
  keyOf: (event) => [idOfStream(event.stream)],
  evolve: (row, event) => {
    const known = event as unknown as UserEvent;
    const { version } = event;
    switch (known.type) {
      case 'UserRegistered':
        return { userId: idOfStream(event.stream), grants: [], version };
      case 'RolesGranted': {
        if (row === undefined) return row;
        const { agencyId, roles } = known.data;
        const others = row.grants.filter((grant) => grant.agencyId !== agencyId);
        return { ...row, grants: roles.length > 0 ? [...others, { agencyId, roles }] : others, version };
      }
      default:
        return row;
    }
  },
};
