import { describe, expect, it } from 'vitest';
import { deadlineBadge, type BadgeFacts } from './badge';

const open: BadgeFacts = {
  status: 'open',
  decision: null,
  deadlineKind: 'reply',
  deadlineState: 'running',
  extendedBy: 0,
  stoppedUntil: null,
  dueOn: '2024-04-09',
  provisional: false,
  workingDaysLeft: 7,
  workingDayNumber: 13,
};

const text = (facts: Partial<BadgeFacts>, today: string) => deadlineBadge({ ...open, ...facts }, today, 'zh').text;

describe('the deadline badge', () => {
  it('says which working day it is, of how many, and how many are left', () => {
    expect(deadlineBadge(open, '2024-03-28', 'zh')).toEqual({
      tone: 'calm',
      text: '第 13/20 工作日 · 余 7',
      provisional: false,
    });
  });

  it('grows urgent as the last days come', () => {
    const tone = (left: number) =>
      deadlineBadge({ ...open, workingDaysLeft: left, workingDayNumber: 20 - left }, '2024-03-28', 'zh').tone;
    expect([tone(6), tone(5), tone(2)]).toEqual(['calm', 'near', 'urgent']);
  });

  it('says today on the due day', () => {
    expect(text({ workingDaysLeft: 0, workingDayNumber: 20 }, '2024-04-09')).toBe('今日到期');
  });

  it('counts overdue days in working days, and is overdue at once on the weekend after', () => {
    expect(text({ workingDaysLeft: -2 }, '2024-04-11')).toBe('逾期 2 个工作日');
    expect(text({ dueOn: '2024-04-12', workingDaysLeft: 0 }, '2024-04-13')).toBe('逾期（不足 1 个工作日）');
  });

  it('never calls a provisional date missed', () => {
    const badge = deadlineBadge({ ...open, provisional: true, dueOn: '2027-01-04' }, '2027-01-06', 'zh');
    expect(badge).toEqual({ tone: 'near', text: '暂定期限已过，待放假通知', provisional: true });
  });

  it('says how it ended and whether in time', () => {
    const ended = { status: 'concluded', decision: 'A2', deadlineState: 'met' } as const;
    expect(text(ended, '2024-05-01')).toBe('已答复（按期）');
    expect(text({ ...ended, deadlineState: 'missed' }, '2024-05-01')).toBe('已答复（逾期）');
    expect(text({ ...ended, decision: 'A23' }, '2024-05-01')).toBe('已撤回（按期）');
    expect(text({ ...ended, decision: 'A21' }, '2024-05-01')).toBe('不再处理（按期）');
  });

  it('has no number on the day of receipt, which is not counted', () => {
    expect(text({ workingDayNumber: 0, workingDaysLeft: 20 }, '2024-03-11')).toBe('次日起算 · 余 20');
  });

  it('says for whom it waits, and until when, while the applicant is waited for', () => {
    const supplement = { deadlineKind: 'supplementReply', dueOn: '2024-07-30' } as const;
    expect(text(supplement, '2024-07-15')).toBe('待补正（至 7-30 周二）');
    expect(text({ deadlineKind: 'feePayment', dueOn: '2024-07-30' }, '2024-07-15')).toBe('待缴费（至 7-30 周二）');
    expect(text({ ...supplement, deadlineState: 'lapsed' }, '2024-07-31')).toBe('期满待确认放弃');
    expect(text(supplement, '2024-07-31')).toBe('期满待确认放弃');
  });

  it('says that a consultation stops the period (条例 第三十三条第三款), and an extension that lengthened it', () => {
    expect(text({ stoppedUntil: '2024-03-29' }, '2024-03-28')).toBe('停表（征求第三方，至 3-29 周五）');
    expect(text({ stoppedUntil: '2024-04-30', workingDaysLeft: -2 }, '2024-04-11')).toBe('逾期 2 个工作日');
    expect(text({ extendedBy: 20, workingDaysLeft: 27 }, '2024-03-28')).toBe('第 13/40 工作日 · 余 27 · 已延期 +20');
  });

  it('asks for the confirmation of a request whose date of receipt is not fixed, on the very day', () => {
    const arrived = { status: 'unconfirmed', deadlineKind: 'confirmation', dueOn: '2024-03-28' } as const;
    expect(deadlineBadge({ ...open, ...arrived }, '2024-03-28', 'zh')).toMatchObject({ tone: 'today', text: '待确认' });
    expect(deadlineBadge({ ...open, ...arrived }, '2024-03-29', 'zh')).toMatchObject({
      tone: 'overdue',
      text: '待确认（已过 3-28 周四）',
    });
  });
});
