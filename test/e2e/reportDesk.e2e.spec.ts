import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { newVisitor, openBrowser, signInOn, typeDate } from '../support/browser';
import { DEMO_AGENCY, type DEMO_PASSWORDS } from '../support/session';
import { wholeSystem, type Stack } from '../support/stack';
import { until } from '../support/until';

/** A year that no other spec uses. */
const YEAR = 2022;

describe('the desk of the annual report', () => {
  let stack: Stack;
  let browser: Browser;
  let page: Page;
  const troubles: string[] = [];
  const shots = join(__dirname, '..', '..', 'var', 'test-screenshots');

  const pageOf = async (user: keyof typeof DEMO_PASSWORDS, tab: string): Promise<Page> => {
    const opened = await newVisitor(browser, troubles);
    await signInOn(opened, stack.http, user);
    await opened.goto(`${stack.http}/reports/${YEAR}/desk?tab=${tab}`);
    return opened;
  };

  beforeAll(async () => {
    mkdirSync(shots, { recursive: true });
    stack = await wholeSystem();
    browser = await openBrowser();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail')
      await page?.screenshot({ path: join(shots, 'reportDesk-failed.png'), fullPage: true });
  });
  afterAll(async () => {
    await browser?.close();
    await stack?.close();
  });

  it('shows drafts until somebody writes a text, and fills the references in a text from the tables', async () => {
    page = await pageOf('report', 'texts');
    const part = page.getByTestId('text-problems');
    expect(await part.textContent()).toContain('草稿');
    await page.getByTestId('text-input-problems').fill('本年新收{{three:N:total}}件，队伍建设有待加强。');
    await page.getByTestId('save-problems').click();
    await until('the first revision', async () => ((await part.textContent()) ?? '').includes('第 1 稿'));
    await until('the figure in its place', async () =>
      ((await part.textContent()) ?? '').includes('本年新收0件，队伍建设'),
    );
  });

  it('tells the second of two authors about the first, and keeps what they typed', async () => {
    const second = await pageOf('report', 'texts');
    await second.getByTestId('text-input-problems').fill('乙写的文字。');
    await page.getByTestId('text-input-problems').fill('甲写的文字。');
    await page.getByTestId('save-problems').click();
    await until('revision 2', async () =>
      ((await page.getByTestId('text-problems').textContent()) ?? '').includes('第 2 稿'),
    );
    await second.getByTestId('save-problems').click();
    await until('the warning', async () =>
      ((await second.getByTestId('text-problems').textContent()) ?? '').includes('他人已先保存'),
    );
    expect(await second.getByTestId('text-input-problems').inputValue()).toBe('乙写的文字。');
    await second.context().close();
  });

  it('signs a version with a reason when checks fail, and keeps the files of that moment', async () => {
    const signer = await pageOf('signer', 'versions');
    await signer.getByTestId('sign-report').click();
    await signer.getByTestId('submit-signature').click();
    await until('the refusal in words', async () =>
      ((await signer.locator('.ant-modal').textContent()) ?? '').includes('理由'),
    );
    await signer.getByTestId('signature-reason').fill('表二待补');
    await signer.getByTestId('submit-signature').click();
    const versions = signer.getByTestId('report-versions');
    await until('the version', async () => ((await versions.textContent()) ?? '').includes('表二待补'));
    await signer.screenshot({ path: join(shots, 'reportDesk-versions.png'), fullPage: true });

    await page.getByTestId('text-input-problems').fill('签发之后改写的文字。');
    await page.getByTestId('save-problems').click();
    await until('revision 3', async () =>
      ((await page.getByTestId('text-problems').textContent()) ?? '').includes('第 3 稿'),
    );
    const link = await versions.getByRole('link', { name: /网页/ }).getAttribute('href');
    const printed = await (await signer.request.get(`${stack.http}${link}`)).text();
    expect(printed).toContain('甲写的文字。');
    expect(printed).not.toContain('签发之后改写的文字。');
    await signer.reload();
    const delta = signer.getByTestId('report-delta');
    await until('the change since', async () => ((await delta.textContent()) ?? '').includes('五、存在的主要问题'));
    await signer.context().close();
  });

  it('rehearses the year-end for today without asking anybody', async () => {
    await page.goto(`${stack.http}/reports/${YEAR}/desk?tab=versions`);
    await page.getByTestId('rehearse-report').click();
    await until('the rehearsal', async () =>
      ((await page.getByTestId('report-cuts').textContent()) ?? '').includes('预演'),
    );
  });

  it('takes last year’s report typed by hand, and shows where it does not balance', async () => {
    await page.goto(`${stack.http}/reports/${YEAR}/desk?tab=opening`);
    await page.getByTestId('by-hand').click();
    await page.getByTestId('type-three/N/naturalPerson').fill('5');
    await page.getByTestId('type-three/R1/naturalPerson').fill('4');
    await until('the imbalance', async () =>
      ((await page.getByTestId('hand-broken').textContent()) ?? '').includes('≠'),
    );
    await page.getByTestId('type-three/R1/naturalPerson').fill('5');
    await page.getByTestId('hand-broken').waitFor({ state: 'detached' });
    expect(await page.getByTestId('total-three/T/total').textContent()).toBe('5');
    await page.screenshot({ path: join(shots, 'reportDesk-by-hand.png'), fullPage: true });
    await page.getByTestId('record-hand').click();
    await page.locator('.ant-message-success').waitFor();
    const read = await page.request.get(`${stack.http}/api/agencies/${await agencyOf(page)}/reports/${YEAR - 1}/json`);
    expect(((await read.json()) as { tableThree: { R1: number[] } }).tableThree.R1).toEqual([5, 0, 0, 0, 0, 0, 5]);
    expect(troubles).toEqual([]);
  });

  // The document is of 2025, so that the report of 2024, which another spec compares cell by cell, does not change.
  it('counts in table two a document that is entered in the register and repealed', async () => {
    await page.goto(`${stack.http}/norms`);
    await page.getByTestId('enter-norm').click();
    await page.getByTestId('norm-title').fill('某某街道网格管理办法');
    await page.getByTestId('norm-number').fill('昆阿办发〔2025〕7号');
    await typeDate(page, 'norm-issued-on', '2025-05-06');
    await page.getByTestId('submit-norm').click();
    await page.getByTestId('repeal-1').click();
    await typeDate(page, 'norm-repealed-on', '2025-11-28');
    await page.getByTestId('submit-norm').click();
    await page.getByTestId('norm-form').waitFor({ state: 'detached' });
    await page.locator('.ant-segmented-item', { hasText: '已废止' }).click();
    await until('the document', async () =>
      ((await page.getByTestId('norms').textContent()) ?? '').includes('某某街道网格管理办法'),
    );
    await page.screenshot({ path: join(shots, 'norms.png'), fullPage: true });
    await page.goto(`${stack.http}/reports/2025`);
    const figure = async (name: string) => await page.getByTestId(`cell-two-${name}-value`).textContent();
    await until('table two to count it', async () => (await figure('normativeRepealed')) === '1');
    expect([await figure('normativeIssued'), await figure('normativeInForce')]).toEqual(['1', '0']);
    await page.getByTestId('cell-two-normativeIssued-value').click();
    await page.getByText('《某某街道网格管理办法》').waitFor();
    await page.screenshot({ path: join(shots, 'norms-cell.png') });
    expect(troubles).toEqual([]);
  });
});

async function agencyOf(page: Page): Promise<string> {
  const me = (await (await page.request.get(new URL('/api/session', page.url()).href)).json()) as {
    agencies: readonly { id: string; name: string }[];
  };
  return me.agencies.find(({ name }) => name === DEMO_AGENCY)!.id;
}
