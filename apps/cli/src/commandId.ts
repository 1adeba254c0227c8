import { createHash } from 'node:crypto';

/** A command id from what the command is for: the same run again sends the same ids, and adds nothing twice. */
export function commandId(...parts: readonly (string | number)[]): string {
  const hash = createHash('sha256')
    .update(`yishen.cli:${parts.join(':')}`)
    .digest('hex');
  // Laid out as a uuid of version 8 (RFC 9562: the maker's own scheme).
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
