import { readTablesJson, reportModel, writtenTexts, type NarrativeFigures } from '@yishen/annual-report';
import { plainDate } from '@yishen/calendar';
import { REPORT_FORMAT_NAMES, type LetterModel } from '@yishen/rendering';
import { openCasesTemplate, type UnreadableReport } from '@yishen/file-import';
import { strFromU8, unzipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { portalPage } from '../../file-import/src/testing/portalPage';
import { openHeavyJobs, type JobName } from './index';
import { JOBS } from './jobs';

const jobs = openHeavyJobs();
afterAll(() => jobs.close());

const fixture = (name: string): Buffer => readFileSync(join(__dirname, '../../../test/reports', name));
const { tables } = readTablesJson(JSON.parse(fixture('suqian-2023.json').toString('utf8')) as object);
const figures: NarrativeFigures = {
  tables,
  lastYear: { ...tables, year: tables.year - 1 },
  fees: { notices: 2, noticed: 30_000, paid: 20_000, refunded: 0, waived: 0 },
};
const texts = new Map([
  ['overview', { revision: 3, text: '新收申请{{three:N:total}}件，\n不予公开12件。{{three:?}}' }],
]);
const written = writtenTexts('宿迁市', figures, texts);
const model = reportModel('宿迁市', tables, written);
const letter: LetterModel = {
  title: '政府信息公开申请答复书',
  number: '依申请〔2026〕1号',
  salutation: '张三丰：',
  blocks: [
    { kind: 'paragraph', text: '您申请的信息予以公开。' },
    { kind: 'table', table: { header: ['序号', '名称'], rows: [['1', '方案']] } },
  ],
  remedy: '如不服，可以申请行政复议。',
  signature: { agency: '某县某局', date: '2026年3月2日', seal: true },
  on: '2026-03-02',
};
const printed = {
  two: [['1', '2', '3'], ['4', '5', '6'], ['7'], ['8'], ['9'], ['10.5']],
  three: Array.from({ length: 25 }, (_, row) => Array.from({ length: 7 }, (_none, at) => String(row + at))),
  four: Array.from({ length: 15 }, (_, at) => String(at)),
};
const page = Buffer.from(portalPage({ agency: '某县某局', year: 2023, tables: printed }));
const open = [
  {
    formerNumber: '1',
    kind: 'naturalPerson',
    name: '张三丰',
    contact: '138',
    channel: '当面提交',
    receivedOn: '2023-12-20',
    content: '方案',
  },
];

const HONEST: readonly (readonly [JobName, string, unknown])[] = [
  ...[fixture('aerding-2024.txt'), fixture('suqian-2023.json'), page].map(
    (bytes, at) => ['takeReport', `file ${at + 1}`, { bytes, currentYear: 2026 }] as const,
  ),
  ...[
    Buffer.from(JSON.stringify(open)),
    Buffer.from(JSON.stringify([...open, { ...open[0], receivedOn: '明天' }])),
  ].map((bytes, at) => ['readOpenCases', `list ${at + 1}`, { bytes, today: plainDate('2026-12-01') }] as const),
  ['ownFindings', 'a year', { agency: '宿迁市', figures, written }],
  ['narrativeParts', 'a year', { agency: '宿迁市', figures, texts }],
  ...REPORT_FORMAT_NAMES.map((format) => ['renderReport', format, { model, format }] as const),
  ['renderLetter', 'a letter', letter],
  ['letterHtml', 'a letter', letter],
  ['zip', 'two files', { 'a/甲.txt': Buffer.from('甲'), 'b.bin': new Uint8Array(3) }],
];

const directly = async (job: JobName, input: unknown): Promise<unknown> =>
  (JOBS[job] as (one: unknown) => unknown)(input);
const inProcess = (job: JobName, input: unknown): Promise<unknown> => jobs.run(job, input as never);

// Office files and PDFs contain the time at which they were made; without it, files of the same report are equal.
function withoutMoment(made: unknown): unknown {
  if (!Buffer.isBuffer(made)) return made;
  const text = (bytes: Uint8Array): string =>
    strFromU8(bytes, true)
      .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '')
      .replace(/\(D:\d+Z\)|\/ID \[[^\]]*\]/g, '');
  if (made.subarray(0, 2).toString() !== 'PK') return text(made);
  return Object.entries(unzipSync(made)).map(([name, part]) => [name, text(part)]);
}

describe('a job in a process of its own', () => {
  it('is tested with an example of every job', () => {
    expect(new Set(HONEST.map(([job]) => job))).toEqual(new Set(Object.keys(JOBS)));
  });

  it.each(HONEST)('returns what a direct call returns: %s, %s', async (job, _what, input) => {
    const [called, done] = [await directly(job, input), await inProcess(job, input)];
    expect(withoutMoment(done)).toEqual(withoutMoment(called));
    expect((done as object).constructor).toBe((called as object).constructor);
  });

  it.each([
    ['an empty file', new Uint8Array(0)],
    ['a file of no kind', Uint8Array.of(1, 0, 2)],
    ['another document', Buffer.from('您好，附件是年报。')],
    ['a part of a report', Buffer.from('{"agency":"某局","year":2024,"tableThree":{"N":[0,0,0,0,0,0,0]}}')],
    ['an empty list of cases', openCasesTemplate()],
  ])('throws the code and parameters that a direct call throws: %s', async (_what, bytes) => {
    const input = { bytes, currentYear: 2026 };
    const refusal = await directly('takeReport', input).catch((error: unknown) => error);
    const { name, code, parameters } = refusal as UnreadableReport;
    expect(code).toMatch(/^report-file\./);
    await expect(inProcess('takeReport', input)).rejects.toMatchObject({ name, code, parameters });
  });
});
