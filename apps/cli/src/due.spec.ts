import { describe, expect, it } from 'vitest';
import { due, dueText } from './due';

describe('yishen due', () => {
  it('answers the due date as YYYY-MM-DD with every day on the way (domain.md 5.8)', () => {
    const answer = due('2026-09-18', 20);
    expect(answer).toMatchObject({ due: '2026-10-22', provisional: false, calendar: 'cn-2026' });
    expect(answer.days.filter(({ count }) => count !== undefined)).toHaveLength(20);
    expect(answer.days.find(({ date }) => date === '2026-09-20')).toMatchObject({ kind: 'makeUp', count: 1 });
    expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
  });

  it('says in words why each day counts or not', () => {
    expect(dueText(due('2026-02-13', 3))).toContain('2026-02-15 周日  放假：春节');
  });

  it('says that a date beyond the published years is provisional', () => {
    expect(dueText(due('2026-12-04', 20))).toContain('暂定');
  });

  it('refuses a date that does not exist', () => {
    expect(() => due('2026-02-30', 1)).toThrow(expect.objectContaining({ code: 'date.invalid' }));
  });
});
