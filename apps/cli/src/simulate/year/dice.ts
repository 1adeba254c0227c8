/** What a history is thrown with. */
export interface Dice {
  chance(probability: number): boolean;
  /** A whole number from `low` to `high`, both possible. */
  between(low: number, high: number): number;
  pick<T>(list: readonly T[]): T;
}

/** Dice over numbers in [0, 1). */
export function diceOf(random: () => number): Dice {
  const between = (low: number, high: number): number => low + Math.floor(random() * (high - low + 1));
  return {
    chance: (probability) => random() < probability,
    between,
    pick: (list) => list[between(0, list.length - 1)]!,
  };
}
