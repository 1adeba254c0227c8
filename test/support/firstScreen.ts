import type { Browser, Page } from 'playwright-core';

/** What a browser loads and does until a screen is there. */
export interface ScreenLoad {
  /** Bytes of the scripts, as sent. */
  readonly scriptBytes: number;
  /** Milliseconds from the address to the screen. */
  readonly shownAt: number;
}

/** What was measured of a page, from an empty cache. */
export interface FirstScreens {
  readonly signIn: ScreenLoad;
  /** What came while the form stood there. */
  readonly meanwhileBytes: number;
  /** The longest task of the main thread until all of that was there; tasks under 50 ms are not told. */
  readonly longestTask: number;
}

// Texts, for they run in the page: no program here knows a window.
const WATCH = `{
  const watched = (window.watched = { shownAt: Infinity, tasks: [] });
  new PerformanceObserver((list) => watched.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
    type: 'longtask',
    buffered: true,
  });
  new MutationObserver((changes, observer) => {
    if (document.querySelector('[data-testid="login-name"]') === null) return;
    watched.shownAt = performance.now();
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
}`;
const SCRIPTS = `performance
  .getEntriesByType('resource')
  .filter(({ name }) => new URL(name).pathname.endsWith('.js'))
  .map(({ name, startTime, encodedBodySize }) => ({ name, startTime, sent: encodedBodySize }))`;

/** A script that a page loaded, with its bytes as sent: those of the compressed form when that was sent. */
export interface LoadedScript {
  readonly name: string;
  readonly startTime: number;
  readonly sent: number;
}

/** The scripts that a page has loaded. */
export function scriptsOf(page: Page): Promise<readonly LoadedScript[]> {
  return page.evaluate<readonly LoadedScript[]>(SCRIPTS);
}

/** Opens the console as somebody who was never there, and waits until the form and what is loaded behind it are there. */
export async function openFirstScreen(browser: Browser, url: string): Promise<{ page: Page; screens: FirstScreens }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 }, locale: 'zh-CN' });
  const page = await context.newPage();
  await page.addInitScript({ content: WATCH });
  await page.goto(url);
  await page.getByTestId('login-name').waitFor();
  await page.waitForLoadState('networkidle');
  const { shownAt, tasks } = await page.evaluate<{ shownAt: number; tasks: readonly number[] }>('window.watched');
  const scripts = await scriptsOf(page);
  const sum = (some: typeof scripts) => some.reduce((bytes, { sent }) => bytes + sent, 0);
  const before = scripts.filter(({ startTime }) => startTime <= shownAt);
  return {
    page,
    screens: {
      signIn: { scriptBytes: sum(before), shownAt },
      meanwhileBytes: sum(scripts) - sum(before),
      longestTask: Math.max(0, ...tasks),
    },
  };
}
