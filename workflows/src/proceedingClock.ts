import { keepClock } from './clock';
import type { ProceedingClockInput } from './contract';

/** The clock of one dispute with all its instances: our reply and evidence, hearings, appeals, orders to the agency (复议法, 行诉法). */
export async function proceedingClock(input: ProceedingClockInput): Promise<void> {
  await keepClock(input, { proceeding: input.proceeding });
}
