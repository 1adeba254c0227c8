import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshVaultDatabase, keptSealer, type VaultDatabase } from '../test/vaultDatabase';
import { createKeyFile, readKeyFile } from './keyFile';
import { openVault, type Vault } from './keys';
import { migrate } from '@yishen/migrations';
import { VAULT_SCHEMA } from './schema';
import { recordUnsealing } from './unsealing';

let database: VaultDatabase;
let vault: Vault;
let neighbour: Vault;

beforeAll(async () => {
  database = await freshVaultDatabase();
  vault = await openVault({ pool: database.app, keyFile: database.keyFile });
  neighbour = await openVault({ pool: database.app, keyFile: database.keyFile });
});
afterAll(() => database?.close());

describe('a key', () => {
  it('made by one process opens texts in another', async () => {
    await vault.ensureKey('person-a', 'person', 'agency-1');
    const sealed = await vault.seal('person-a', 'name', '张三');
    expect(await neighbour.unseal(sealed, 'name')).toBe('张三');
  });

  it('is the same for all when many make it at once', async () => {
    const sealers = await Promise.all(
      Array.from({ length: 24 }, (_, i) =>
        keptSealer(i % 2 ? vault : neighbour, [
          { keyId: i % 3 ? 'race-1' : 'race-2', kind: 'person', agency: 'agency-1' },
          { keyId: i % 3 ? 'race-2' : 'race-1', kind: 'person', agency: 'agency-1' },
        ]),
      ),
    );
    const items = sealers.flatMap((seal, i) =>
      ['race-1', 'race-2'].map((keyId) => ({ sealed: seal(keyId, 'name', `第${i}个`), field: 'name' })),
    );
    expect(await vault.unsealMany(items)).toEqual(sealers.flatMap((_, i) => [`第${i}个`, `第${i}个`]));
  });

  it('is written only when the sealing is kept, and stays that of the process that kept it first', async () => {
    const asked = [{ keyId: 'draft', kind: 'person', agency: 'agency-1' }] as const;
    const [first, second] = [await vault.sealing(asked), await neighbour.sealing(asked)];
    const [one, other] = [first.seal('draft', 'name', '甲'), second.seal('draft', 'name', '乙')];
    await expect(vault.unseal(one, 'name')).rejects.toMatchObject({ code: 'key-missing' });
    expect([await first.keep(), await second.keep(), await first.keep()]).toEqual([true, false, true]);
    expect(await neighbour.unseal(one, 'name')).toBe('甲');
    await expect(neighbour.unseal(other, 'name')).rejects.toMatchObject({ code: 'unreadable' });
    const again = await neighbour.sealing(asked);
    expect([await again.keep(), await vault.unseal(again.seal('draft', 'name', '丙'), 'name')]).toEqual([true, '丙']);
  });

  it('is made only when a text is sealed under it, and once even when asked for twice', async () => {
    const twice = { keyId: 'twice', kind: 'request', agency: 'agency-1' } as const;
    const { seal, keep } = await vault.sealing([twice, twice, { ...twice, keyId: 'unused' }]);
    const texts = ['甲', '乙'].map((text) => ({ sealed: seal('twice', 'text', text), field: 'text' }));
    expect([await keep(), await vault.unsealMany(texts)]).toEqual([true, ['甲', '乙']]);
    await expect(vault.seal('unused', 'text', '丙')).rejects.toMatchObject({ code: 'key-missing' });
    const named = [{ ...twice, keyId: 'unused', exists: true }] as const;
    await expect(vault.sealing(named)).rejects.toMatchObject({ code: 'key-missing' });
    const presumed = await vault.sealing([{ ...twice, isNew: true }]);
    presumed.seal('twice', 'text', '丁');
    expect(await presumed.keep()).toBe(false);
  });

  it('belongs to one agency and one kind for good', async () => {
    await vault.ensureKey('person-b', 'person', 'agency-1');
    await expect(vault.ensureKey('person-b', 'person', 'agency-2')).rejects.toMatchObject({ code: 'key-mismatch' });
    await expect(vault.ensureKey('person-b', 'request', 'agency-1')).rejects.toMatchObject({ code: 'key-mismatch' });
    const another = [{ keyId: 'person-b', kind: 'person', agency: 'agency-2' }] as const;
    await expect(vault.sealing(another)).rejects.toMatchObject({ code: 'key-mismatch' });
  });

  it('that never existed is an error, not an erasure', async () => {
    await expect(vault.seal('nobody', 'name', 'x')).rejects.toMatchObject({ code: 'key-missing' });
    await expect(vault.unseal({ k: 'nobody', v: 'AQ==' }, 'name')).rejects.toMatchObject({ code: 'key-missing' });
  });

  it('opens nothing after it is copied to another row', async () => {
    await vault.ensureKey('swap-1', 'person', 'agency-1');
    await vault.ensureKey('swap-2', 'person', 'agency-1');
    const sealed = await vault.seal('swap-1', 'name', '张三');
    await database.admin.query(
      `update person_key a set wrapped = b.wrapped from person_key b where a.key_id = 'swap-1' and b.key_id = 'swap-2'`,
    );
    await expect(vault.unseal(sealed, 'name')).rejects.toMatchObject({ code: 'unreadable' });
    await vault.erase(['swap-1', 'swap-2']);
  });
});

