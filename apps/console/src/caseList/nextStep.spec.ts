import { describe, expect, it } from 'vitest';
import { nextStep } from './nextStep';

const open = {
  status: 'open',
  decision: null,
  concludedOn: null,
  dueOn: '2024-04-09',
  deadlineKind: 'reply',
  deadlineState: 'running',
  stoppedUntil: null,
  provisional: false,
} as const;
const step = (facts: Partial<Parameters<typeof nextStep>[0]>, today = '2024-03-28') =>
  nextStep({ ...open, ...facts }, today, 'zh');

describe('what comes next for a case, in words', () => {
  it('is the answer with its last day', () => {
    expect(step({})).toBe('作出答复，最迟 2024-04-09 周二');
  });

  it('is the confirmation of the receipt, on the day the request came in (条例 第三十一条)', () => {
    expect(step({ status: 'unconfirmed', deadlineKind: 'confirmation', dueOn: '2024-03-28' })).toBe(
      '与申请人确认收到日期，2024-03-28 周四 当日',
    );
  });

  it('is to wait for the applicant, and when their period is over to confirm what that means', () => {
    const supplement = { deadlineKind: 'supplementReply' } as const;
    expect(step(supplement)).toBe('等待申请人补正，至 2024-04-09 周二');
    expect(step(supplement, '2024-04-10')).toBe('2024-04-09 周二 期满，确认是否视为放弃');
    expect(step({ deadlineKind: 'feePayment' })).toBe('等待申请人缴费，至 2024-04-09 周二');
  });

  it('is the opinion that is awaited while a consultation stops the period', () => {
    expect(step({ stoppedUntil: '2024-03-29' })).toBe('等待征求意见的答复，至 2024-03-29 周五');
    expect(step({ stoppedUntil: '2024-03-27' })).toBe('作出答复，最迟 2024-04-09 周二');
  });

  it('is how it ended, or the new answer that is owed', () => {
    const ended = { status: 'concluded', decision: 'A2', concludedOn: '2024-03-20' } as const;
    expect(step(ended)).toBe('2024-03-20 周三 予以公开');
    expect(step({ ...ended, deadlineKind: 'reanswer' })).toBe('重新答复，最迟 2024-04-09 周二');
  });
});
