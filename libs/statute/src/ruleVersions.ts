import { DECISIONS, OUTCOME_ROW_VERSIONS, type DecisionCode } from './decisions';
import { FEE_SCALES, type FeeScale } from './feeScales';
import { PERIODS, type Period } from './periods';
import { PROCEEDING_PERIODS, type ProceedingPeriod } from './proceedingPeriods';
import { REMEDY_TEXTS } from './remedies';

/** One version of a rule: what it says, its article, and its days in force, from `from` until the day before `until`. */
export interface RuleVersion {
  readonly group: 'period' | 'proceedingPeriod' | 'feeScale' | 'outcomeRow' | 'remedyText';
  readonly rule: string;
  readonly version: string;
  /** A short form of the rule: `20 working`, the row of table three, the bands; `—` when a letter bears no paragraph. */
  readonly says: string;
  readonly article: string;
  readonly from: string;
  readonly until?: string;
}

interface Versioned {
  readonly from: string;
  readonly until?: string;
}

const inForce = ({ from, until }: Versioned) => ({ from, ...(until === undefined ? {} : { until }) });

/** Every version of every rule with effective dates that this build knows, rule by rule, the oldest first. */
export function ruleVersions(): readonly RuleVersion[] {
  const of = <V extends Versioned>(
    group: RuleVersion['group'],
    rules: Readonly<Record<string, readonly V[]>>,
    read: (version: V, rule: string) => Pick<RuleVersion, 'version' | 'says' | 'article'>,
  ): RuleVersion[] =>
    Object.entries(rules).flatMap(([rule, versions]) =>
      [...versions]
        .sort((a, b) => (a.from < b.from ? -1 : 1))
        .map((version) => ({ group, rule, ...read(version, rule), ...inForce(version) })),
    );
  return [
    ...of<Period>('period', PERIODS, ({ version, days, unit, article }) => ({
      version,
      says: `${days} ${unit}`,
      article,
    })),
    ...of<ProceedingPeriod>('proceedingPeriod', PROCEEDING_PERIODS, ({ version, length, unit, article }) => {
      return { version, says: `${length} ${unit}`, article };
    }),
    ...of<FeeScale>('feeScale', FEE_SCALES, ({ version, bands, article }) => {
      return { version, says: bands.map(({ upTo, rate }) => `≤${upTo}: ${rate}`).join('; '), article };
    }),
    ...of('outcomeRow', OUTCOME_ROW_VERSIONS, ({ version, row }, rule) => {
      return { version, says: row, article: DECISIONS[rule as DecisionCode].article };
    }),
    ...of('remedyText', REMEDY_TEXTS, ({ version, template, articles }) => {
      return { version, says: template || '—', article: articles.join('、') || '—' };
    }),
  ];
}
