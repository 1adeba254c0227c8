import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROCEEDING_KIND_ORDER, TABLE_FOUR_COLUMNS_ORDER, TABLE_THREE_COLUMNS } from '@yishen/annual-report';
import { TABLE_THREE_ROW_ORDER } from '@yishen/statute';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { chooseAgency, newVisitor, openBrowser, typeDate as typeDateOn } from './browser';
import { readPublishedReport } from './publishedReport';
import { DEMO_AGENCY, DEMO_PASSWORDS } from './session';
import { until } from './until';
import { readWordDocument } from './wordDocument';

const published = readPublishedReport(readFileSync(join(__dirname, '..', 'reports', 'aerding-2024.txt'), 'utf8'));
const PARTS = [
  '一、总体情况',
  '二、主动公开政府信息情况',
  '三、收到和处理政府信息公开申请情况',
  '四、政府信息公开行政复议、行政诉讼情况',
  '五、存在的主要问题及改进情况',
  '六、其他需要报告的事项',
];

/** The published figures by the test ids of their cells in the console. */
const EXPECTED: Readonly<Record<string, string>> = Object.fromEntries([
  ...TABLE_THREE_ROW_ORDER.flatMap((row) =>
    TABLE_THREE_COLUMNS.map((column, at) => [`cell-three-${row}-${column}`, String(published.three[row][at])]),
  ),
  ...PROCEEDING_KIND_ORDER.flatMap((kind) =>
    TABLE_FOUR_COLUMNS_ORDER.map((column, at) => [`cell-four-${kind}-${column}`, String(published.four[kind][at])]),
  ),
]);

interface System {
  readonly http: string;
  close(): Promise<void>;
}

/** The main job on a system, from one request to the published report of 阿尔丁大街街道办事处 2024. */
export function doMainJob({
  open,
  pictures,
}: {
  readonly open: () => Promise<System>;
  readonly pictures: string;
}): void {
  let stack: System;
  let browser: Browser;
  let page: Page;
  let caseUrl: string;
  const troubles: string[] = [];
  const shots = join(__dirname, '..', '..', 'var', pictures);

  const at = (id: string): Locator => page.getByTestId(id);
  const shot = (name: string) => page.screenshot({ path: join(shots, `${name}.png`), fullPage: name.startsWith('8') });
  const typeDate = (id: string, date: string) => typeDateOn(page, id, date);
  const cells = async (): Promise<Record<string, string | null>> =>
    Object.fromEntries(
      await Promise.all(Object.keys(EXPECTED).map(async (id) => [id, await at(id).textContent()] as const)),
    );
  const reportCells = () =>
    until(
      'the report to show the published cells',
      async () => {
        const shown = await cells();
        return JSON.stringify(shown) === JSON.stringify(EXPECTED) ? shown : undefined;
      },
      20_000,
    ).catch(cells);

  beforeAll(async () => {
    mkdirSync(shots, { recursive: true });
    stack = await open();
    browser = await openBrowser();
    page = await newVisitor(browser, troubles);
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await shot(`failed-${task.name.slice(0, 20)}`);
  });
  afterAll(async () => {
    await browser?.close();
    await stack?.close();
  });

  it('begins with a clerk who signs in', async () => {
    await page.goto(stack.http);
    await at('login-name').fill('clerk');
    await at('password').fill(DEMO_PASSWORDS.clerk);
    await shot('1-sign-in');
    await at('sign-in').click();
    await at('case-list').waitFor();
    await chooseAgency(page);
    await shot('2-case-list');
  });

  it('registers the request of a natural person, received on 2024-03-04', async () => {
    await at('register-request').click();
    await at('channel').getByText('当面提交').click();
    await typeDate('received-on', '2024-03-04');
    await at('applicant-kind').getByText('自然人').click();
    await at('applicant-name').fill('测试申请人');
    await at('applicant-contact').fill('内蒙古自治区包头市昆都仑区');
    await at('content').fill('街道办事处2023年度社区活动经费决算');
    await shot('3-register');
    await at('submit-registration').click();
    await at('case-page').waitFor();
    caseUrl = page.url();
    expect(await at('case-status').textContent()).toContain('办理中');
    // 20 working days after 2024-03-04, without 清明 (条例 第三十三条第二款).
    expect(await at('case-page').textContent()).toContain('2024-04-01');
    await shot('4-case-open');
  });

  it('answers it 予以公开 on 2024-03-20', async () => {
    const form = at('act-answer');
    await form.getByTestId('decision').click();
    await page.locator('.ant-select-item-option[title="予以公开"]').click();
    await form.getByTestId('service-mode').getByText('直接送达').click();
    await typeDate('concluded-on', '2024-03-20');
    await shot('5-answer');
    await at('submit-answer').click();
    await until('the case to be concluded', async () => (await at('case-status').textContent())?.includes('已办结'));
    await at('event-RequestAnswered').waitFor();
    await shot('6-case-concluded');
  });

  it('shows table two as unrecorded, not as zero, until the clerk confirms that there is nothing to report', async () => {
    await page.goto(`${stack.http}/reports/2024`);
    await at('table-three').waitFor();
    const two = at('table-two').locator('[data-testid^="cell-two-"]');
    expect(await two.allTextContents()).toEqual(Array.from({ length: 10 }, () => '未填报'));
    await shot('7-report-unconfirmed');
    await at('confirm-nothing').click();
    await at('confirm-nothing-ok').click();
    await until('table two to be confirmed', async () => !(await two.allTextContents()).includes('未填报'));
    expect(await two.allTextContents()).toEqual(published.two.flat());
  });

  it('gives the published table three in all 175 cells, and a table four of zeros as published', async () => {
    const shown = await reportCells();
    expect(shown).toEqual(EXPECTED);
    expect(await page.locator('[data-testid^="cell-three-"]').count()).toBe(175);
    expect(await page.locator('[data-testid^="cell-four-"]').count()).toBe(15);
    await at('checks-hold').waitFor();
    await shot('8-report');
  });

  it('opens the case behind a cell', async () => {
    await at('cell-three-R1-naturalPerson').click();
    await at('cell-case').waitFor();
    expect(await at('cell-case').count()).toBe(1);
    await shot('9-cell');
    await at('cell-case').click();
    await at('case-page').waitFor();
    expect(page.url()).toBe(caseUrl);
  });

  it('downloads the report as a Word file with the six parts and the same tables', async () => {
    await page.goto(`${stack.http}/reports/2024`);
    await at('download-docx').waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), at('download-docx').click()]);
    expect(download.suggestedFilename()).toMatch(/\.docx$/);
    const { text, tables } = readWordDocument(readFileSync(await download.path()));
    expect(text).toContain(DEMO_AGENCY);
    const places = PARTS.map((part) => text.indexOf(part));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    const figures = tables.map((table) => table.flat().filter((cell) => /^\d+$/.test(cell)));
    expect(figures).toEqual([
      published.two.flat(),
      TABLE_THREE_ROW_ORDER.flatMap((row) => published.three[row].map(String)),
      PROCEEDING_KIND_ORDER.flatMap((kind) => published.four[kind].map(String)),
    ]);
  });

  it('ends without an error in the console or the interface', () => {
    expect(troubles).toEqual([]);
  });
}
