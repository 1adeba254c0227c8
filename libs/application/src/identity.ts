import { createHash } from 'node:crypto';
import { v5 } from 'uuid';

// Fixed for good: another namespace would make a resent registration a second case.
const NAMESPACE = '5f3c0f0e-6a0b-5d0e-9c53-1f0e7f3f6a10';
const CODE_LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The id of the stream that a command starts; the same command gives the same stream. */
export function newStreamId(kind: string, commandId: string): string {
  return v5(`${kind}:${commandId.toLowerCase()}`, NAMESPACE);
}

/** The short code of a request that people read out, from its id: eight letters without I, L, O, U (40 bits). */
export function shortCode(id: string): string {
  const bytes = createHash('sha256').update(id).digest();
  const letters = Array.from(bytes.subarray(0, 8), (byte) => CODE_LETTERS.charAt(byte % 32)).join('');
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}
