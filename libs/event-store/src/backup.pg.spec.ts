import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freshLogDatabase, type LogDatabase } from '../test/logDatabase';
import { exportLog, importLog, type LogLine } from './backup';
import { verifyChain } from './chain';
import { codeOf, requestFor, wholeLog } from './eventStore.contract';
import { openPostgresEventStore, type PostgresEventStore } from './postgres';

describe('a backup of the log', () => {
  const databases: LogDatabase[] = [];
  const stores: PostgresEventStore[] = [];
  let source: LogDatabase;
  let store: PostgresEventStore;
  const fresh = async () => {
    const database = await freshLogDatabase();
    databases.push(database);
    const opened = openPostgresEventStore({ url: database.url, readers: 2 });
    stores.push(opened);
    return { database, opened };
  };
  beforeEach(async () => {
    ({ database: source, opened: store } = await fresh());
  });
  afterEach(async () => {
    await Promise.all(stores.splice(0).map((opened) => opened.close()));
    await Promise.all(databases.splice(0).map((database) => database.drop()));
  });

  it('restores the same positions, versions, ids, times, commands and hashes under a new epoch', async () => {
    const requests = Array.from({ length: 30 }, (_, n) => requestFor(`s-${n}`, 0, { events: 1 + (n % 80) }));
    for (const request of requests) await store.append(request);
    await store.append({ ...requestFor('none', 0), streams: [] });
    const lines = await exported(source);
    const { database, opened } = await fresh();
    const taken = await taking(database, throughText(lines));
    expect(taken.commands).toBe(31);
    expect(await wholeLog(opened)).toEqual(await wholeLog(store));
    const [before, after] = await Promise.all([store.head(), opened.head()]);
    expect({ position: after.position, hash: after.hash }).toEqual({ position: before.position, hash: before.hash });
    expect(after.epoch).not.toBe(before.epoch);
    expect(after.epoch).toBe(taken.head.epoch);
    expect((await verifyChain(opened)).broken).toBeUndefined();
    expect(await opened.append(requests[3]!)).toMatchObject({ repeated: true, result: requests[3]!.result });
    expect(await codeOf(opened.append(requestFor('s-3', 4)))).toBeUndefined();
    expect(await codeOf(opened.append(requestFor('s-4', 4)))).toBe('version-conflict');
  });

  it('shows one moment, though appends go on', async () => {
    await store.append(requestFor('a', 0, { events: 1500 }));
    const client = await inTransaction(source);
    const lines: LogLine[] = [];
    for await (const line of exportLog(client)) {
      lines.push(line);
      if (lines.length === 2) await store.append(requestFor('b', 0));
    }
    await client.end();
    expect(lines.filter((line) => line.kind === 'event')).toHaveLength(1500);
    expect(lines.at(-1)).toEqual({ kind: 'end', events: 1500, commands: 1 });
  });

  it('is refused outside a repeatable read transaction', async () => {
    const client = new Client({ connectionString: source.adminUrl });
    await client.connect();
    await expect(exportLog(client).next()).rejects.toThrow('repeatable read');
    await client.end();
  });

  it.each<[string, (lines: LogLine[]) => LogLine[]]>([
    [
      'a changed event',
      (lines) => lines.map((line) => (line.kind === 'event' ? { ...line, event: { ...line.event, data: {} } } : line)),
    ],
    ['a missing event', (lines) => lines.filter((line) => line.kind !== 'event' || line.event.position !== '2')],
    ['a missing command', (lines) => [...lines.slice(0, -2), lines.at(-1)!]],
    ['a cut-off end', (lines) => lines.slice(0, -1)],
    [
      'another head',
      (lines) =>
        lines.map((line) => (line.kind === 'head' ? { ...line, head: { ...line.head, position: '9' } } : line)),
    ],
    ['no head', (lines) => lines.slice(1)],
    ['nothing', () => []],
  ])('with %s is refused and leaves the database empty', async (_name, damage) => {
    for (let n = 0; n < 4; n++) await store.append(requestFor(`s-${n}`, 0));
    const lines = await exported(source);
    const { database, opened } = await fresh();
    expect(await codeOf(taking(database, damage(lines)))).toBe('log-broken');
    expect(await wholeLog(opened)).toEqual([]);
    expect((await opened.head()).position).toBe('0');
  });

  it('is refused by a log that has events', async () => {
    await store.append(requestFor('a', 0));
    const lines = await exported(source);
    expect(await codeOf(taking(source, lines))).toBe('log-broken');
    expect((await store.head()).position).toBe('1');
  });
});

async function inTransaction(database: LogDatabase): Promise<Client> {
  const client = new Client({ connectionString: database.adminUrl });
  await client.connect();
  await client.query('begin isolation level repeatable read');
  return client;
}

async function exported(database: LogDatabase): Promise<LogLine[]> {
  const client = await inTransaction(database);
  const lines: LogLine[] = [];
  for await (const line of exportLog(client)) lines.push(line);
  await client.end();
  return lines;
}

async function taking(database: LogDatabase, lines: LogLine[]) {
  const client = new Client({ connectionString: database.adminUrl });
  await client.connect();
  try {
    await client.query('begin');
    const taken = await importLog(client, lines);
    await client.query('commit');
    return taken;
  } finally {
    await client.end();
  }
}

function throughText(lines: LogLine[]): LogLine[] {
  return lines.map((line) => JSON.parse(JSON.stringify(line)) as LogLine);
}
