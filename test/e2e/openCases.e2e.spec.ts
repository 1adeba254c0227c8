import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { newVisitor, openBrowser, signInOn } from '../support/browser';
import { DEMO_AGENCY } from '../support/session';
import { wholeSystem, type Stack } from '../support/stack';
import { until } from '../support/until';

const HEADINGS = '原编号,申请人类型,申请人姓名或者名称,联系方式,接收渠道,收到日期,申请内容';
const row = (number: string, receivedOn: string) =>
  `${number},自然人,司徒远山,13700137000,当面提交,${receivedOn},旧系统中未办结的申请`;
const listOf = (...rows: string[]) => `\ufeff${[HEADINGS, ...rows].join('\r\n')}\r\n`;

// The cases are of 2025, so that the report of 2024, which another spec compares cell by cell, does not change.
describe('the cases that were open when an agency started with this system', () => {
  let stack: Stack;
  let browser: Browser;
  let page: Page;
  const troubles: string[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'yishen-open-cases-'));
  const shots = join(__dirname, '..', '..', 'var', 'test-screenshots');
  const file = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  const upload = (path: string) => page.locator('input[type=file]').setInputFiles(path);
  const textOf = async (id: string): Promise<string> => (await page.getByTestId(id).textContent()) ?? '';

  beforeAll(async () => {
    mkdirSync(shots, { recursive: true });
    stack = await wholeSystem();
    browser = await openBrowser();
    page = await newVisitor(browser, troubles);
    await signInOn(page, stack.http, 'clerk');
  });
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    await page.screenshot({ path: join(shots, 'openCases-failed.png'), fullPage: true });
  });
  afterAll(async () => {
    await browser?.close();
    await stack?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('are registered once from a list in the console, and a list with problems is refused with their places', async () => {
    await page.goto(`${stack.http}/`);
    await page.getByTestId('to-import').click();
    await upload(file('faulty.csv', listOf(row('旧2025-001', '2025-03-03'), row('旧2025-002', '2025-13-03'))));
    await until('the fault in words', async () => (await textOf('open-case-faults')).includes('第 3 行“收到日期”'));
    expect(await textOf('problem')).toContain('一件也没有登记');
    const good = file('good.csv', listOf(row('旧2025-001', '2025-03-03'), row('旧2025-002', '2025-03-04')));
    await upload(good);
    await until('both to be registered', async () => (await textOf('imported-open-cases')).includes('登记 2 件'));
    await page.screenshot({ path: join(shots, 'openCases.png'), fullPage: true });
    await upload(good);
    await until('none to be added', async () => (await textOf('imported-open-cases')).includes('以前已登记 2 件'));
    const template = await page.getByTestId('open-cases-template').getAttribute('href');
    const answer = await page.request.get(`${stack.http}${template}`);
    expect([answer.status(), (await answer.body()).subarray(0, 2).toString()]).toEqual([200, 'PK']);
    expect(troubles).toEqual([]);
  });

  it('are registered once from the command line too, where a list with problems is refused as a whole', async () => {
    const cases = (...args: string[]) => stack.yishen(['cases', ...args]);
    const written = await cases('template', join(folder, 'template.xlsx'));
    expect(written.code, written.stderr).toBe(0);
    const list = file('cli.csv', listOf(row('旧2025-101', '2025-03-05')));
    const first = await cases('import', '--agency', DEMO_AGENCY, list);
    expect(first.stdout, first.stderr).toContain('登记 1 件');
    const second = await cases('import', '--agency', DEMO_AGENCY, list);
    expect(second.stdout, second.stderr).toContain('登记 0 件，此前已导入 1 件');
    const faulty = await cases('import', '--agency', DEMO_AGENCY, file('bad.csv', listOf(row('', '2025-03-05'))));
    expect(faulty.code).not.toBe(0);
    expect(faulty.stderr).toContain('第 2 行“原编号”：没有填写');
  });
});
