import { plainDate } from '@yishen/calendar';
import { describe, expect, it } from 'vitest';
import {
  DECISIONS,
  DOCUMENTS,
  DOCUMENT_ORDER,
  OVERDUE_REMEDIES,
  REMEDY_LAW,
  REMEDY_TEXTS,
  documentOf,
  isReconsiderationFirst,
  overdueRemedy,
  remedyFor,
  type DecisionCode,
  type RemedyLaw,
} from './index';

const NOW = plainDate('2026-11-25');
const BEFORE = plainDate('2023-12-31');
const AFTER = plainDate('2024-01-01');
const ANSWERS = (Object.keys(DECISIONS) as DecisionCode[]).filter((code) => DECISIONS[code].act === 'answer');

describe('the remedy paragraph (domain.md 4.2, §7)', () => {
  it('asks for reconsideration first (前置) for A3 to A10 only, as domain.md 1.10 says', () => {
    expect(ANSWERS.filter((code) => isReconsiderationFirst(code, NOW))).toEqual([
      'A3',
      'A4',
      'A5',
      'A6',
      'A7',
      'A8',
      'A9',
      'A10',
    ]);
  });

  it.each(ANSWERS)('of %s in a letter of 2023 offers reconsideration or a suit', (code) => {
    expect(remedyFor(code, BEFORE)?.variant).toBe('R2');
    expect(remedyFor(code, BEFORE)?.template).toContain('六个月');
  });

  it('of a refusal since 2024-01-01 asks for reconsideration first and names no six months (复议法 第二十三条)', () => {
    const remedy = remedyFor('A9', AFTER);
    expect(remedy?.variant).toBe('R1');
    expect(remedy?.template).toMatch(/先向\{reconsiderationAuthority\}申请行政复议/);
    expect(remedy?.template).toContain('六十日');
    expect(remedy?.template).not.toContain('六个月');
    expect(remedyFor('refusalReply', AFTER)).toEqual(remedy);
  });

  it('is absent from notices of the procedure, except the fee notice, which has its own (109号 第七条)', () => {
    for (const code of ['supplementNotice', 'extensionNotice', 'consultationNotice', 'A21', 'A23'] as const) {
      expect(remedyFor(code, NOW)).toMatchObject({ variant: 'R3', template: '' });
    }
    expect(remedyFor('feeNotice', NOW)?.template).toContain('不能单独申请行政复议或者提起行政诉讼');
    expect(remedyFor('disclosureNotice', NOW)?.variant).toBe('R2');
  });

  it('does not exist for a fee notice before 109号, nor for a reading of a missing answer before its law', () => {
    expect(remedyFor('feeNotice', plainDate('2020-12-31'))).toBeUndefined();
    expect(overdueRemedy('reconsiderOrSue', plainDate('2025-05-31'))).toBeUndefined();
    expect(overdueRemedy('reconsiderOrSue', plainDate('2025-06-01'))?.template).toContain('或者');
    expect(overdueRemedy('reconsiderFirst', NOW)?.template).toContain('先向');
  });

  it('is the same for all conclusions that share a document', () => {
    for (const code of DOCUMENT_ORDER) {
      const variants = DOCUMENTS[code].decisions.map((decision) => remedyFor(decision, NOW)?.variant);
      expect(new Set(variants).size).toBeLessThanOrEqual(1);
    }
    for (const code of Object.keys(DECISIONS) as DecisionCode[]) {
      expect(remedyFor(documentOf(code), NOW)?.variant).toBe(remedyFor(code, NOW)?.variant);
    }
  });

  it('has versions that follow each other without gap or overlap', () => {
    const all = [
      ...Object.values(REMEDY_TEXTS),
      ...Object.values(REMEDY_LAW.decisions),
      ...Object.values(OVERDUE_REMEDIES),
    ];
    for (const versions of all) {
      versions.slice(1).forEach(({ from }, at) => expect(versions[at]?.until).toBe(from));
      expect(versions.at(-1)?.until).toBeUndefined();
    }
  });

  it('of an old letter stays as it is when its rule gets a new version', () => {
    const [old] = REMEDY_LAW.decisions.A12;
    if (!old) throw new Error('no rule');
    const reformed: RemedyLaw = {
      ...REMEDY_LAW,
      decisions: {
        ...REMEDY_LAW.decisions,
        A12: [
          { ...old, until: '2027-07-01' },
          { version: 'other-2027', variant: 'R1', article: 'a law of this test', from: '2027-07-01' },
        ],
      },
    };
    expect(remedyFor('A12', plainDate('2027-06-30'), reformed)).toEqual(remedyFor('A12', plainDate('2027-06-30')));
    expect(remedyFor('A12', plainDate('2027-07-01'), reformed)?.variant).toBe('R1');
    expect(remedyFor('nonexistenceReply', plainDate('2027-07-01'), reformed)?.variant).toBe('R1');
  });
});
