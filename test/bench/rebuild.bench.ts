import { openWorkplace, rebuild, type Workplace } from '@yishen/projector';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readRange } from '../../apps/projector/src/rangeReading';
import { createDatabase, type TestDatabase } from '../support/database';
import { fillCaseLog } from './caseLog';
import { alternating, median, report } from './ratio';
import { copyOut, withReadTables, serverOf } from './readTables';

// P7 and P8 of goals.md: one measurement serves both, because the real rebuild survives kill -9 at any moment.
const ROUNDS = 5;
const EVENTS = 400_000;
const RANGE = 10_000;

let database: TestDatabase;
let client: Client;
let workplace: Workplace;

beforeAll(async () => {
  database = await withReadTables(await createDatabase());
  await fillCaseLog(database.adminUrl, EVENTS);
  client = new Client({ connectionString: database.adminUrl });
  await client.connect();
  workplace = await openWorkplace(database.appUrl);
  console.log(`${await serverOf(database.adminUrl)}; ${EVENTS} events, half of them counted`);
});
afterAll(async () => {
  await Promise.all([workplace.close(), client.end()]);
  await database.drop();
});

it('P7 rebuild of the report tables beside COPY TO of the columns it reads', async () => {
  const columns = 'position, stream, version, scope, type, schema, data, meta';
  const whole: number[] = [];
  const { copy, read, rebuilt } = await alternating(ROUNDS, {
    copy: async () => {
      const started = performance.now();
      const rows = await copyOut(client, `copy (select ${columns} from event) to stdout`);
      expect(rows).toBe(EVENTS);
      return EVENTS / ((performance.now() - started) / 1000);
    },
    // What no rebuild in Node goes without: every event read in the order of streams, and its JSON parsed.
    read: async () => {
      const session = await workplace.pool.connect();
      const started = performance.now();
      let events = 0;
      for (let after = 0; after < EVENTS; after += RANGE) {
        const range = { after: String(after), until: String(after + RANGE) };
        const streams = await readRange(session, range, { target: String(EVENTS), partitions: 8 });
        events += streams.reduce((sum, own) => sum + own.events.length, 0);
      }
      session.release();
      expect(events).toBe(EVENTS);
      return EVENTS / ((performance.now() - started) / 1000);
    },
    rebuilt: async (round) => {
      const done = await rebuild({ ...workplace, readTables: [] });
      // The first rebuild has no live rows to compare with.
      if (round >= 0) {
        expect(done.comparison.tables.find(({ table }) => table === 'ledger')?.fold.rows).toBe(EVENTS / 2);
        expect(done.comparison.differences).toBe(0);
      }
      whole.push(EVENTS / done.seconds);
      return EVENTS / done.secondsOfBuilding;
    },
  });
  const baseline = { name: 'COPY TO', measured: copy };
  const candidate = { name: 'rebuild', measured: rebuilt };
  report({ name: 'P7 rebuild of report tables', unit: 'events/s', goal: { least: 0.6 }, baseline, candidate });
  report({
    name: 'P7 the bound: read in the order of streams and parsed',
    unit: 'events/s',
    goal: { least: 0.6 },
    baseline,
    candidate: { name: 'one connection', measured: read },
  });
  report({ name: 'P8 the same: it survives kill -9', unit: 'events/s', goal: { least: 0.3 }, baseline, candidate });
  console.log(`with comparison and swap: ${median(whole).toFixed(0)} events/s`);
});
