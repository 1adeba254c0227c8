import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { newVisitor, openBrowser, signInOn, typeDate as typeDateOn } from '../support/browser';
import type { DEMO_PASSWORDS } from '../support/session';
import { wholeSystem, type Stack } from '../support/stack';
import { until } from '../support/until';

/**
 * 条例 第三十条、第三十三条: the period of a request of 2025-03-03 counts afresh from 2025-03-19, when it was supplemented after a
 * notice, so its reply is due on the 20th working day after that: 2025-04-17 (清明 4-4 to 4-6).
 * The request is of 2025, so that the report of 2024, which another spec compares cell by cell, does not change.
 */
describe('the procedure of a request, worked on by different people', () => {
  let stack: Stack;
  let browser: Browser;
  let page: Page;
  let caseUrl: string;
  const troubles: string[] = [];
  const shots = join(__dirname, '..', '..', 'var', 'test-screenshots');

  const at = (id: string): Locator => page.getByTestId(id);
  const shot = (name: string) => page.screenshot({ path: join(shots, `procedure-${name}.png`), fullPage: true });
  const typeDate = (id: string, date: string) => typeDateOn(page, id, date);
  const select = async (id: string, title: string): Promise<void> => {
    await at(id).click();
    await page.locator(`.ant-select-dropdown:not(.ant-select-dropdown-hidden) [title="${title}"]`).click();
  };
  const signInAs = async (user: keyof typeof DEMO_PASSWORDS): Promise<void> => {
    await page?.context().close();
    page = await newVisitor(browser, troubles);
    await signInOn(page, stack.http, user);
    if (caseUrl === undefined) return;
    await page.goto(caseUrl);
    await at('case-page').waitFor();
  };
  const choose = async (act: string): Promise<void> => {
    await at(`choose-${act}`).click();
    await at(`act-${act === 'AnswerRequest' ? 'answer' : act}`).waitFor();
  };
  const send = async (act: string, event: string): Promise<void> => {
    const before = await at(`event-${event}`).count();
    await at(`submit-${act}`).click();
    await until(`${event} to be in the time line`, async () => (await at(`event-${event}`).count()) > before);
  };
  const dueOn = async (key: string): Promise<string> => (await at(`deadline-${key}`).textContent()) ?? '';

  beforeAll(async () => {
    mkdirSync(shots, { recursive: true });
    stack = await wholeSystem();
    browser = await openBrowser();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await shot(`failed-${task.name.slice(0, 20)}`);
  });
  afterAll(async () => {
    await browser?.close();
    await stack?.close();
  });

  it('begins with a clerk who registers it with evidence of its receipt', async () => {
    await signInAs('clerk');
    await page.goto(`${stack.http}/requests/new`);
    await at('channel').getByText('当面提交').click();
    await typeDate('received-on', '2025-03-03');
    await select('evidence-kind', '登记回执');
    await at('evidence-note').fill('回执 2025-031');
    await at('applicant-kind').getByText('自然人').click();
    await at('applicant-name').fill('程序测试人');
    await at('applicant-contact').fill('内蒙古自治区包头市昆都仑区');
    await at('content').fill('社区经费');
    await shot('1-register');
    await at('submit-registration').click();
    await at('case-page').waitFor();
    caseUrl = page.url();
    expect(await dueOn('reply')).toContain('2025-03-31');
  });

  it('has a notice to supplement, whose effect the form shows before it is sent', async () => {
    await choose('IssueSupplementNotice');
    // The seventh working day from receipt (条例 第三十条).
    expect(await at('act-IssueSupplementNotice').textContent()).toContain('3-12 周三');
    await typeDate('field-issuedOn', '2025-03-07');
    await at('field-items').fill('所需信息的年度\n所需信息的名称或者文号');
    await until('the preview to say that the period stops', async () =>
      (await at('act-preview').textContent())?.includes('停止计算'),
    );
    await shot('2-supplement-form');
    await send('IssueSupplementNotice', 'SupplementNoticeIssued');
    expect(await at('event-SupplementNoticeIssued').textContent()).toContain('所需信息的年度');
    expect(await at('acts-forbidden').textContent()).toContain('只能一次性告知补正');
  });

  it('gives the applicant fifteen working days from the service of the notice', async () => {
    await choose('RecordNoticeServed');
    await select('field-step', '补正告知书');
    await typeDate('field-servedOn', '2025-03-10');
    await select('field-serviceMode', '直接送达');
    await send('RecordNoticeServed', 'NoticeServed');
    expect(await dueOn('supplementReply:1')).toContain('2025-03-31');
  });

  it('counts the reply period afresh from the day after the supplement, and the strip shows it', async () => {
    await choose('RecordSupplement');
    await typeDate('field-receivedOn', '2025-03-19');
    await select('field-channel', '当面提交');
    await at('field-content').fill('2023年度社区活动经费决算');
    await until('the preview to name the new day', async () =>
      (await at('act-preview').textContent())?.includes('答复期限 → 2025-04-17'),
    );
    await send('RecordSupplement', 'SupplementReceived');
    expect(await dueOn('reply')).toContain('2025-04-17');
    await page.locator('[data-testid="why-this-day"][data-kind="reply"] .ant-collapse-header').click();
    const ledger = page.locator('[data-kind="reply"] [data-testid="ledger"]');
    const lines = (reason: string) => ledger.locator(`tr[data-reason="${reason}"]`).count();
    expect(await lines('counted')).toBe(20);
    expect(await lines('superseded')).toBe(4);
    expect(await lines('waiting')).toBe(12);
    await shot('3-supplemented');
  });

  it('lets the clerk draft a refusal with the contents that the law requires, but not sign it', async () => {
    await choose('DraftDecision');
    await at('decision').click();
    await page.locator('.ant-select-item-option[title="内部事务信息"]').click();
    await at('content-item').fill('2023年度社区活动经费内部流转单');
    await select('content-class', '内部工作流程');
    await at('content-reasons').fill('该流转单属于内部工作流程信息，公开与否不影响公众的权利义务。');
    await shot('4-draft');
    await send('DraftDecision', 'DecisionDrafted');
    expect(await at('event-DecisionDrafted').textContent()).toContain('属于内部工作流程信息');
    expect(await at('acts-forbidden').textContent()).toContain('审核尚未通过');
  });

  it('lets a reviewer pass the draft, but not write one', async () => {
    await signInAs('reviewer');
    expect(await at('acts-allowed').textContent()).not.toContain('拟稿');
    await choose('ReviewDecision');
    await select('field-review', '法制审核');
    await select('field-verdict', '通过');
    await at('field-opinion').fill('同意');
    await send('ReviewDecision', 'DecisionReviewed');
  });

  it('lets a signer sign the draft', async () => {
    await signInAs('signer');
    await choose('SignDecision');
    await typeDate('field-signedOn', '2025-04-10');
    await shot('5-sign');
    await send('SignDecision', 'DecisionSigned');
  });

  it('lets the clerk try the answer in what-if and then give it in time', async () => {
    await signInAs('clerk');
    const form = at('act-answer');
    await form.getByTestId('service-mode').getByText('直接送达').click();
    await typeDate('concluded-on', '2025-04-11');
    await at('try-act').click();
    await at('run-what-if').click();
    await at('what-if-outcome').waitFor();
    expect(await at('supposed-reply').textContent()).toContain('2025-04-17');
    expect(await at('what-if-outcome').textContent()).toContain('2025年');
    await shot('6-what-if');
    expect(await at('event-RequestAnswered').count()).toBe(0);
    await send('answer', 'RequestAnswered');
    await until('the case to be concluded', async () => (await at('case-status').textContent())?.includes('已办结'));
    expect(await at('deadline-badge').textContent()).toContain('已答复（按期）');
    await shot('7-answered');
  });

  it('lets the office head correct a date with a reason, and shows that it was corrected', async () => {
    await signInAs('head');
    await choose('ProposeCorrection');
    await at('field-version').click();
    await page.locator('.ant-select-item-option').filter({ hasText: '签发' }).click();
    await typeDate('change-signedOn', '2025-04-11');
    await at('field-reason').fill('签发日期误记');
    await shot('8-correction');
    await send('ProposeCorrection', 'FactCorrected');
    expect(await at('event-DecisionSigned').textContent()).toContain('更正');
  });

  it('ends without an error in the console or the interface', () => {
    expect(troubles).toEqual([]);
  });
});
