import fc from 'fast-check';
import { PUBLICATION_FIGURE_ORDER } from '@yishen/statute';
import { describe, expect, it } from 'vitest';
import { plainDate } from '@yishen/calendar';
import { specification } from '../testing';
import {
  EMPTY_NORM_REGISTER,
  decideNorm,
  evolveNormRegister,
  normFigures,
  normsBehind,
  type Norm,
  type NormCommand,
  type NormEvent,
  type NormRegister,
} from './norms';

const at = { now: '2026-11-23T04:00:00.000Z' };
const given = specification<NormCommand, NormEvent, NormRegister>({
  decide: ([command], state, context) => decideNorm(command!, state, context),
  evolve: evolveNormRegister,
  initial: EMPTY_NORM_REGISTER,
});
const reason = { k: 'agency-a', v: 'c2VhbGVk' };
const entry = (issuedOn: string, more: object = {}): NormCommand => ({
  type: 'EnterNorm',
  agencyId: 'a',
  kind: 'normative',
  title: '某某办法',
  issuedOn,
  ...more,
});
const amendment = (n: number, changes: object, more: object = {}): NormCommand => ({
  type: 'AmendNorm',
  agencyId: 'a',
  n,
  changes,
  reason,
  ...more,
});
const repeal = (n: number, repealedOn: string): NormCommand => ({ type: 'RepealNorm', agencyId: 'a', n, repealedOn });
const events = (...commands: NormCommand[]): NormEvent[] =>
  commands.reduce<NormEvent[]>(
    (so, command) => [
      ...so,
      ...given(at, ...so)
        .when(command)
        .events(),
    ],
    [],
  );
const register = (...commands: NormCommand[]) => events(...commands).reduce(evolveNormRegister, EMPTY_NORM_REGISTER);

describe('the register of 规章 and 行政规范性文件 (条例 第二十条第一项)', () => {
  it('numbers its entries, and takes an entry together with its repeal', () => {
    expect(register(entry('2024-03-01', { repealedOn: '2025-02-01' }), entry('2024-05-06'))).toMatchObject([
      { n: 1, repealedOn: '2025-02-01' },
      { n: 2, title: '某某办法' },
    ]);
  });

  it('gives the figures of a year: issued and repealed in it, in force at its end (30号)', () => {
    const known = register(
      entry('2023-01-05'),
      entry('2024-03-01', { repealedOn: '2024-12-31' }),
      entry('2024-05-06', { repealedOn: '2025-01-01' }),
      entry('2026-02-02', { kind: 'rules' }),
    );
    expect(normFigures(known, 2024)).toEqual({ normativeIssued: '2', normativeRepealed: '1', normativeInForce: '2' });
    expect(normFigures(known, 2025)).toEqual({ normativeIssued: '0', normativeRepealed: '1', normativeInForce: '1' });
    expect(normFigures(known, 2022), 'not in use yet').toEqual({});
    expect(normFigures(known, 2026)).toMatchObject({ rulesIssued: '1', rulesRepealed: '0', rulesInForce: '1' });
  });

  it('amends an entry, takes a repeal back, and strikes what should never have been entered', () => {
    const repealed = [entry('2024-03-01'), repeal(1, '2024-06-01')];
    expect(register(...repealed, amendment(1, { repealedOn: null }))[0]).not.toHaveProperty('repealedOn');
    const struck = register(...repealed, amendment(1, {}, { struck: true }));
    expect(normFigures(struck, 2024)).toEqual({});
    expect(register(...repealed, amendment(1, { kind: 'rules', title: ' 某某规定 ' }))[0]).toMatchObject({
      kind: 'rules',
      title: '某某规定',
      repealedOn: '2024-06-01',
    });
  });

  it.each<[string, NormCommand[], NormCommand, string]>([
    ['an unknown kind', [], entry('2024-03-01', { kind: 'memo' }), 'norm.kind-unknown'],
    ['no title', [], entry('2024-03-01', { title: '  ' }), 'norm.title-missing'],
    ['a day in the future', [], entry('2026-11-24'), 'norm.date-in-future'],
    [
      'a repeal before the day of issue',
      [],
      entry('2024-03-01', { repealedOn: '2024-02-28' }),
      'norm.repealed-before-issued',
    ],
    ['the repeal of an unknown entry', [], repeal(1, '2024-03-01'), 'norm.unknown'],
    [
      'a second repeal',
      [entry('2024-03-01'), repeal(1, '2024-06-01')],
      repeal(1, '2024-07-01'),
      'norm.already-repealed',
    ],
    [
      'an amendment that changes nothing',
      [entry('2024-03-01')],
      amendment(1, { title: '某某办法' }),
      'norm.nothing-amended',
    ],
    [
      'an amendment that puts the dates out of order',
      [entry('2024-03-01', { repealedOn: '2024-06-01' })],
      amendment(1, { issuedOn: '2024-07-01' }),
      'norm.repealed-before-issued',
    ],
    [
      'the repeal of a struck entry',
      [entry('2024-03-01'), amendment(1, {}, { struck: true })],
      repeal(1, '2024-06-01'),
      'norm.unknown',
    ],
  ])('refuses %s', (_, before, command, code) => {
    expect(
      given(at, ...events(...before))
        .when(command)
        .rejection(),
    ).toBe(code);
  });

  it('carries over from year to year: in force = in force the year before + issued − repealed', () => {
    const day = fc
      .integer({ min: 0, max: 4 * 365 })
      .map((days) => plainDate(new Date(Date.UTC(2021, 0, 1 + days)).toISOString().slice(0, 10)));
    const norm = fc.record({
      kind: fc.constantFrom('rules' as const, 'normative' as const),
      a: day,
      b: fc.option(day),
      struck: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(norm, { maxLength: 20 }), (list) => {
        const known = list.map(({ kind, a, b, struck }, index): Norm => {
          const [issuedOn, repealedOn] = b === null || b >= a ? [a, b] : [b, a];
          return {
            n: index + 1,
            kind,
            title: '某某',
            issuedOn,
            struck,
            ...(repealedOn === null ? {} : { repealedOn }),
          };
        });
        for (const year of [2021, 2022, 2023, 2024]) {
          const [before, now] = [normFigures(known, year - 1), normFigures(known, year)];
          for (const kind of ['rules', 'normative'] as const) {
            const of = (figures: typeof now, name: 'InForce' | 'Issued' | 'Repealed') =>
              Number(figures[`${kind}${name}`] ?? 0);
            expect(of(now, 'InForce')).toBe(of(before, 'InForce') + of(now, 'Issued') - of(now, 'Repealed'));
          }
          for (const figure of PUBLICATION_FIGURE_ORDER) {
            expect(normsBehind(known, figure, year).length).toBe(Number(now[figure] ?? 0));
          }
        }
      }),
    );
  });
});