describe('a page of sealed texts', () => {
  it('is opened with one query in the order given, with nothing in place of erased texts', async () => {
    const keyIds = Array.from({ length: 40 }, (_, i) => `page-${i}`);
    const seal = await keptSealer(
      vault,
      keyIds.map((keyId) => ({ keyId, kind: 'person', agency: 'agency-1' })),
    );
    const items = keyIds.map((keyId, i) => ({ sealed: seal(keyId, 'name', `申请人${i}`), field: 'name' }));
    await vault.erase(['page-3']);
    let queries = 0;
    const counting = new Proxy(database.app, {
      get(pool, name) {
        if (name === 'query') queries += 1;
        const value: unknown = Reflect.get(pool, name);
        return typeof value === 'function' ? value.bind(pool) : value;
      },
    });
    const reader = await openVault({ pool: counting, keyFile: database.keyFile });
    queries = 0;
    const texts = await reader.unsealMany(items);
    expect(queries).toBe(1);
    expect(texts).toEqual(keyIds.map((_, i) => (i === 3 ? undefined : `申请人${i}`)));
    expect(await reader.unsealMany([])).toEqual([]);
  });
});

describe('erasing a person', () => {
  it('makes their texts unreadable at once in every process, and the id never gets another key', async () => {
    const seal = await keptSealer(vault, [
      { keyId: 'gone', kind: 'person', agency: 'agency-1' },
      { keyId: 'kept', kind: 'request', agency: 'agency-1' },
    ]);
    const [gone, kept] = [seal('gone', 'name', '李四'), seal('kept', 'text', '公开2023年预算')];
    const bytes = await vault.sealBytes('gone', 'scan', Buffer.from('scan'));
    expect(await neighbour.unseal(gone, 'name')).toBe('李四');
    expect(await vault.erase(['gone', 'never-was'])).toBe(1);
    for (const reader of [vault, neighbour]) {
      expect(
        await reader.unsealMany([
          { sealed: gone, field: 'name' },
          { sealed: kept, field: 'text' },
        ]),
      ).toEqual([undefined, '公开2023年预算']);
      expect(await reader.unsealBytes('gone', 'scan', bytes)).toBeUndefined();
      await expect(reader.seal('gone', 'name', 'x')).rejects.toMatchObject({ code: 'key-erased' });
      const asked = { keyId: 'gone', kind: 'person', agency: 'agency-1' } as const;
      await expect(reader.ensureKey(asked.keyId, asked.kind, asked.agency)).rejects.toMatchObject({
        code: 'key-erased',
      });
      const { seal } = await reader.sealing([asked]);
      expect(() => seal('gone', 'name', 'x')).toThrow(expect.objectContaining({ code: 'key-erased' }));
      await expect(reader.sealing([{ ...asked, exists: true }])).rejects.toMatchObject({ code: 'key-erased' });
    }
    expect(await vault.erase(['gone'])).toBe(0);
    const { rows } = await database.admin.query(`select wrapped from person_key where key_id = 'gone'`);
    expect(rows).toEqual([{ wrapped: null }]);
  });

  it('holds even when another process makes the same key at once', async () => {
    for (let round = 0; round < 20; round++) {
      const keyId = `erase-race-${round}`;
      await vault.ensureKey(keyId, 'person', 'agency-1');
      const sealed = await vault.seal(keyId, 'name', '王五');
      await Promise.all([
        vault.erase([keyId]),
        neighbour.ensureKey(keyId, 'person', 'agency-1').catch(() => undefined),
      ]);
      expect(await neighbour.unseal(sealed, 'name')).toBeUndefined();
    }
  });
});

