import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collected, freshVaultDatabase, keptSealer, type VaultDatabase } from '../test/vaultDatabase';
import { exportVault, importVault, type VaultRow } from './backup';
import { createAccount, signIn } from './credentials';
import { openVault } from './keys';
import { createSession } from './sessions';
import { recordUnsealing } from './unsealing';

let source: VaultDatabase;
let target: VaultDatabase;
const now = new Date('2024-03-01T01:00:00Z');
const password = '依申请公开-2024';

beforeAll(async () => {
  [source, target] = await Promise.all([freshVaultDatabase(), freshVaultDatabase()]);
});
afterAll(() => Promise.all([source?.close(), target?.close()]));

const ndjson = async (rows: AsyncIterable<VaultRow>) =>
  (await collected(rows)).map((row) => JSON.stringify(row)).join('\n');
const parse = (text: string) => text.split('\n').map((line) => JSON.parse(line) as VaultRow);

describe('a backup of the vault', () => {
  it('restores keys, erasures and accounts into an empty vault, and exports the same again', async () => {
    const vault = await openVault({ pool: source.app, keyFile: source.keyFile });
    const keyIds = Array.from({ length: 2100 }, (_, i) => `person-${i}`);
    const seal = await keptSealer(
      vault,
      keyIds.map((keyId) => ({ keyId, kind: 'person', agency: 'agency-1' })),
    );
    const items = keyIds.map((keyId, i) => ({ sealed: seal(keyId, 'name', `申请人${i}`), field: 'name' }));
    await vault.erase(['person-7']);
    await createAccount(source.app, { userId: 'user-1', loginName: 'clerk', displayName: '王科员', password, now });
    await createSession(source.app, { userId: 'user-1', now });
    const look = { at: '2024-03-01T01:00:00.123456Z', actor: 'user-1', agency: 'agency-1', stream: 'request-1' };
    await recordUnsealing(source.app, [
      { ...look, person: 'person-1', fields: ['name'], purpose: '办理"申请"\n{a,b}' },
    ]);

    const text = await ndjson(exportVault(source.admin));
    expect(await importVault(target.admin, parse(text))).toEqual({ rows: 2102 });

    const restored = await openVault({ pool: target.app, keyFile: source.keyFile });
    const texts = await restored.unsealMany(items);
    expect(texts).toEqual(keyIds.map((_, i) => (i === 7 ? undefined : `申请人${i}`)));
    expect((await signIn(target.app, { loginName: 'clerk', password, now })).outcome).toBe('signed-in');
    expect((await target.admin.query('select 1 from session')).rowCount).toBe(0);
    expect(await ndjson(exportVault(target.admin))).toBe(text);
    await recordUnsealing(target.app, [{ ...look, fields: ['name'], purpose: '办理' }]);
    expect((await target.admin.query('select 1 from unsealing')).rowCount).toBe(2);
  });

  it('shows the vault as of the given snapshot', async () => {
    const vault = await openVault({ pool: source.app, keyFile: source.keyFile });
    const client = await source.admin.connect();
    try {
      await client.query('begin isolation level repeatable read');
      const { rows } = await client.query<{ id: string }>('select pg_export_snapshot() as id');
      await vault.ensureKey('later', 'person', 'agency-1');
      expect(await ndjson(exportVault(source.admin, { snapshot: rows[0]?.id ?? '' }))).not.toContain('"later"');
      expect(await ndjson(exportVault(source.admin))).toContain('"later"');
    } finally {
      await client.query('rollback');
      client.release();
    }
  });

  it('is refused as a whole when the tables are not empty or a row belongs to no table of the vault', async () => {
    await expect(importVault(target.admin, [])).rejects.toMatchObject({ code: 'import-refused' });
    const empty = await freshVaultDatabase();
    try {
      const good = {
        table: 'person_key',
        row: { key_id: 'k', kind: 'person', agency: 'a', kek_id: 'x', created_at: now },
      };
      const foreign = { table: 'pg_authid', row: { rolname: 'x' } };
      await expect(importVault(empty.admin, [good, foreign])).rejects.toMatchObject({ code: 'import-refused' });
      expect((await empty.admin.query('select 1 from person_key')).rowCount).toBe(0);
    } finally {
      await empty.close();
    }
  });
});
