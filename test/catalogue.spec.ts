import { DOMAIN_PROBLEM_CODES, MESSAGES, isProblemCode } from '@yishen/catalogue';
import { REJECTION_CODES } from '@yishen/domain';
import { describe, expect, it } from 'vitest';

describe('the message catalogue', () => {
  it('has a sentence for every refusal of the domain, and none for a refusal that is gone', () => {
    expect([...DOMAIN_PROBLEM_CODES].sort()).toEqual([...REJECTION_CODES].sort());
    expect(REJECTION_CODES.filter((code) => !isProblemCode(code))).toEqual([]);
  });

  it('names the same places in every language of a message', () => {
    const places = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();
    const uneven = Object.entries(MESSAGES).filter(([, { zh, en }]) => places(zh).join() !== places(en).join());
    expect(uneven.map(([key]) => key)).toEqual([]);
  });
});