describe('the key file of a database', () => {
  it('stops the start when it is missing or another one, and the error names the key that is needed', async () => {
    const { newest } = (await readKeyFile(database.keyFile)) ?? {};
    const lost = join(database.folder, 'lost.json');
    const start = () => openVault({ pool: database.app, keyFile: lost });
    const refusal = { code: 'key-file-missing', message: expect.stringContaining(`${newest?.id}`) };
    await expect(start()).rejects.toMatchObject(refusal);
    expect(await readKeyFile(lost)).toBeUndefined();
    await createKeyFile(lost);
    await expect(start()).rejects.toMatchObject(refusal);
  });

  it('after a rotation wraps new keys with the new key, reads old ones and keeps command digests', async () => {
    await vault.ensureKey('before', 'person', 'agency-1');
    const sealed = await vault.seal('before', 'name', '赵六');
    const old = await readKeyFile(database.keyFile);
    const young = await createKeyFile(join(database.folder, 'young.json'));
    const rotated = join(database.folder, 'rotated.json');
    const keys = [old?.newest, young.newest].map((kek) => ({ id: kek?.id, key: kek?.key.toString('base64') }));
    await writeFile(rotated, JSON.stringify({ format: 'yishen-key-file-1', keys }), { mode: 0o600 });
    const after = await openVault({ pool: database.app, keyFile: rotated });
    expect(await after.unseal(sealed, 'name')).toBe('赵六');
    await after.ensureKey('after', 'person', 'agency-1');
    const { rows } = await database.admin.query(`select kek_id from person_key where key_id = 'after'`);
    expect(rows).toEqual([{ kek_id: young.newest.id }]);
    expect(after.macDigest('{}')).toBe(vault.macDigest('{}'));
    await after.erase(['after']);
  });

  it('gives equal commands equal digests in every process, and different commands different ones', async () => {
    expect(vault.macDigest('{"name":"张三"}')).toMatch(/^[0-9a-f]{64}$/);
    expect(neighbour.macDigest('{"name":"张三"}')).toBe(vault.macDigest('{"name":"张三"}'));
    expect(vault.macDigest('{"name":"李四"}')).not.toBe(vault.macDigest('{"name":"张三"}'));
  });
});

describe("the application's role", () => {
  const refused = { code: '42501' };

  it('can add to the record of unsealing and read it, but never change it', async () => {
    const look = {
      at: '2024-03-01T01:00:00Z',
      actor: 'user-1',
      agency: 'agency-1',
      stream: 'request-1',
      purpose: '办理',
    };
    await recordUnsealing(database.app, [
      { ...look, person: 'person-a', fields: ['name', 'contact'] },
      { ...look, fields: ['text'] },
    ]);
    await recordUnsealing(database.app, []);
    const { rows } = await database.app.query('select actor, person, fields, purpose from unsealing order by id');
    expect(rows).toEqual([
      { actor: 'user-1', person: 'person-a', fields: ['name', 'contact'], purpose: '办理' },
      { actor: 'user-1', person: null, fields: ['text'], purpose: '办理' },
    ]);
    for (const statement of [
      `update unsealing set actor = 'x'`,
      'delete from unsealing',
      'truncate unsealing',
      `insert into unsealing (id, at, actor, agency, stream, fields, purpose) values (9, now(), '', '', '', '{a}', '')`,
      `insert into unsealing (at, actor, agency, stream, fields, purpose, recorded_at) values (now(), '', '', '', '{a}', '', 'epoch')`,
    ]) {
      await expect(database.app.query(statement), statement).rejects.toMatchObject(refused);
    }
  });

  it('cannot replace, delete or restore a key, nor change an account', async () => {
    for (const statement of [
      `update person_key set wrapped = ''`,
      'delete from person_key',
      'truncate person_key',
      `update account set password_hash = ''`,
      'delete from account',
      'drop table person_key',
    ]) {
      await expect(database.app.query(statement), statement).rejects.toMatchObject(refused);
    }
  });

  it('has the same tables after migrations ran again and concurrently', async () => {
    const run = () => migrate(database.adminUrl, [VAULT_SCHEMA], { appRole: 'yishen_app' });
    await Promise.all([run(), run(), run()]);
    expect(await vault.unseal(await vault.seal('kept', 'text', '还在'), 'text')).toBe('还在');
  });
});
