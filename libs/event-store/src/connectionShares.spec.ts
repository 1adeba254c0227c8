import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SMALLEST_BUDGET, connectionShares } from './connectionShares';

it('any budget is spent whole: two connections to append, and at least one for each other use', () => {
  fc.assert(
    fc.property(fc.integer({ min: SMALLEST_BUDGET, max: 1_000 }), (budget) => {
      const { commands, log, reads } = connectionShares(budget);
      expect(2 + commands + log + reads).toBe(budget);
      expect(Math.min(commands, log, reads)).toBeGreaterThanOrEqual(1);
    }),
  );
});

it('a budget that cannot be divided is refused', () => {
  expect(() => connectionShares(SMALLEST_BUDGET - 1)).toThrow('at least 5 database connections');
});
