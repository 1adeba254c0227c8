import { describe, expect, it } from 'vitest';
import { ROUTES } from '../openapi/routes';
import type { RouteSpec } from './route';

function accessOf({ access }: RouteSpec): string {
  if (typeof access === 'string') return access;
  const { act, scope } = access;
  if (typeof act === 'string') return `${act} in ${scope}`;
  const byType = Object.entries(act).map(([type, permission]) => `    ${type}: ${permission}`);
  return [`by act, in ${scope}`, ...byType].join('\n');
}

describe('the routes', () => {
  it('each declare who may use them: an act of the table of roles, in which scope', async () => {
    expect(ROUTES.filter((route) => !('access' in route))).toEqual([]);
    const lines = ROUTES.map((route) => `${route.method.toUpperCase()} ${route.path}\n  ${accessOf(route)}`);
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('./routes.access.txt');
  });
});
