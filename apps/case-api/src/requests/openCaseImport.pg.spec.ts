/* eslint-disable @typescript-eslint/no-unsafe-call -- answers are looked at field by field; a wrong field fails the test */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type Api, type Person } from '../../test/api';
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

const SUQIAN = JSON.parse(readFileSync(join(__dirname, '../../../../test/reports/suqian-2023.json'), 'utf8')) as Record<
  string,
  unknown
> & { tableThree: { F: readonly number[] } };

function upload(person: Person, list: unknown) {
  const form = new FormData();
  form.append('file', new Blob([JSON.stringify(list)]), 'list.json');
  return person.send('POST', `/api/agencies/${agencyId}/open-cases`, { raw: form });
}
const openCase = (at: number, kind: string) => ({
  formerNumber: `2023-${at}`,
  kind,
  name: '张三丰',
  contact: '13800138000',
  channel: '当面提交',
  receivedOn: '2023-12-20',
  content: '某路段的拆迁补偿方案',
});

describe('the open cases with which an agency begins', () => {
  it('explain, column by column, what the published report carried out, however often they are brought in', async () => {
    const recorded = { tables: SUQIAN, source: 'file' };
    const path = `/api/agencies/${agencyId}/reports/2023/recorded`;
    expect((await editor.send('PUT', path, { body: recorded })).status).toBe(200);
    const carried = SUQIAN.tableThree.F;
    const kinds = ['naturalPerson', 'business', 'research', 'welfare', 'legalService', 'other'];
    const cases = kinds
      .flatMap((kind, column) => Array.from({ length: carried[column] ?? 0 }, () => kind))
      .map((kind, at) => openCase(at, kind));
    expect(cases.length).toBe(carried.at(-1));

    const unexplained = async () => {
      await projectAll(api);
      const { body } = await editor.get(`/api/agencies/${agencyId}/reports/2024`);
      expect(body.tables.three.C).toEqual(carried);
      return body.findings.filter(({ rule }: { rule: string }) => rule === 'opening.unexplained').length as number;
    };
    expect(await unexplained()).toBeGreaterThan(0);
    expect((await upload(clerk, cases.slice(1))).body).toMatchObject({ registered: cases.length - 1, refused: [] });
    expect(await unexplained()).toBe(1);
    expect((await upload(clerk, cases)).body).toMatchObject({ registered: 1, repeated: cases.length - 1, refused: [] });
    expect(await unexplained()).toBe(0);
  });

  it('are not taken from a list with faults, each of which is named in Chinese; nor from who may not register', async () => {
    const faulty = [openCase(9_001, 'naturalPerson'), { ...openCase(9_002, 'naturalPerson'), receivedOn: '明天' }];
    const { status, body } = await upload(clerk, faulty);
    expect([status, body.code]).toEqual([422, 'open-cases.faulty']);
    expect(body.detail).toBe('清单有 1 处错误，改正后重新上传；一件也没有登记');
    expect(body.faults).toMatchObject([
      { row: 2, column: '收到日期', statement: '第 2 行“收到日期”：不是日期，应写作 2023-12-20' },
    ]);
    expect((await upload(clerk, faulty.slice(0, 1))).body).toMatchObject({ registered: 1, repeated: 0 });
    expect((await upload(editor, faulty.slice(0, 1))).body).toMatchObject({ code: 'access.denied' });
    expect((await upload(clerk, { a: 1 })).body).toMatchObject({ code: 'report-file.no-open-cases' });
  });
});
