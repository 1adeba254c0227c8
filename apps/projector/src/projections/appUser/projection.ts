import { idOfStream, type User } from '@yishen/domain';
import { APP_USER, type AppUserRow } from '@yishen/read-model';
import type { Projection } from '../../projection';

type Registered = Exclude<User, { status: 'unknown' }>;

/** The members of staff with their roles by agency. */
export const appUser: Projection<'user', AppUserRow, Registered> = {
  table: APP_USER,
  kind: 'user',
  partsOf: (state) => (state.status === 'unknown' ? [] : [state]),
  rowOf: ({ grants }, { stream, version }) => ({ userId: idOfStream(stream), grants, version }),
};
