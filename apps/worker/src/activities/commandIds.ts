import { createHash } from 'node:crypto';

// Fixed for good: another namespace would let an activity that is tried again act twice.
const NAMESPACE = Buffer.from('8b0f3b520c7e5a539d7e2f2f6c1f3d11', 'hex');

/**
 * The command id of an act of the engine, from what it is about. It survives retries and continue-as-new, and carries the
 * derivation, not the date: a date can come back, and be missed again.
 */
export function commandIdOf(act: string, ...about: readonly (string | number)[]): string {
  return uuidV5([act, ...about].join(':'));
}

// RFC 9562, 5.5: SHA-1 over namespace and name, with version and variant set.
function uuidV5(name: string): string {
  const bytes = createHash('sha1').update(NAMESPACE).update(name).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
