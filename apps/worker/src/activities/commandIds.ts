import { v5 } from 'uuid';

// Fixed for good: another namespace would let an activity that is tried again act twice.
const NAMESPACE = '8b0f3b52-0c7e-5a53-9d7e-2f2f6c1f3d11';

/**
 * The command id of an act of the engine, from what it is about. It survives retries and continue-as-new, and carries the
 * derivation, not the date: a date can come back, and be missed again.
 */
export function commandIdOf(act: string, ...about: readonly (string | number)[]): string {
  return v5([act, ...about].join(':'), NAMESPACE);
}
