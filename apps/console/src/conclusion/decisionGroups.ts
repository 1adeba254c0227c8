import { DECISIONS, OUTCOME_GROUPS, TABLE_THREE_LABELS, type DecisionCode, type OutcomeRow } from '@yishen/statute';

/** A conclusion as it is offered: its code, words and article. */
export interface DecisionOption {
  readonly value: DecisionCode;
  readonly label: string;
  readonly article: string;
}

/** The conclusions that count in one row of table three. */
export interface DecisionGroup {
  readonly row: OutcomeRow;
  readonly label: string;
  readonly options: readonly DecisionOption[];
}

/** The conclusions grouped by the row of table three they count in, in printed order; a withdrawal only where it can be chosen. */
export function decisionGroups({ withWithdrawal }: { withWithdrawal: boolean }): readonly DecisionGroup[] {
  const groups = new Map<OutcomeRow, DecisionOption[]>();
  for (const [code, decision] of Object.entries(DECISIONS)) {
    if (decision.act === 'withdrawal' && !withWithdrawal) continue;
    const options = groups.get(decision.row) ?? [];
    options.push({ value: code as DecisionCode, label: decision.label, article: decision.article });
    groups.set(decision.row, options);
  }
  return [...groups].map(([row, options]) => ({ row, label: rowName(row), options }));
}

/** The full printed name of an outcome row with the group it stands in: `（三）不予公开 1.属于国家秘密`. */
export function rowName(row: OutcomeRow): string {
  const group = OUTCOME_GROUPS.find(({ rows }) => (rows as readonly OutcomeRow[]).includes(row));
  return group ? `${group.label} ${TABLE_THREE_LABELS[row]}` : TABLE_THREE_LABELS[row];
}
