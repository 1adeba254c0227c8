/* eslint-disable @typescript-eslint/no-unsafe-call -- answers are looked at field by field; a wrong field fails the test */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paperRequest, startApi, type Answer, type Api, type Person } from '../../test/api';
import { projectAll } from '../../test/projected';

let api: Api;
let agencyId: string;
let clerk: Person;
let editor: Person;

beforeAll(async () => {
  api = await startApi('2024-03-15T02:00:00.000Z');
  agencyId = await api.agency('宿迁市');
  clerk = await api.person([{ agencyId, roles: ['clerk'] }]);
  editor = await api.person([{ agencyId, roles: ['report'] }]);
});
afterAll(() => api.close());

const SUQIAN = readFileSync(join(__dirname, '../../../../test/reports/suqian-2023.json'));
const read = (bytes: Uint8Array, name = 'report.json') => {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)]), name);
  return editor.send('POST', `/api/agencies/${agencyId}/report-files`, { raw: form });
};
const record = (year: number, tables: unknown) =>
  editor.send('PUT', `/api/agencies/${agencyId}/reports/${year}/recorded`, { body: { tables, source: 'file' } });
const report = async (year: number) => (await editor.get(`/api/agencies/${agencyId}/reports/${year}`)).body;
const problem = ({ status, body }: Answer) => [status, body.code];

describe('the published report with which an agency begins', () => {
  it('is read from its file without anything being recorded, and an unreadable one is refused by name', async () => {
    const answer = await read(SUQIAN);
    expect(answer.status).toBe(200);
    expect(answer.body.tables).toMatchObject({ year: 2023 });
    expect(problem(await read(new Uint8Array()))).toEqual([422, 'report-file.empty']);
    expect(problem(await read(new TextEncoder().encode('{"a":1}')))).toEqual([422, 'report-file.not-a-report']);
    expect(problem(await read(new TextEncoder().encode('%PDF-1.7')))).toEqual([422, 'report-file.kind-unknown']);
  });

  it('carries out what the next year carries in, column by column, until the cases are here to explain it', async () => {
    const { tables } = (await read(SUQIAN)).body;
    expect(problem(await record(2023, { ...tables, tableThree: {} }))).toEqual([422, 'report.tables-malformed']);
    expect(problem(await record(2022, tables))).toEqual([422, 'report.tables-malformed']);
    expect((await record(2023, tables)).status).toBe(200);
    // A case of the year before that is on record here explains one of those carried, and counts no second time.
    const old = { ...paperRequest(), receivedOn: '2023-12-20' };
    expect((await clerk.send('POST', `/api/agencies/${agencyId}/requests`, { body: old })).status).toBe(201);
    await clerk.send('POST', `/api/agencies/${agencyId}/requests`, { body: paperRequest() });
    await projectAll(api);

    const before = await report(2023);
    expect(before.tables.three.F).toEqual(tables.tableThree.F);
    const next = await report(2024);
    expect(next.tables.three.C).toEqual(tables.tableThree.F);
    expect(next.tables.three.N.at(-1)).toBe(1);
    expect(next.checks).toEqual([]);
    const unexplained = next.findings.filter(({ rule }: { rule: string }) => rule === 'opening.unexplained');
    expect(unexplained[0]).toMatchObject({ severity: 'warning', left: tables.tableThree.F[0], right: 1 });

    const cell = (
      await editor.get(`/api/agencies/${agencyId}/reports/2024/cells?table=three&row=C&column=naturalPerson`)
    ).body;
    expect(cell).toMatchObject({
      value: String(tables.tableThree.F[0]),
      total: 1,
      opening: { year: 2023, source: 'file' },
    });
  });

  it('is corrected by another recording, and is not of a year that has not ended', async () => {
    const { tables } = (await read(SUQIAN)).body;
    const three = { ...tables.tableThree, F: [...tables.tableThree.F] };
    three.F[0] += 1;
    three.F[6] += 1;
    expect((await record(2023, { ...tables, tableThree: three })).status).toBe(200);
    await projectAll(api);
    expect((await report(2024)).tables.three.C[0]).toBe(three.F[0]);
    expect(problem(await record(2024, { ...tables, year: 2024 }))).toEqual([422, 'report.year-not-over']);
  });
});
