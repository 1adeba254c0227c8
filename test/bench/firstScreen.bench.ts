import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, it } from 'vitest';
import { PASSWORD, startApi, type Api } from '../../apps/case-api/test/api';
import { openBrowser } from '../support/browser';
import { openFirstScreen, scriptsOf, type FirstScreens } from '../support/firstScreen';
import { median, report } from './ratio';

// P18 of goals.md: the console as it was built, served by case-api, in a browser that was never there.
const ROUNDS = 7;
const ALLOWED_KB = 250;
const ALLOWED_MS = 100;
const CONSOLE = join(__dirname, '../../apps/console/dist');

let browser: Browser;
let api: Api;
beforeAll(async () => {
  [browser, api] = await Promise.all([openBrowser(), startApi('2024-03-15T02:00:00.000Z', { consoleDir: CONSOLE })]);
});
afterAll(() => Promise.all([browser.close(), api.close()]));

it('P18 first screen', async () => {
  const agencyId = await api.agency(`机关${randomUUID().slice(0, 4)}`);
  const { loginName } = await api.person([{ agencyId, roles: ['clerk'] }]);
  const rounds: (FirstScreens & { readonly all: number; readonly signedInMs: number })[] = [];
  for (let round = -1; round < ROUNDS; round++) {
    const { page, screens } = await openFirstScreen(browser, api.url);
    await page.getByTestId('login-name').fill(loginName);
    await page.getByTestId('password').fill(PASSWORD);
    const since = performance.now();
    await page.getByTestId('sign-in').click();
    await page.getByTestId('case-list').waitFor();
    const signedInMs = performance.now() - since;
    const all = (await scriptsOf(page)).reduce((bytes, { sent }) => bytes + sent, 0);
    if (round >= 0) rounds.push({ ...screens, all, signedInMs });
    await page.context().close();
  }
  const kB = (bytes: readonly number[]) => bytes.map((one) => one / 1_000);
  const allowed = (value: number) => ({ name: 'allowed', measured: rounds.map(() => value) });
  report({
    name: 'P18 script of the first screen, as sent',
    unit: 'kB',
    goal: { most: 1 },
    baseline: allowed(ALLOWED_KB),
    candidate: { name: 'sign-in', measured: kB(rounds.map(({ signIn }) => signIn.scriptBytes)) },
  });
  report({
    name: 'P18 longest task of its main thread',
    unit: 'ms',
    goal: { most: 1 },
    baseline: allowed(ALLOWED_MS),
    candidate: { name: 'sign-in', measured: rounds.map(({ longestTask }) => longestTask) },
  });
  const middle = (values: readonly number[]) => median(values).toFixed(0);
  console.log(
    `form after ${middle(rounds.map(({ signIn }) => signIn.shownAt))} ms; ` +
      `all scripts up to the case list ${middle(kB(rounds.map(({ all }) => all)))} kB, ` +
      `of which behind the form ${middle(kB(rounds.map(({ meanwhileBytes }) => meanwhileBytes)))} kB; ` +
      `list ${middle(rounds.map(({ signedInMs }) => signedInMs))} ms after the click, with the password's hash`,
  );
});
