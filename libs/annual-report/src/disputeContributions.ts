import { yearOf } from '@yishen/calendar';
import { columnOf, isRemanded, type Dispute, type Instance, type Proceeding } from '@yishen/domain';
import { STANDINGS, type ProceedingResult } from '@yishen/statute';
import type { Contribution } from './contributions';

/**
 * The contributions of a dispute. In each year it counts one line: 尚未审结 when it is heard at the end of the year, otherwise the
 * column of the latest instance decided in the year, otherwise nothing (domain.md 3.7.2, 3.7.5). Table four has no row for what is
 * carried over, so `opened` less `ended` must give what is pending: opened(y) = pending(y) − pending(y − 1) + ended(y).
 * A reconsideration organ that is co-defendant counts nothing (国办公开办函〔2016〕201号).
 */
export function disputeContributions(proceeding: Proceeding): readonly Contribution[] {
  if (!('dispute' in proceeding)) return [];
  const { dispute } = proceeding;
  if (!STANDINGS[dispute.standing].counted) return [];
  return [...yearlyLines(dispute), ...instanceLines(dispute)];
}

function yearlyLines(dispute: Dispute): Contribution[] {
  const { kind } = dispute;
  let before = 0;
  return yearsOf(dispute).flatMap((year) => {
    const pending = isPending(dispute, year) ? 1 : 0;
    const result = pending === 1 ? undefined : resultIn(dispute, year);
    const opened = pending - before + (result === undefined ? 0 : 1);
    before = pending;
    return [
      ...(opened === 1 ? [{ measure: 'opened', year, kind, row: '' } as const] : []),
      ...(result === undefined ? [] : [{ measure: 'ended', year, kind, row: result } as const]),
    ];
  });
}

function yearsOf({ instances }: Dispute): number[] {
  const years = instances.flatMap(({ openedOn, conclusion }) => [
    yearOf(openedOn),
    ...(conclusion ? [yearOf(conclusion.decidedOn)] : []),
  ]);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

const decidedBy = ({ conclusion }: Instance, year: number): boolean =>
  conclusion !== undefined && yearOf(conclusion.decidedOn) <= year;

// Whether it is heard at the end of a year, or was remanded and has no new instance yet.
function isPending({ instances }: Dispute, year: number): boolean {
  const begun = instances.filter(({ openedOn }) => yearOf(openedOn) <= year);
  const last = begun.at(-1);
  return begun.some((instance) => !decidedBy(instance, year)) || (last !== undefined && isRemanded(last));
}

function resultIn(dispute: Dispute, year: number): ProceedingResult | undefined {
  const decided = dispute.instances.filter(
    ({ conclusion }) => conclusion !== undefined && yearOf(conclusion.decidedOn) === year,
  );
  const last = decided.findLast((instance) => !isRemanded(instance));
  return last && columnOf(dispute, last);
}

// For agencies that count every instance, a remand is a result too; no official text says which, so it is 其他结果.
function instanceLines(dispute: Dispute): Contribution[] {
  const { kind } = dispute;
  return dispute.instances.flatMap((instance): Contribution[] => {
    const opened: Contribution = { measure: 'instanceOpened', year: yearOf(instance.openedOn), kind, row: '' };
    if (!instance.conclusion) return [opened];
    const row = columnOf(dispute, instance) ?? 'other';
    return [opened, { measure: 'instanceEnded', year: yearOf(instance.conclusion.decidedOn), kind, row }];
  });
}
