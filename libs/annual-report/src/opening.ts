import { APPLICANT_KIND_ORDER, type ApplicantKind } from '@yishen/statute';
import type { Counter, Opening } from './tables';

/** A column whose carry-out in the published report differs from the number of cases on record as open then. */
export interface UnexplainedCarry {
  readonly kind: ApplicantKind;
  readonly published: number;
  readonly onRecord: number;
}

/** Finds the columns in which the cases on record do not explain the published carry-out: cases not yet imported, or too many. */
export function unexplainedCarry(counters: readonly Counter[], { year, three }: Opening): readonly UnexplainedCarry[] {
  return APPLICANT_KIND_ORDER.flatMap((kind, at) => {
    const published = three.F[at] ?? 0;
    const onRecord = counters
      .filter((counter) => counter.year <= year && counter.kind === kind)
      .reduce((sum, { measure, count }) => {
        if (measure === 'received') return sum + count;
        return measure === 'concluded' ? sum - count : sum;
      }, 0);
    return published === onRecord ? [] : [{ kind, published, onRecord }];
  });
}
