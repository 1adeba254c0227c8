import { chromium, type Browser, type Page } from 'playwright-core';
import { prepareChromium } from '../../infra/local/chromium.mjs';
import { DEMO_AGENCY, DEMO_PASSWORDS } from './session';

const QUIET = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];

/** A real Chromium, with no profile of anybody. */
export async function openBrowser(): Promise<Browser> {
  return await chromium.launch({
    executablePath: await prepareChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', ...QUIET],
  });
}

/** An empty page of a new visitor; failures of the page and of the server are added to `troubles`. */
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

/** Signs a demo user in on a page, as people do, and chooses the demo agency where there are several. */
export async function signInOn(page: Page, http: string, user: keyof typeof DEMO_PASSWORDS): Promise<void> {
  await page.goto(`${http}/sign-in`);
  await page.getByTestId('login-name').fill(user);
  await page.getByTestId('password').fill(DEMO_PASSWORDS[user]);
  await page.getByTestId('sign-in').click();
  await page.getByTestId('user-name').waitFor();
  if (user !== 'system' && user !== 'system2') await chooseAgency(page);
}

/** Chooses the demo agency, where whoever signed in has several. */
export async function chooseAgency(page: Page): Promise<void> {
  const [one, choice] = [page.getByTestId('agency-name'), page.getByTestId('agency-select')];
  await one.or(choice).waitFor();
  if (await one.isVisible()) return;
  await choice.click();
  await page.locator(`.ant-select-item-option[title="${DEMO_AGENCY}"]`).click();
}

/** Fills a date field; it carries the name itself or around its input, whichever the widget passes it to. */
export async function typeDate(page: Page, id: string, date: string): Promise<void> {
  const input = page.locator(`input[data-testid="${id}"], [data-testid="${id}"] input`).first();
  await input.fill(date);
  await input.press('Tab');
}
