import { fork, type ChildProcess, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { WorkRefused } from '@yishen/heavy-jobs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { hostileFiles } from '../../../libs/file-import/src/testing/hostileFiles';
import { askerAt, startApi, type Answer, type Api, type Person } from '../test/api';
import { projectAll } from '../test/projected';

let api: Api;
let agencyId: string;
let officer: Person;
/** The compiled API as it runs in production, in a process of its own: what the test does does not hold it up. */
let compiled: ChildProcess;
let ask: Api['ask'];

beforeAll(async () => {
  api = await startApi('2026-12-01T02:00:00.000Z');
  agencyId = await api.agency('某某局');
  officer = await api.person([{ agencyId, roles: ['clerk', 'report'] }]);
  const env = { ...process.env, ...api.environment, YISHEN_HTTP_PORT: '0' };
  const execArgv = ['--import', pathToFileURL(join(__dirname, '../test/heldUp.mjs')).href];
  const stdio: StdioOptions = ['ignore', 'pipe', 'inherit', 'ipc'];
  compiled = fork(join(__dirname, '../dist/main.js'), [], { env, execArgv, stdio });
  ask = askerAt(await listening(compiled));
});
afterAll(async () => {
  const ended = once(compiled, 'exit');
  compiled.kill('SIGTERM');
  await ended;
  await api.close();
});

async function listening({ stdout }: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: stdout! })) {
    const url = /"listening":"([^"]+)"/.exec(line)?.[1];
    if (url === undefined) continue;
    // A pipe that nobody empties holds up who writes into it.
    stdout!.resume();
    return url;
  }
  throw new Error('the API ended before it listened');
}

function upload(path: string, { bytes, name }: { readonly bytes: Uint8Array; readonly name: string }): Promise<Answer> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)]), name);
  return ask('POST', `/api/agencies/${agencyId}${path}`, { raw: form, headers: { cookie: officer.cookie } });
}

const IN_TIME = 100;

/**
 * Does something while `/health/live` is asked at a steady pace: each is answered, and no turn of the API's event loop takes the processor for
 * 100 ms. What an answer takes by the clock on the wall says as much of the machine as of the API, so it is no test.
 */
async function whileLively<T>(work: () => Promise<T>): Promise<T> {
  await longestHeldUp();
  const asks: Promise<Answer>[] = [];
  const pace = setInterval(() => asks.push(ask('GET', '/api/health/live')), 20);
  const done = await work().finally(() => clearInterval(pace));
  for (const { status } of await Promise.all(asks)) expect(status).toBe(200);
  expect(await longestHeldUp()).toBeLessThan(IN_TIME);
  return done;
}

// Since this was last asked.
async function longestHeldUp(): Promise<number> {
  const told = once(compiled, 'message');
  compiled.send('tell');
  const [{ longest }] = (await told) as [{ longest: number }];
  return longest;
}

describe('an upload made to hold the API up', () => {
  const files = hostileFiles().map((file) => [file.what, file] as const);
  const expectRefusal = ({ status, body, headers }: Answer): void => {
    expect([413, 422]).toContain(status);
    expect(body.code).toMatch(/^report-file\./);
    expect(body.detail).toMatch(/[一-龥]/);
    expect(headers.get('content-type')).toContain('application/problem+json');
  };

  it.each(files)('is refused while the API goes on answering: %s', async (_what, file) => {
    const asReport = await whileLively(() => upload('/report-files', file));
    expectRefusal(asReport);
    expect(asReport.body.code).toBe(file.asReport);
    expectRefusal(await whileLively(() => upload('/open-cases', file)));
    // A file that is only kept is not looked into.
    expect((await whileLively(() => upload('/files', file))).status).toBe(201);
  });

  it('is refused with all the others at once', async () => {
    const all = await whileLively(() => Promise.all(hostileFiles().map((file) => upload('/report-files', file))));
    all.forEach(expectRefusal);
  }, 120_000);
});

describe('a report with all the text that may be written', () => {
  it.each(['pdf', 'docx', 'html', 'xlsx', 'json', 'picture'])(
    'is checked and rendered while the API goes on answering: %s',
    async (format) => {
      const text = '公开工作取得新进展，'.repeat(5_000);
      const path = `/api/agencies/${agencyId}/reports/2025`;
      for (const part of ['preamble', 'overview', 'problems', 'other']) {
        await officer.send('PUT', `${path}/narrative/${part}`, { body: { text, baseRevision: 0 } });
      }
      await projectAll(api);
      const headers = { cookie: officer.cookie };
      for (const asked of [path, `${path}/narrative`, `${path}/${format}`]) {
        expect((await whileLively(() => ask('GET', asked, { headers }))).status).toBe(200);
      }
    },
    120_000,
  );
});

describe('work that is refused', () => {
  it.each([
    [new WorkRefused('work.too-long', { limit: 15 }), 422, '处理超过 15 秒，已停止；请删减内容后再试', null],
    [new WorkRefused('work.too-large'), 413, '内容太大，处理所需内存超限，已停止', null],
    [new WorkRefused('work.busy', { seconds: 10 }), 503, '正在处理的文件太多，请在 10 秒后重试', '10'],
  ])('says so, and when to come again: %s', async (refusal, status, detail, retryAfter) => {
    const spy = vi.spyOn(api.jobs, 'run').mockRejectedValue(refusal);
    const form = new FormData();
    form.append('file', new Blob(['x']), 'report.txt');
    const answer = await officer.send('POST', `/api/agencies/${agencyId}/report-files`, { raw: form });
    spy.mockRestore();
    expect([answer.status, answer.body.code, answer.body.detail]).toEqual([status, refusal.code, detail]);
    expect(answer.headers.get('retry-after')).toBe(retryAfter);
  });
});
