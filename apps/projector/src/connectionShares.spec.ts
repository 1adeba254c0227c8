import fc from 'fast-check';
import { expect, it } from 'vitest';
import { TABLE_CONNECTIONS, projectorShares, rebuildShares } from './connectionShares';

it('a projector that rebuilds while it follows the log spends no more than its budget, and each of its uses has a connection', () => {
  fc.assert(
    fc.property(fc.integer({ min: 8, max: 1_000 }), (budget) => {
      const { live, rebuild } = projectorShares(budget);
      const beside = rebuildShares(rebuild);
      expect(live.log + live.rows + beside.log + beside.rows + TABLE_CONNECTIONS).toBe(budget);
      expect(Math.min(live.log, live.rows, beside.log, beside.rows)).toBeGreaterThanOrEqual(1);
    }),
  );
});
