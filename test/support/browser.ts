import { chromium, type Browser, type Page } from 'playwright-core';
import { prepareChromium } from '../../infra/local/chromium.mjs';
import { DEMO_AGENCY, DEMO_PASSWORDS } from './session';

const QUIET = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];

/** Starts a real Chromium without a user profile. */
export async function openBrowser(): Promise<Browser> {
  return await chromium.launch({
    executablePath: await prepareChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', ...QUIET],
  });
}

/** Opens an empty page for a new visitor; failures of the page and the server are added to `troubles`. */
export async function newVisitor(browser: Browser, troubles: string[]): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 }, locale: 'zh-CN' });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('response', (response) => {
    if (response.status() >= 500) troubles.push(`${response.status()} ${response.url()}`);
  });
  return page;
}

/** Signs a demo user in through the page, and chooses the demo agency when there are several. */
export async function signInOn(page: Page, http: string, user: keyof typeof DEMO_PASSWORDS): Promise<void> {
  await page.goto(`${http}/sign-in`);
  await page.getByTestId('login-name').fill(user);
  await page.getByTestId('password').fill(DEMO_PASSWORDS[user]);
  await page.getByTestId('sign-in').click();
  await page.getByTestId('user-name').waitFor();
  if (user !== 'system' && user !== 'system2') await chooseAgency(page);
}

/** Chooses the demo agency when the signed-in person has several. */
export async function chooseAgency(page: Page): Promise<void> {
  const [one, choice] = [page.getByTestId('agency-name'), page.getByTestId('agency-select')];
  await one.or(choice).waitFor();
  if (await one.isVisible()) return;
  await choice.click();
  await page.locator(`.ant-select-item-option[title="${DEMO_AGENCY}"]`).click();
}

/** Fills a date field; its test id may be on the input or on an element around it. */
export async function typeDate(page: Page, id: string, date: string): Promise<void> {
  const input = page.locator(`input[data-testid="${id}"], [data-testid="${id}"] input`).first();
  await input.fill(date);
  await input.press('Tab');
}
