/** A figure compared with a baseline of the same run (`goals.md`), by the medians of alternating rounds. */
export interface Comparison {
  /** The goal's number and what is measured, for example `P1 append, 32 connections`. */
  readonly name: string;
  readonly unit: string;
  readonly goal: { readonly least: number } | { readonly most: number };
  readonly baseline: { readonly name: string; readonly measured: readonly number[] };
  readonly candidate: { readonly name: string; readonly measured: readonly number[] };
}

/** Runs the sides in turn and swaps their order every round, so that other load on the machine affects both alike. */
export async function alternating<Side extends string, Measured>(
  rounds: number,
  sides: { readonly [Name in Side]: (round: number) => Promise<Measured> },
): Promise<{ readonly [Name in Side]: Measured[] }> {
  const names = Object.keys(sides) as Side[];
  const measured = Object.fromEntries(names.map((name) => [name, [] as Measured[]])) as { [Name in Side]: Measured[] };
  for (const name of names) await sides[name](-1);
  for (let round = 0; round < rounds; round++) {
    for (const name of round % 2 === 0 ? names : [...names].reverse()) measured[name].push(await sides[name](round));
  }
  return measured;
}

/** Prints a comparison in one line and returns whether it meets the goal. */
export function report({ name, unit, goal, baseline, candidate }: Comparison): boolean {
  const [base, cand] = [median(baseline.measured), median(candidate.measured)];
  const ratio = cand / base;
  const met = 'least' in goal ? ratio >= goal.least : ratio <= goal.most;
  const bound = 'least' in goal ? `>= ${goal.least}` : `<= ${goal.most}`;
  const figure = (value: number) => (value >= 100 ? value.toFixed(0) : value.toFixed(2));
  console.log(
    `${name}: ${baseline.name} ${figure(base)} ${unit}, ${candidate.name} ${figure(cand)} ${unit}, ` +
      `ratio ${ratio.toFixed(2)}, goal ${bound}: ${met ? 'met' : 'NOT MET'} (${baseline.measured.length} rounds)`,
  );
  return met;
}

/** The middle value. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value below which the given share of the values is. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
