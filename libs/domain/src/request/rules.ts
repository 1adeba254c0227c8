import { FEE_SCALES, PERIODS, type FeeScales, type Periods } from '@yishen/statute';

/** The law as data for a request's rules; a test or a rehearsal passes another version. */
export interface RequestRules {
  readonly periods: Periods;
  readonly feeScales: FeeScales;
}

/** The law as it stands. */
export const RULES_IN_FORCE: RequestRules = { periods: PERIODS, feeScales: FEE_SCALES };
