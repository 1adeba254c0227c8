import fc from 'fast-check';
import { expect, it } from 'vitest';
import { TABLE_CONNECTIONS, projectorShares, rebuildShares } from './connectionShares';

it('a projector that rebuilds while it follows the log spends no more than its budget, and each of its uses has a connection', () => {
  fc.assert(
    fc.property(fc.integer({ min: 8, max: 1_000 }), fc.integer({ min: 1, max: 64 }), (budget, cores) => {
      const { live, rebuild } = projectorShares(budget);
      const beside = rebuildShares(rebuild, cores);
      expect(live.log + live.rows + beside.log + beside.rows + beside.threads + TABLE_CONNECTIONS).toBe(budget);
      expect(Math.min(live.log, live.rows, beside.log, beside.rows, beside.threads)).toBeGreaterThanOrEqual(1);
    }),
  );
});
