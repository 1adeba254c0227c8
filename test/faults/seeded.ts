import { createHash, randomInt } from 'node:crypto';

/** A random generator whose seed repeats its numbers. */
export interface Chance {
  readonly seed: number;
  /** A number from 0 up to but not including 1. */
  next(): number;
  pick<T>(from: readonly T[]): T;
  shuffled<T>(items: readonly T[]): T[];
  /** A UUID that depends on the seed and a name. */
  uuid(name: string): string;
}

/** The seed of this run: the one in the environment, to repeat a failure, else a new one. */
export function seedOfRun(): number {
  const given = process.env['YISHEN_FAULTS_SEED'];
  return given === undefined ? randomInt(1, 2 ** 31) : Number(given);
}

/** Makes a random generator (Mulberry32). */
export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)]!;
  const shuffled = <T>(items: readonly T[]): T[] => {
    const left = [...items];
    return items.map(() => left.splice(Math.floor(next() * left.length), 1)[0]!);
  };
  const uuid = (name: string): string => {
    const hex = createHash('sha256').update(`${seed}:${name}`).digest('hex');
    return [
      hex.slice(0, 8),
      hex.slice(8, 12),
      `4${hex.slice(13, 16)}`,
      `8${hex.slice(17, 20)}`,
      hex.slice(20, 32),
    ].join('-');
  };
  return { seed, next, pick, shuffled, uuid };
}
