import {
  COUNTED_CELLS,
  cellTerms,
  reportTables,
  tableThreeCell,
  termMatches,
  TABLE_FOUR_COLUMNS_ORDER,
} from '@yishen/annual-report';
import type { Contribution, Counter, ReportTables, TableThreeColumn } from '@yishen/annual-report';
import { READ_TABLES, openReadModel, reportSources, type ProjectedEvent } from '@yishen/read-model';
import { AGENCIES, foldedTables, histories, readFrom, recorded } from '@yishen/read-model/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { freshProjectorDatabase, type ProjectorDatabase } from '../test/projectorDatabase';
import { storedRows, storedTables, unordered } from '../test/storedTables';
import { applyBatch } from './applyBatch';
import { transaction } from './database';

let database: ProjectorDatabase;

beforeAll(async () => {
  database = await freshProjectorDatabase();
});
afterAll(() => database.close());
beforeEach(empty);

async function empty(): Promise<void> {
  for (const { name } of READ_TABLES) await database.admin.query(`truncate read_model.${name}_v1`);
}

/** Applies batches of a history whose events stand in memory, where a projector has the log. */
const applier =
  (history: readonly ProjectedEvent[]) =>
  (events: readonly ProjectedEvent[]): Promise<void> =>
    transaction(database.workplace.pool, (session) => applyBatch(session, 1, READ_TABLES, events, readFrom(history)));

async function expectFold(events: readonly ProjectedEvent[]): Promise<void> {
  const fold = foldedTables(READ_TABLES);
  fold.apply(events);
  const stored = await storedTables(database.admin);
  // A sum of zero may or may not have a row: both say the same.
  const counts = (rows: readonly object[]): object[] => rows.filter((row) => (row as { count?: number }).count !== 0);
  for (const { name } of READ_TABLES) {
    expect(unordered(counts(stored[name]!)), name).toEqual(unordered(counts(fold.rows(name))));
  }
}

function batches(events: readonly ProjectedEvent[], sizes: readonly number[]): ProjectedEvent[][] {
  const result: ProjectedEvent[][] = [];
  for (let at = 0, turn = 0; at < events.length; turn += 1) {
    const size = sizes[turn % sizes.length]!;
    result.push(events.slice(at, at + size));
    at += size;
  }
  return result;
}

