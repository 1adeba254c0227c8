import { message, type MessageKey, type MessageParameters } from '@yishen/catalogue';
import type { Comparison } from './comparison';
import type { RebuildReport } from './rebuild';
import type { VerifyReport } from './verify';

/** A rebuild as an operator reads it, Chinese then English. */
export function rebuildSummary(report: RebuildReport): string[] {
  const { build, replaced, position, parked } = report;
  const resumed = report.resumed ? both('projector.rebuild.resumed', {}) : [];
  return [
    ...resumed,
    ...comparisonSummary(report.comparison),
    ...both('projector.rebuild.swapped', { build, replaced, position, parked, seconds: report.seconds.toFixed(1) }),
  ];
}

/** A verification as an operator reads it, Chinese then English. */
export function verifySummary({ chain, comparison, behind, sound }: VerifyReport): string[] {
  const { broken, head } = chain;
  return [
    ...(broken
      ? both('projector.chain.broken', { position: broken.position, what: broken.what, message: broken.message })
      : both('projector.chain.whole', { events: chain.events })),
    ...comparisonSummary(comparison),
    ...(behind ? both('projector.verify.behind', { position: comparison.watermark, head: head.position }) : []),
    ...both(sound ? 'projector.verify.sound' : 'projector.verify.unsound', { differences: comparison.differences }),
  ];
}

function comparisonSummary({ watermark, tables, notCompared, ofAnotherShape }: Comparison): string[] {
  const { moving, parked } = notCompared;
  return [
    ...both('projector.compare.at', { position: watermark }),
    ...tables.map(
      ({ table, live, fold, differences }) =>
        `  ${table.padEnd(20)} ${String(live.rows).padStart(9)} ${String(fold.rows).padStart(9)}  ` +
        (differences === 0 ? '=' : `≠ ${differences}`),
    ),
    ...tables.flatMap(({ table, named }) =>
      named.flatMap(({ key, what }) => both(`projector.compare.${what}`, { table, key })),
    ),
    ...(ofAnotherShape.length > 0 ? both('projector.compare.shape', { tables: ofAnotherShape.join(', ') }) : []),
    ...(moving + parked > 0 ? both('projector.compare.left', { moving, parked }) : []),
  ];
}

function both(key: MessageKey, parameters: MessageParameters): string[] {
  return [message(key, 'zh', parameters), message(key, 'en', parameters)];
}
