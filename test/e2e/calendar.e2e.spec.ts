import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { newVisitor, openBrowser, signInOn } from '../support/browser';
import { wholeSystem, type Stack } from '../support/stack';
import { until } from '../support/until';

const TEXT = `国务院办公厅关于2027年部分节假日安排的通知
经国务院批准，现将2027年元旦、春节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月6日（周六）至12日（周五）放假调休，共7天。1月31日（周日）上班。`;
// Amends 端午节 2027, two days away from the year's own, so that no date moves that another spec checks.
const AMENDMENT = '关于2027年部分节假日安排的通知 端午节：6月9日放假1天。';

describe('a holiday notice', () => {
  let stack: Stack;
  let browser: Browser;
  let page: Page;
  const troubles: string[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'yishen-notice-'));
  const shots = join(__dirname, '..', '..', 'var', 'test-screenshots');
  const at = (id: string): Locator => page.getByTestId(id);
  const shot = (name: string) => page.screenshot({ path: join(shots, `calendar-${name}.png`), fullPage: true });
  const notice = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  const signIn = async (login: 'system' | 'system2'): Promise<void> => {
    await page.context().clearCookies();
    await signInOn(page, stack.http, login);
    await page.goto(`${stack.http}/calendar`);
    await at('calendar-page').waitFor();
  };

  beforeAll(async () => {
    mkdirSync(shots, { recursive: true });
    stack = await wholeSystem();
    browser = await openBrowser();
    page = await newVisitor(browser, troubles);
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await shot(`failed-${task.name.slice(0, 20)}`);
  });
  afterAll(async () => {
    await browser?.close();
    await stack?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is pasted by an administrator, who sees its days as they were read and the dates that would move', async () => {
    await signIn('system');
    await at('notice-text').fill('元旦：1月1日至3日放假，共4天。');
    await at('preview-notice').click();
    await at('problem').waitFor();
    await at('notice-text').fill(TEXT.replace('共7天', '共8天'));
    await at('preview-notice').click();
    await until('the sentence at fault', async () => (await at('problem').textContent())?.includes('写的是 8 天'));
    await shot('1-refused');
    await at('notice-text').fill(TEXT);
    await at('preview-notice').click();
    await at('impact').waitFor();
    expect(await page.locator('[data-testid^="off-2027-02"]').count()).toBe(7);
    expect(await at('make-up-2027-01-31').textContent()).toContain('上班');
    await shot('2-preview');
    await at('propose-notice').click();
    await at('proposal-1').waitFor();
    expect(await at('approve-notice').isDisabled()).toBe(true);
    await shot('3-proposed');
  });

  it('is approved by another administrator, and its rollout ends', async () => {
    await signIn('system2');
    await at('approve-notice').click();
    await at('approve-notice-ok').click();
    await page.locator('[data-testid="rollout"][data-status="completed"]').waitFor();
    expect(await at('calendar-version').textContent()).toContain('cn-2026+1');
    await shot('4-approved');
  });

  it('can be shown, previewed, entered and approved on the command line too', async () => {
    const file = notice('amendment.txt', AMENDMENT);
    const shown = await stack.yishen(['calendar', 'show', '--year', '2027']);
    expect(shown.stdout).toContain('cn-2026+1');
    expect(shown.stdout).toContain('2027-02-06 周六  放假：春节');
    expect((await stack.yishen(['calendar', 'preview', file])).stdout).toContain('日历 cn-2026+2');
    const entered = await stack.yishen(['calendar', 'load', file, '--as', 'system']);
    expect([entered.code, entered.stdout]).toEqual([0, expect.stringContaining('第 2 号')]);
    const own = await stack.yishen(['calendar', 'approve', '2', '--as', 'system']);
    expect([own.code, own.stderr]).toEqual([1, expect.stringContaining('须由另一人批准')]);
    const approved = await stack.yishen(['calendar', 'approve', '2', '--as', 'system2']);
    expect(approved.stdout).toContain('cn-2026+2');
    const broken = await stack.yishen(['calendar', 'load', notice('broken.txt', '元旦放假'), '--as', 'system']);
    expect([broken.code, broken.stderr]).toEqual([1, expect.stringContaining('哪一年')]);
  });

  it('has beside it the settings of an agency, which can be listed with default and source, and changed', async () => {
    await page.goto(`${stack.http}/settings`);
    await at('settings-page').waitFor();
    const days = at('setting-supplementReplyDays');
    expect(await days.getByTestId('setting-value').textContent()).toContain('15 个工作日');
    await days.getByTestId('change-setting').click();
    await page.locator('input[data-testid="setting-days"], [data-testid="setting-days"] input').first().fill('10');
    await at('setting-reason').fill('区里统一要求');
    await shot('5-setting');
    await at('save-setting').click();
    await until('the new value', async () =>
      (await days.getByTestId('setting-value').textContent())?.includes('10 个工作日'),
    );
    await shot('6-settings');
  });
});