describe('a batch of events applied to the read tables', () => {
  it('gives the same rows as the fold of events one by one, whatever the sizes of the batches', async () => {
    await fc.assert(
      fc.asyncProperty(
        histories({ minLength: 1, maxLength: 12 }),
        fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 5 }),
        async (history, sizes) => {
          await empty();
          const events = recorded(history);
          const apply = applier(events);
          for (const batch of batches(events, sizes)) await apply(batch);
          await expectFold(events);
        },
      ),
      { numRuns: 25, seed: 20260223 },
    );
  }, 60_000);

  it('changes no table when any event comes again', async () => {
    const [history] = fc.sample(histories({ minLength: 20, maxLength: 20 }), { numRuns: 1, seed: 7 });
    const events = recorded(history!);
    const apply = applier(events);
    await apply(events);
    const before = await storedTables(database.admin);
    for (const event of events) await apply([event]);
    await apply(events);
    expect(await storedTables(database.admin)).toEqual(before);
  });

  it('keeps every counter equal to the sum of its ledger lines, and every cell of the report to its terms over the ledger', async () => {
    const [history] = fc.sample(histories({ minLength: 150, maxLength: 150 }), { numRuns: 1, seed: 11 });
    const events = recorded(history!);
    const apply = applier(events);
    for (const batch of batches(events, [17, 100, 3])) await apply(batch);
    const counters = (await storedRows(database.admin, 'counter')) as (Counter & {
      agencyId: string;
      partition: number;
    })[];
    const ledger = (await storedRows(database.admin, 'ledger')) as (Contribution & {
      agencyId: string;
      partition: number;
      sign: number;
    })[];
    for (const counter of counters) {
      const own = ledger.filter((line) => KEY.every((name) => line[name] === counter[name]));
      expect(own.reduce((sum, line) => sum + line.sign, 0)).toBe(counter.count);
    }
    for (const agencyId of AGENCIES) {
      const lines = ledger.filter((line) => line.agencyId === agencyId);
      for (const year of [2022, 2023, 2024, 2025]) {
        const tables = reportTables(
          counters.filter((counter) => counter.agencyId === agencyId),
          {},
          year,
        );
        expect(COUNTED_CELLS).toHaveLength(190);
        for (const cell of COUNTED_CELLS) {
          const value = cellTerms(cell, year)!
            .flatMap((term) => lines.filter((line) => termMatches(term, line)).map((line) => term.sign * line.sign))
            .reduce<number>((sum, sign) => sum + sign, 0);
          expect(value, `${cell.table} ${cell.row} ${cell.column}`).toBe(cellOf(tables, cell));
        }
      }
    }
  });

  it('puts a case whose proof of receipt is taken back among those that the report cannot rely on', async () => {
    const sealed = { k: 'key', v: 'c2VhbGVk' };
    const applicant = { person: 'p', kind: 'naturalPerson', name: sealed, contact: sealed };
    const data = {
      agencyId: AGENCIES[0],
      code: '申2024-7K3QFD',
      channel: 'inPerson',
      receivedOn: '2024-03-04',
      applicant,
    };
    const happenings = [
      { type: 'RequestReceived', data },
      { type: 'ReceiptEvidenced', data: { evidence: { kind: 'handInReceipt', note: sealed } } },
      { type: 'FactRevoked', data: { version: 2, of: 'ReceiptEvidenced', reason: sealed } },
    ].map((event, at) => ({ ...event, stream: 'request-proved', scope: AGENCIES[0], version: at + 1 }));
    const events = recorded(happenings);
    const apply = applier(events);
    const { reader } = await openReadModel(database.admin);
    const gaps = async () => (await reportSources(reader, AGENCIES[0], 2024)).gaps;
    await apply(events.slice(0, 2));
    expect(await gaps()).toEqual([]);
    await apply(events.slice(2));
    expect(await gaps()).toMatchObject([{ gap: 'unevidenced', total: 1, cases: [{ id: 'proved' }] }]);
  });

  it('reads from the log what came before in its streams, with as many statements for a thousand events as for one', async () => {
    const [history] = fc.sample(histories({ minLength: 250, maxLength: 250 }), { numRuns: 1, seed: 3 });
    await database.append(history!);
    const events = recorded(history!);
    let statements = 0;
    for (const batch of [events.slice(0, 100), events.slice(100, 101), events.slice(101)]) {
      await transaction(database.workplace.pool, async (session) => {
        const counting = {
          query: (statement: { text: string; values?: unknown[] }) => {
            statements += 1;
            return session.query(statement);
          },
        };
        statements = 0;
        await applyBatch(counting, 1, READ_TABLES, batch);
      });
    }
    expect(statements).toBe(2);
    await expectFold(events);
  });

  it('is refused when it leaves out an event of a stream', async () => {
    const noted = { stream: 'request-gap', scope: AGENCIES[0], type: 'DeadlinesChanged', data: {} };
    const [first, , third] = recorded([1, 2, 3].map((version) => ({ ...noted, version })));
    const gap = [first!, third!];
    const applied = transaction(database.workplace.pool, (session) => applyBatch(session, 1, READ_TABLES, gap));
    await expect(applied).rejects.toThrow('request-gap');
  });
});

const KEY = ['agencyId', 'measure', 'year', 'kind', 'row', 'partition'] as const;

function cellOf(tables: ReportTables, cell: { table: string; row: string; column: string }): number {
  if (cell.table === 'three') {
    return tableThreeCell(tables, cell.row as keyof ReportTables['three'], cell.column as TableThreeColumn);
  }
  const group = tables.four[cell.row as keyof ReportTables['four']];
  return group[(TABLE_FOUR_COLUMNS_ORDER as readonly string[]).indexOf(cell.column)]!;
}
