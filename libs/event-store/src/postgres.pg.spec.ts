import { generateKeyPairSync } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { freshLogDatabase, type LogDatabase } from '../test/logDatabase';
import { droppingProxy } from '../test/droppingProxy';
import { verifyChain } from './chain';
import { compareCheckpoint, signCheckpoint } from './checkpoint';
import { codeOf, eventStoreContract, requestFor, wholeLog } from './eventStore.contract';
import { migrate } from '@yishen/migrations';
import { EVENT_STORE_SCHEMA } from './schema';
import { openPostgresEventStore, type PostgresEventStore } from './postgres';

const EMPTY_LOG = `truncate event, command, stream_head; update log_head set position = 0, hash = decode(repeat('00', 32), 'hex')`;

describe('with one database', () => {
  let shared: LogDatabase;
  beforeAll(async () => {
    shared = await freshLogDatabase();
  });
  afterAll(() => shared.drop());

  eventStoreContract('the store over PostgreSQL', async () => {
    const admin = new Client({ connectionString: shared.adminUrl });
    await admin.connect();
    await admin.query(EMPTY_LOG);
    await admin.end();
    const store = openPostgresEventStore({ url: shared.url, readers: 4 });
    return { store, close: () => store.close() };
  });
});

describe('the log in PostgreSQL', () => {
  let database: LogDatabase;
  let store: PostgresEventStore;
  const open: PostgresEventStore[] = [];
  const another = (url = database.url) => {
    const opened = openPostgresEventStore({ url, readers: 2 });
    open.push(opened);
    return opened;
  };
  beforeEach(async () => {
    database = await freshLogDatabase();
    store = another();
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((opened) => opened.close()));
    await database.drop();
  });

  describe('the order of positions', () => {
    it('makes an append wait for one before it that is not committed yet', async () => {
      const slow = new Client({ connectionString: database.url });
      await slow.connect();
      await slow.query('begin');
      await slow.query('select append_group($1)', [groupOf('slow')]);
      const fast = store.append(requestFor('fast', 0));
      // The other append holds the lock, so this one must wait for it in the database.
      await vi.waitFor(async () => {
        const waiting = await database.asAdmin(`select 1 from pg_locks where locktype = 'advisory' and not granted`);
        expect(waiting).toHaveLength(1);
      });
      expect(await store.readAll({ after: '0', limit: 10 })).toEqual([]);
      await slow.query('commit');
      await slow.end();
      await fast;
      expect((await wholeLog(store)).map((event) => event.stream)).toEqual(['slow', 'fast']);
    });

    it('has no gap after an append was rolled back', async () => {
      const slow = new Client({ connectionString: database.url });
      await slow.connect();
      await slow.query('begin');
      await slow.query('select append_group($1)', [groupOf('slow')]);
      const fast = store.append(requestFor('fast', 0));
      await slow.query('rollback');
      await slow.end();
      expect((await fast).position).toBe('1');
      expect((await verifyChain(store)).broken).toBeUndefined();
    });

    it('is the same for several processes, with rollbacks and a reader that follows', async () => {
      const others = [store, another(), another()];
      const seen: string[] = [];
      const stop = new AbortController();
      const following = another().subscribe({
        after: '0',
        signal: stop.signal,
        onEvents: (events) => Promise.resolve(void seen.push(...events.map((event) => event.position))),
      });
      const rollingBack = new Client({ connectionString: database.url });
      await rollingBack.connect();
      const noise = (async () => {
        for (let n = 0; n < 30; n++) {
          await rollingBack.query('begin');
          await rollingBack.query('select append_group($1)', [groupOf(`never-${n}`)]);
          await rollingBack.query('rollback');
        }
      })();
      const codes = await Promise.all(
        Array.from({ length: 900 }, (_, n) => codeOf(others[n % 3]!.append(requestFor(`s-${n % 600}`, 0)))),
      );
      await noise;
      await rollingBack.end();
      expect(codes.filter((code) => code === undefined)).toHaveLength(600);
      expect(codes.filter((code) => code === 'version-conflict')).toHaveLength(300);
      await vi.waitFor(() => expect(seen.length).toBeGreaterThanOrEqual(600), { timeout: 10_000 });
      stop.abort();
      await following;
      expect(seen).toEqual(Array.from({ length: 600 }, (_, n) => String(n + 1)));
      expect((await verifyChain(store)).broken).toBeUndefined();
    });
  });

  describe('a connection that breaks', () => {
    it('between commit and reply applies the command exactly once', async () => {
      const proxy = await droppingProxy(database.url);
      const behind = another(proxy.url);
      await behind.append(requestFor('warm', 0));
      for (let n = 0; n < 20; n++) {
        const request = requestFor(`s-${n}`, 0);
        proxy.loseAnswerTo(request.commandId);
        const result = await behind.append(request);
        expect(result).toEqual({ position: String(n + 2), result: request.result, repeated: true });
      }
      expect(proxy.lost).toBe(20);
      await proxy.close();
      expect((await wholeLog(store)).length).toBe(21);
    });

    it('under load neither loses nor repeats an accepted command', async () => {
      let ended = false;
      const killing = (async () => {
        for (let n = 0; n < 8; n++) {
          await database.asAdmin(
            `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()
             and query like '%append_group%' and pid <> pg_backend_pid()`,
          );
        }
        ended = true;
      })();
      const accepted = new Set<string>();
      await Promise.all(
        Array.from({ length: 6 }, async (_, writer) => {
          for (let n = 0; n < 30 || !ended; n++) {
            const request = requestFor(`s-${writer}-${n}`, 0);
            // Like a caller, send the same command again until it gets an answer.
            await vi.waitFor(() => store.append(request), { timeout: 10_000, interval: 5 });
            accepted.add(request.commandId);
          }
        }),
      );
      await killing;
      const log = await wholeLog(store);
      expect(log.map((event) => event.commandId).sort()).toEqual([...accepted].sort());
      expect((await verifyChain(store)).broken).toBeUndefined();
    });

    it('does not end a subscription', async () => {
      const seen: string[] = [];
      const stop = new AbortController();
      const following = store.subscribe({
        after: '0',
        signal: stop.signal,
        onEvents: (events) => Promise.resolve(void seen.push(...events.map((event) => event.position))),
      });
      await store.append(requestFor('a', 0));
      await vi.waitFor(() => expect(seen).toEqual(['1']));
      await database.asAdmin(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      );
      await vi.waitFor(() => store.append(requestFor('b', 0)), { timeout: 5_000 });
      await vi.waitFor(() => expect(seen).toEqual(['1', '2']), { timeout: 5_000 });
      stop.abort();
      await following;
    });

    it('gives the error unavailable, as do a missing server and a database that is read-only', async () => {
      const nowhere = new URL(database.url);
      nowhere.port = '1';
      expect(await codeOf(another(nowhere.href).append(requestFor('a', 0)))).toBe('unavailable');
      expect(await codeOf(another(nowhere.href).head())).toBe('unavailable');
      const name = new URL(database.adminUrl).pathname.slice(1);
      await database.asAdmin(`alter database ${name} set default_transaction_read_only = on`);
      const blocked = another();
      expect(await codeOf(blocked.append(requestFor('a', 0)))).toBe('unavailable');
      await database.asAdmin(`begin read write; alter database ${name} reset default_transaction_read_only; commit`);
      expect(await codeOf(blocked.append(requestFor('a', 0)))).toBeUndefined();
    });
  });

  it('refuses a bad value without refusing the commands that were sent with it', async () => {
    await database.asAdmin(`alter table event add constraint no_poison check (type <> 'Poison')`);
    const poison = {
      ...requestFor('a', 0),
      streams: [{ stream: 'a', scope: 's', expectedVersion: 0, events: [{ type: 'Poison', schema: 1, data: {} }] }],
    };
    const codes = await Promise.all([
      codeOf(store.append(requestFor('b', 0))),
      codeOf(store.append(poison)),
      codeOf(store.append(requestFor('c', 0))),
    ]);
    expect(codes).toEqual([undefined, 'unstorable', undefined]);
    expect((await wholeLog(store)).map((event) => event.stream)).toEqual(['b', 'c']);
  });

  it('never scans a whole table, even with plans made while the tables were empty', async () => {
    for (let n = 0; n < 10; n++) await store.append(requestFor(`s-${n}`, 0));
    await Promise.all([store.readStream('s-1'), wholeLog(store), store.commandResult('none', 'none')]);
    // A backend reports its statistics when it ends.
    await Promise.all(open.splice(0).map((opened) => opened.close()));
    await vi.waitFor(async () => {
      const scans = await database.asAdmin<{ relname: string; seq_scan: number; idx_scan: number }>(
        `select relname, seq_scan::int, idx_scan::int from pg_stat_user_tables where relname in ('event', 'command', 'stream_head') order by 1`,
      );
      // Building an index in a migration counts as one scan.
      for (const { seq_scan } of scans) expect(seq_scan).toBeLessThanOrEqual(2);
      for (const { idx_scan } of scans) expect(idx_scan).toBeGreaterThan(0);
    }, 15_000);
  });

  describe('the rights of the application', () => {
    it.each([
      `update event set data = '{}'`,
      'delete from event',
      'truncate event',
      'insert into event select * from event',
      `update command set result = '{}'`,
      'delete from command',
      'truncate command',
      'insert into command select * from command',
      `update stream_head set version = 9`,
      'delete from stream_head',
      `update log_head set epoch = gen_random_uuid()`,
      'delete from log_head',
      'drop table event',
      'alter table event disable trigger all',
      `create or replace function append_group(batch jsonb, out base bigint, out refused jsonb) language sql as 'select 1, null'`,
    ])('do not include: %s', async (statement) => {
      const client = new Client({ connectionString: database.url });
      await client.connect();
      try {
        await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' });
      } finally {
        await client.end();
      }
    });
  });

  it('can be migrated again, and by several processes at once', async () => {
    const fresh = await freshLogDatabase({ migrate: false });
    await Promise.all([1, 2, 3].map(() => migrate(fresh.adminUrl, [EVENT_STORE_SCHEMA], { appRole: 'yishen_app' })));
    const again = another(fresh.url);
    await again.append(requestFor('a', 0));
    await migrate(fresh.adminUrl, [EVENT_STORE_SCHEMA], { appRole: 'yishen_app' });
    expect((await again.head()).position).toBe('1');
    await Promise.all(open.splice(open.indexOf(again), 1).map((opened) => opened.close()));
    await fresh.drop();
  });

  describe('tampering', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');

    it.each([
      ['data', `update event set data = '{"n": 7}' where position = 3`, '3', 'digest'],
      ['meta', `update event set meta = '{"actor": "user-2"}' where position = 3`, '3', 'digest'],
      ['the scope', `update event set scope = 'agency-b' where stream = 's-3'`, '3', 'digest'],
      ['an event away', 'delete from event where position = 4', '5', 'position'],
      ['the last event away', 'delete from event where position = 6', '6', 'head'],
      ['a hash', `update event set hash = sha256('x') where position = 2`, '2', 'hash'],
      ['the head', `update log_head set hash = sha256('x')`, '6', 'head'],
    ])('with %s is found at its position', async (_name, statement, position, what) => {
      for (let n = 1; n <= 6; n++) await store.append(requestFor(`s-${n}`, 0));
      await database.asAdmin(statement);
      expect((await verifyChain(store)).broken).toMatchObject({ position, what });
    });

    it('by rewriting the whole chain is found by a checkpoint kept outside', async () => {
      for (let n = 1; n <= 3; n++) await store.append(requestFor(`s-${n}`, 0));
      const checkpoint = signCheckpoint(await store.head(), '2026-01-05T00:00:00Z', privateKey);
      await store.append(requestFor('later', 0));
      expect(await compareCheckpoint(store, checkpoint, publicKey)).toBe('holds');
      await database.asAdmin(EMPTY_LOG.replace('truncate event, command, stream_head', 'select 1'));
      await database.asAdmin('truncate event, command, stream_head');
      expect(await compareCheckpoint(store, checkpoint, publicKey)).toBe('log-shorter');
      for (let n = 1; n <= 4; n++) await store.append(requestFor(`other-${n}`, 0));
      expect((await verifyChain(store)).broken).toBeUndefined();
      expect(await compareCheckpoint(store, checkpoint, publicKey)).toBe('log-differs');
    });
  });
});

/** A group of one command with one event, in the form that the committer sends. */
function groupOf(stream: string): string {
  const event = { id: '00000000-0000-8000-8000-000000000001', t: 'Noted', k: 1, d: {}, g: 'ab'.repeat(32) };
  const part = { s: stream, o: 'agency-a', v: 0, e: [event] };
  return JSON.stringify([{ id: `command of ${stream}`, d: 'digest', r: {}, m: {}, s: [part] }]);
}
