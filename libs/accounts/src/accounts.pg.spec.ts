import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshAccountsDatabase, type AccountsDatabase } from '../test/accountsDatabase';
import { createAccount, displayNames, findAccount, signIn } from './accounts';
import { createSession, findSession, renewSession, revokeSession } from './sessions';

let database: AccountsDatabase;
const start = new Date('2024-03-01T01:00:00Z');
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const password = '依申请公开-2024';

const register = (loginName: string) =>
  createAccount(database.app, { userId: `user-${loginName}`, loginName, displayName: '王科员', password, now: start });
const attempt = (loginName: string, tried: string, now: Date) =>
  signIn(database.app, { loginName, password: tried, now });

beforeAll(async () => {
  database = await freshAccountsDatabase();
});
afterAll(() => database?.close());

describe('a staff account', () => {
  it('signs in with its login name in any case and width, and only with its password', async () => {
    await register('clerk');
    for (const loginName of ['clerk', ' CLERK ', 'ｃｌｅｒｋ']) {
      expect(await attempt(loginName, password, start)).toEqual({
        outcome: 'signed-in',
        account: { userId: 'user-clerk', loginName: 'clerk', displayName: '王科员' },
      });
    }
    expect(await attempt('clerk', `${password} `, start)).toEqual({ outcome: 'refused' });
    expect(await attempt('clerk', 'x'.repeat(100_000), start)).toEqual({ outcome: 'refused' });
    expect(await attempt('', password, start)).toEqual({ outcome: 'refused' });
    expect(await attempt(`a' or 1=1 --`, password, start)).toEqual({ outcome: 'refused' });
  });

  it('stores a salted scrypt hash with its parameters instead of the password', async () => {
    await register('salt-1');
    await register('salt-2');
    const { rows } = await database.admin.query<{ password_hash: string }>(
      `select password_hash from account where login_name like 'salt-%'`,
    );
    expect(rows[0]?.password_hash).toMatch(/^scrypt\$15\$8\$3\$/);
    expect(rows[0]?.password_hash).not.toBe(rows[1]?.password_hash);
  });

  it('is not created with a taken or malformed login name, or an unfit password', async () => {
    await register('taken');
    const create = (loginName: string, secret: string) =>
      createAccount(database.app, { userId: 'user-x', loginName, displayName: 'x', password: secret, now: start });
    await expect(create('TAKEN', password)).rejects.toMatchObject({ code: 'login-name-taken' });
    for (const odd of ['', '  ', 'a b', 'a\u0000b', 'x'.repeat(65)]) {
      await expect(create(odd, password)).rejects.toMatchObject({ code: 'login-name-invalid' });
    }
    for (const unfit of ['', '1234567', 'x'.repeat(257)]) {
      await expect(create('fine', unfit)).rejects.toMatchObject({ code: 'password-unfit' });
    }
  });

  it('is found by login name, and its display name by user id', async () => {
    await register('finder');
    expect(await findAccount(database.app, 'Finder')).toMatchObject({ userId: 'user-finder' });
    expect(await findAccount(database.app, 'no-such')).toBeUndefined();
    expect(await displayNames(database.app, ['user-finder', 'user-none'])).toEqual(
      new Map([['user-finder', '王科员']]),
    );
  });
});

describe('wrong passwords', () => {
  it.each(['locked-known', 'locked-unknown'])(
    'lock a login name from the fifth on, for longer each time (%s)',
    async (loginName) => {
      if (loginName === 'locked-known') await register(loginName);
      for (let n = 0; n < 5; n++) expect((await attempt(loginName, 'wrong-password', start)).outcome).toBe('refused');
      expect(await attempt(loginName, password, after(59))).toEqual({ outcome: 'locked', until: after(60) });
      expect((await attempt(loginName, 'wrong-password', after(60))).outcome).toBe('refused');
      expect(await attempt(loginName, password, after(60))).toEqual({ outcome: 'locked', until: after(180) });
    },
  );

  it('lock for an hour at most, and the right password after the lock resets the count', async () => {
    await register('patient');
    let now = start;
    let lock = 0;
    for (let n = 0; n < 11; n++) {
      await attempt('patient', 'wrong-password', now);
      const answer = await attempt('patient', 'wrong-password', now);
      if (answer.outcome === 'locked') {
        lock = answer.until.getTime() - now.getTime();
        now = answer.until;
      }
    }
    expect(lock).toBe(3600_000);
    expect((await attempt('patient', password, now)).outcome).toBe('signed-in');
    expect((await attempt('patient', 'wrong-password', now)).outcome).toBe('refused');
    expect((await attempt('patient', password, now)).outcome).toBe('signed-in');
  });

  it('are checked five times at most when many are sent at once', async () => {
    await register('burst');
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, n) => attempt('burst', `wrong-password-${n}`, start)),
    );
    expect(answers.filter(({ outcome }) => outcome === 'refused')).toHaveLength(5);
    expect(answers.filter(({ outcome }) => outcome === 'locked')).toHaveLength(25);
  });

  it('are forgotten after a day, and the tried login name is never stored in clear', async () => {
    await attempt('my-secret-typed-here', 'wrong-password', start);
    const { rows } = await database.admin.query<{ text: string }>('select f::text as text from sign_in_failure f');
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.map(({ text }) => text).join()).not.toContain('my-secret');
    await attempt('somebody-else', 'wrong-password', after(86_400 + 7200 * 20));
    const left = await database.admin.query('select 1 from sign_in_failure');
    expect(left.rowCount).toBe(1);
  });
});

describe('a session', () => {
  it('is found by its token until it ends, and the token is stored nowhere', async () => {
    await register('session');
    const { token, expiresAt } = await createSession(database.app, { userId: 'user-session', now: start });
    expect(expiresAt).toEqual(after(8 * 3600));
    expect(await findSession(database.app, token, start)).toEqual({
      userId: 'user-session',
      displayName: '王科员',
      expiresAt,
    });
    expect(await findSession(database.app, token, expiresAt)).toBeUndefined();
    expect(await findSession(database.app, `${token}x`, start)).toBeUndefined();
    expect(await findSession(database.app, '', start)).toBeUndefined();
    const { rows } = await database.admin.query<{ text: string }>(
      `select s::text || encode(token_hash, 'base64') as text from session s`,
    );
    expect(rows.map(({ text }) => text).join()).not.toContain(token);
  });

  it('is prolonged by use to a day at most, and never after its end', async () => {
    await register('renew');
    const { token } = await createSession(database.app, { userId: 'user-renew', now: start });
    expect(await renewSession(database.app, token, after(3600))).toEqual(after(9 * 3600));
    expect(await renewSession(database.app, token, after(8.5 * 3600))).toEqual(after(16.5 * 3600));
    expect(await renewSession(database.app, token, after(16 * 3600))).toEqual(after(24 * 3600));
    expect(await renewSession(database.app, token, after(23 * 3600))).toEqual(after(24 * 3600));
    expect(await renewSession(database.app, token, after(24 * 3600))).toBeUndefined();
  });

  it('ends at once when it is revoked, without ending others of the same person', async () => {
    await register('revoke');
    const [one, two] = await Promise.all(
      [0, 1].map(() => createSession(database.app, { userId: 'user-revoke', now: start })),
    );
    await revokeSession(database.app, one?.token ?? '');
    expect(await findSession(database.app, one?.token ?? '', start)).toBeUndefined();
    expect(await findSession(database.app, two?.token ?? '', start)).toBeDefined();
  });
});
