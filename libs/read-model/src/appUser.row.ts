import { entityOf, type ReadTableOf } from './readTable';

/** A member of staff and the roles held, by agency; names and passwords are elsewhere. */
export interface AppUserRow {
  readonly userId: string;
  readonly grants: readonly { readonly agencyId: string; readonly roles: readonly string[] }[];
  readonly version: number;
}

export const APP_USER: ReadTableOf<AppUserRow> = {
  name: 'app_user',
  columns: { userId: { type: 'text' }, grants: { type: 'jsonb' }, version: { type: 'integer' } },
  key: ['userId'],
  indexes: [],
};

export const AppUser = entityOf(APP_USER);
