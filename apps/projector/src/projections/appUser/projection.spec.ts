import { describe, expect, it } from 'vitest';
import { projected } from '../../../test/given';
import { appUser } from './projection';

const registered = { type: 'UserRegistered', data: { userId: 'u' } };
const granted = (agencyId: string, ...roles: string[]) => ({
  type: 'RolesGranted',
  data: { userId: 'u', agencyId, roles },
});

describe('app_user', () => {
  it.each([1, 2])('holds the latest roles of each agency, delivered %i times', (numberOfTimes) => {
    const events = [registered, granted('a', 'clerk'), granted('b', 'legal'), granted('a', 'clerk', 'report')];
    expect(projected(appUser, events, { stream: 'user-u', numberOfTimes }).rows).toEqual([
      {
        userId: 'u',
        grants: [
          { agencyId: 'b', roles: ['legal'] },
          { agencyId: 'a', roles: ['clerk', 'report'] },
        ],
        version: 4,
      },
    ]);
  });

  it('drops an agency in which no role is left', () => {
    const events = [registered, granted('a', 'clerk'), granted('a')];
    expect(projected(appUser, events, { stream: 'user-u' }).rows).toEqual([{ userId: 'u', grants: [], version: 3 }]);
  });
});
