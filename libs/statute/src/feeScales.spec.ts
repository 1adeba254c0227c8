import { plainDate } from '@yishen/calendar';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feeFor, feeOfUnit, feeScaleInForce, type FeeScale } from './feeScales';

const today = plainDate('2026-11-23');

function scale(basis: 'requests' | 'pages'): FeeScale {
  const found = feeScaleInForce(basis, today);
  if (!found) throw new Error('no scale');
  return found;
}

describe('the fee by requests of a month (109号 第四条; domain.md 2.10)', () => {
  it.each([
    [1, 0, 0],
    [10, 0, 0],
    [11, 100, 100],
    [30, 100, 2_000],
    [31, 200, 2_200],
    [40, 200, 4_000],
    [41, 300, 4_300],
    [50, 300, 7_000],
    [51, 400, 7_400],
    [60, 400, 11_000],
    [61, 500, 11_500],
    [100, 800, 37_000],
  ])('request number %i costs %i yuan, and all requests up to it cost %i', (n, rate, total) => {
    expect([feeOfUnit(scale('requests'), n), feeFor(scale('requests'), n).total]).toEqual([rate, total]);
  });
});

describe('the fee by pages of one request (109号 第五条; domain.md 2.10)', () => {
  it.each([
    [0, 0],
    [1, 0],
    [30, 0],
    [31, 10],
    [44, 140],
    [57, 270],
    [68, 380],
    [72, 420],
    [100, 700],
    [101, 720],
    [109, 880],
    [119, 1_080],
    [200, 2_700],
    [201, 2_740],
    [300, 6_700],
    [1_500, 54_700],
    [2_219, 83_460],
    [3_182, 121_980],
    [4_000, 154_700],
  ])('%i pages cost %i yuan', (pages, total) => {
    expect(feeFor(scale('pages'), pages).total).toBe(total);
  });
});

describe('the fee for any count', () => {
  const basis = fc.constantFrom('requests' as const, 'pages' as const);
  const count = fc.integer({ min: 0, max: 5_000 });

  it('has lines that cover every unit once and add up to the total', () => {
    fc.assert(
      fc.property(basis, count, (by, n) => {
        const { lines, total } = feeFor(scale(by), n);
        expect(lines.reduce((sum, { units }) => sum + units, 0)).toBe(n);
        expect(lines.reduce((sum, { amount }) => sum + amount, 0)).toBe(total);
        lines.slice(1).forEach((line, at) => expect(line.first).toBe((lines[at]?.last ?? 0) + 1));
      }),
    );
  });

  it('charges no unit less than the unit before', () => {
    fc.assert(
      fc.property(basis, count, (by, n) => {
        expect(feeOfUnit(scale(by), n + 2)).toBeGreaterThanOrEqual(feeOfUnit(scale(by), n + 1));
      }),
    );
  });

  it.each([-1, 1.5, Number.NaN, 1_000_001])('is refused for a count of %d', (n) => {
    expect(() => feeFor(scale('pages'), n)).toThrow(expect.objectContaining({ code: 'fee.count-invalid' }));
  });
});

it('no fee scale is in force before 2021-01-01', () => {
  expect(feeScaleInForce('pages', plainDate('2020-12-31'))).toBeUndefined();
  expect(feeScaleInForce('pages', plainDate('2021-01-01'))).toBeDefined();
});
