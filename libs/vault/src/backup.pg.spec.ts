import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collected, freshVaultDatabase, keptSealer, type VaultDatabase } from '../test/vaultDatabase';
import { exportVault, importVault, type VaultRow } from './backup';
import { openVault } from './keys';
import { recordUnsealing } from './unsealing';

let source: VaultDatabase;
let target: VaultDatabase;
const now = new Date('2024-03-01T01:00:00Z');
const account = ['user-1', 'clerk', '王科员', 'scrypt$15$8$3$salt$hash', now];

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
    await source.app.query('insert into account values ($1, $2, $3, $4, $5)', account);
    await source.app.query(`insert into session values ('token', 'user-1', $1, $1)`, [now]);
    const look = { at: '2024-03-01T01:00:00.123456Z', actor: 'user-1', agency: 'agency-1', stream: 'request-1' };
    await recordUnsealing(source.app, [
      { ...look, person: 'person-1', fields: ['name'], purpose: '办理"申请"\n{a,b}' },
    ]);

    const text = await ndjson(exportVault(source.admin));
    expect(await importVault(target.admin, parse(text))).toEqual({ rows: 2102 });

    const restored = await openVault({ pool: target.app, keyFile: source.keyFile });
    const texts = await restored.unsealMany(items);
    expect(texts).toEqual(keyIds.map((_, i) => (i === 7 ? undefined : `申请人${i}`)));
    const accounts = await target.admin.query<Record<string, unknown>>('select * from account');
    expect(accounts.rows.map((row) => Object.values(row))).toEqual([account]);
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
