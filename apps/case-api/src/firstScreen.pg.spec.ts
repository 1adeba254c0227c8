import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../../../test/support/browser';
import { openFirstScreen, scriptsOf } from '../../../test/support/firstScreen';
import { PASSWORD, startApi, type Api } from '../test/api';

// P18: the console as it was built, in a real browser.
const ALLOWED_BYTES = 250_000;
const CONSOLE = join(__dirname, '../../console/dist');

let browser: Browser;
let api: Api;
beforeAll(async () => {
  [browser, api] = await Promise.all([openBrowser(), startApi('2024-03-15T02:00:00.000Z', { consoleDir: CONSOLE })]);
});
afterAll(() => Promise.all([browser.close(), api.close()]));

describe('the first screen of the console', () => {
  it('is there with little script, without the component library and the law', async () => {
    const { page, screens } = await openFirstScreen(browser, api.url);
    expect(screens.signIn.scriptBytes).toBeGreaterThan(0);
    expect(screens.signIn.scriptBytes).toBeLessThanOrEqual(ALLOWED_BYTES);
    const scripts = (await scriptsOf(page)).filter(({ startTime }) => startTime <= screens.signIn.shownAt);
    const texts = await Promise.all(scripts.map(async ({ name }) => (await fetch(name)).text()));
    expect(texts.filter((text) => /-btn-primary|第三十三条/.test(text))).toEqual([]);
    expect(await page.getByText('政府信息公开 · 依申请办理').isVisible()).toBe(true);
    await page.context().close();
  });

  it('says what is missing before it asks the server', async () => {
    const { page } = await openFirstScreen(browser, api.url);
    await page.getByTestId('login-name').fill('somebody');
    await page.getByTestId('sign-in').click();
    expect(await page.getByText('必填').count()).toBe(1);
    expect(await page.locator('[name=password]:focus').count()).toBe(1);
    await page.context().close();
  });

  it('has loaded the case list behind the form, so that signing in loads no script', async () => {
    const agencyId = await api.agency('甲机关');
    const { loginName } = await api.person([{ agencyId, roles: ['clerk'] }]);
    const { page, screens } = await openFirstScreen(browser, `${api.url}/?state=all`);
    expect(screens.meanwhileBytes).toBeGreaterThan(0);
    const before = await scriptsOf(page);
    await page.getByTestId('login-name').fill(loginName);
    await page.getByTestId('password').fill(PASSWORD);
    await page.getByTestId('sign-in').click();
    await page.getByTestId('case-list').waitFor();
    expect((await scriptsOf(page)).map(({ name }) => name)).toEqual(before.map(({ name }) => name));
    expect(new URL(page.url()).search).toBe('?state=all');
    await page.context().close();
  });

  it('says so, and offers to try again, when what comes after it cannot be loaded', async () => {
    const agencyId = await api.agency('乙机关');
    const { loginName } = await api.person([{ agencyId, roles: ['clerk'] }]);
    const context = await browser.newContext({ locale: 'zh-CN' });
    const page = await context.newPage();
    let broken = false;
    await page.route(/assets\/part-.*\.js$/, (route) => (broken ? route.abort() : route.continue()));
    await page.goto(`${api.url}/sign-in`);
    broken = true;
    await page.getByTestId('login-name').fill(loginName);
    await page.getByTestId('password').fill(PASSWORD);
    await page.getByTestId('sign-in').click();
    await page.getByTestId('problem').waitFor();
    broken = false;
    await page.getByRole('button', { name: '重试' }).click();
    await page.getByTestId('case-list').waitFor();
    await context.close();
  });
});
