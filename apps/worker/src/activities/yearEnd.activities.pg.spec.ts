import { randomUUID } from 'node:crypto';
import { engineCaller, type Caller } from '@yishen/application';
import { migrate } from '@yishen/migrations';
import { reportStream } from '@yishen/domain';
import { openHeavyJobs } from '@yishen/heavy-jobs';
import { READ_MODEL_SCHEMA, openReadModel } from '@yishen/read-model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOffice, type Office } from '../../test/office';
import { yearEndActivities } from './yearEnd.activities';

let office: Office;
let agencyId: string;
const jobs = openHeavyJobs();
let activities: ReturnType<typeof yearEndActivities>;
let beats = 0;
const leftAside: string[] = [];

beforeAll(async () => {
  office = await openOffice('2025-01-01T00:00:00.000Z');
  await migrate(office.adminUrl, [READ_MODEL_SCHEMA], { appRole: 'yishen_app' });
  const engine = engineCaller('test');
  agencyId = (await office.commands.registerAgency(engine, randomUUID(), { name: '某某局', region: 'CN' })).id;
  const logger = (_level: string, message: string): void => void leftAside.push(message);
  const heartbeat = (): void => void (beats += 1);
  activities = yearEndActivities({
    store: office.store,
    pool: office.pool,
    readModel: await openReadModel(office.pool),
    commands: office.commands,
    logger,
    heartbeat,
    jobs,
  });
});
afterAll(async () => {
  await jobs.close();
  await office.close();
});

const look = (on: string) => activities.yearEndPage({ year: 2024, on, after: '' });
const cuts = async () =>
  (await office.store.readStream(reportStream(agencyId, 2024))).filter(({ type }) => type === 'ReportCut');

describe('the activities of the year-end', () => {
  it('cut each report on its days alone, once, with what the checks say of it, and ask', async () => {
    expect(await look('2025-01-01')).toEqual({ cut: 1, unpublished: 1, next: null });
    await look('2025-01-01');
    expect(await look('2025-01-02')).toEqual({ cut: 0, unpublished: 1, next: null });
    const [cut, ...more] = await cuts();
    expect(more).toEqual([]);
    expect(cut?.data).toMatchObject({ on: '2025-01-01', dueOn: '2025-01-31', asked: true, parked: 0 });
    // Nobody has recorded anything of that year: it cannot be right.
    expect((cut?.data as { errors: number }).errors).toBeGreaterThan(0);
    expect(leftAside).toEqual([]);
    // One agency, looked at on three occasions.
    expect(beats).toBe(3);
  });

  it('leave a published report alone: nothing more is asked', async () => {
    office.setNow('2025-01-20T02:00:00.000Z');
    const signer: Caller = {
      principal: { userId: 'signer', kind: 'staff', grants: [{ agencyId, roles: ['signer', 'report'] }] },
    };
    const [year, reason] = [2024, '表二待补'];
    const tables = { two: {}, three: {}, four: {} };
    const seen = { epoch: 'e', position: '1', tables, texts: '{}', errors: 1, parked: 0 };
    await office.commands.signReport(signer, randomUUID(), { agencyId, year, ...seen, reason });
    const publication = { n: 1, publishedOn: '2025-01-20', where: '门户' };
    await office.commands.publishReport(signer, randomUUID(), { agencyId, year, ...publication });
    expect(await look('2025-01-27')).toEqual({ cut: 0, unpublished: 0, next: null });
    expect(await cuts()).toHaveLength(1);
  });
});
