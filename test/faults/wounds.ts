import { PROCESSES, pidOf, type ProcessName, type Stack } from '../support/stack';
import { until } from '../support/until';
import type { Load } from './load';
import type { Chance } from './seeded';

/** A planned kill -9: of which process, after how many acknowledged commands, and what to wait for afterwards. */
export interface Wound {
  readonly process: ProcessName;
  readonly at: number;
  /** Whether the next kill waits until the whole system is well; otherwise only until the process is started again. */
  readonly healed: boolean;
}

/** How many commands may be acknowledged after a kill is due, because the load goes on while the process dies. */
const SLACK = 6;
const HEALING_MS = 180_000;

/** Plans kills of every process `rounds` times, in random order, spread over the load. */
export function planWounds(chance: Chance, commands: number, rounds: number): Wound[] {
  const order = Array.from({ length: rounds }, () => chance.shuffled(PROCESSES)).flat();
  const step = commands / order.length;
  return order.map((process, n) => ({
    process,
    at: Math.floor((n + 0.2 + 0.6 * chance.next()) * step),
    healed: chance.next() < 0.5,
  }));
}

/** Kills processes as planned while a load runs; `gate` is the gate of the load. */
export function wounding(stack: Stack, wounds: readonly Wound[]) {
  let next = 0;
  let broken: unknown;
  const gate = (acknowledged: number): Promise<void> =>
    until(
      'a wound that is due',
      () => {
        if (broken !== undefined) throw broken as Error;
        const due = wounds[next];
        return due === undefined || acknowledged < due.at + SLACK;
      },
      HEALING_MS * 2,
    ).then(() => undefined);

  async function inflict(load: Load): Promise<void> {
    for (const { process, at, healed } of wounds) {
      await until(`${at} acknowledged commands`, () => load.acknowledged() >= at, HEALING_MS * 2);
      await until(`${process} to be there`, () => pidOf(stack, process) !== undefined, HEALING_MS);
      const killed = stack.kill(process);
      next += 1;
      await until(
        `${process} to be started again`,
        () => ![undefined, killed].includes(pidOf(stack, process)),
        HEALING_MS,
      );
      if (healed) await until(`the system to be well after ${process}`, () => stack.ready(), HEALING_MS);
    }
  }

  return {
    gate,
    inflict: (load: Load): Promise<void> =>
      inflict(load).catch((error: unknown) => {
        broken = error;
        throw error;
      }),
  };
}
