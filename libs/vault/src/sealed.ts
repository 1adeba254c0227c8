import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { VaultError } from './vaultError';

/** A text that only the holder of key `k` can read: `v` is base64 of version byte, nonce, ciphertext, tag. */
export interface Sealed {
  readonly k: string;
  readonly v: string;
}

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const OVERHEAD = 1 + NONCE_BYTES + TAG_BYTES;
export const KEY_BYTES = 32;

/** Whether a JSON value is a sealed text; this finds the sealed texts of a page without knowing its event types. */
export function isSealed(value: unknown): value is Sealed {
  if (typeof value !== 'object' || value === null) return false;
  const { k, v } = value as Record<string, unknown>;
  return typeof k === 'string' && typeof v === 'string' && Object.keys(value).length === 2;
}

/** Seals a text with a key; the result opens only under the same key id and field name. */
export function sealText(key: Buffer, keyId: string, field: string, text: string): Sealed {
  const clear = Buffer.from(text, 'utf8');
  // Refuse a lone surrogate: it would silently come back as U+FFFD.
  if (clear.toString('utf8') !== text) {
    throw new VaultError('ill-formed-text', `the text of ${field} contains half a surrogate pair`);
  }
  const sealed = seal(key, randomBytes(NONCE_BYTES), associated([keyId, field]), clear);
  return { k: keyId, v: sealed.toString('base64') };
}

/** Opens a sealed text; throws `unreadable` when it was altered, moved to another field, or sealed with another key. */
export function unsealText(key: Buffer, sealed: Sealed, field: string): string {
  const bytes = Buffer.from(sealed.v, 'base64');
  return open(key, bytes, associated([sealed.k, field]), `${field} under key ${sealed.k}`).toString('utf8');
}

/**
 * Seals bytes so that the same bytes under the same key and context give the same result.
 * The nonce comes from the content, so anybody can see which contents under one key are equal, and nothing else.
 */
export function sealBytes(key: Buffer, keyId: string, context: string, bytes: Buffer): Buffer {
  const aad = associated([keyId, context]);
  const nonce = createHmac('sha256', derivedKey(key, 'bytes nonce')).update(aad).update(bytes).digest();
  return seal(derivedKey(key, 'bytes'), nonce.subarray(0, NONCE_BYTES), aad, bytes);
}

/** Opens what `sealBytes` made, under the same key id and context. */
export function unsealBytes(key: Buffer, keyId: string, context: string, sealed: Buffer): Buffer {
  return open(derivedKey(key, 'bytes'), sealed, associated([keyId, context]), `bytes under key ${keyId}`);
}

/** Derives a key for one purpose, so that no key serves two algorithms. */
export function derivedKey(key: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `yishen vault ${purpose}`, KEY_BYTES));
}

/** Wraps a data key with the wrapping key of a key-encryption key; it is bound to both ids, so that nobody can swap rows. */
export function wrapKey(kek: Buffer, kekId: string, keyId: string, key: Buffer): Buffer {
  return seal(kek, randomBytes(NONCE_BYTES), associated([kekId, keyId]), key);
}

/** Unwraps what `wrapKey` made. */
export function unwrapKey(kek: Buffer, kekId: string, keyId: string, wrapped: Buffer): Buffer {
  return open(kek, wrapped, associated([kekId, keyId]), `the wrapped key ${keyId}`);
}

function seal(key: Buffer, nonce: Buffer, aad: Buffer, clear: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(aad);
  const body = [cipher.update(clear), cipher.final()];
  return Buffer.concat([Buffer.of(VERSION), nonce, ...body, cipher.getAuthTag()]);
}

function open(key: Buffer, sealed: Buffer, aad: Buffer, what: string): Buffer {
  if (sealed.length < OVERHEAD || sealed[0] !== VERSION) {
    throw new VaultError('unreadable', `${what} is not in a known sealed form`);
  }
  const bodyStart = 1 + NONCE_BYTES;
  const bodyEnd = sealed.length - TAG_BYTES;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, bodyStart), { authTagLength: TAG_BYTES });
  decipher.setAAD(aad).setAuthTag(sealed.subarray(bodyEnd));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(bodyStart, bodyEnd)), decipher.final()]);
  } catch (cause) {
    throw new VaultError('unreadable', `${what} does not open: altered, or sealed for another place`, { cause });
  }
}

// Puts its length before each part: ('ab','c') and ('a','bc') must not give the same associated data.
function associated(parts: readonly string[]): Buffer {
  const pieces = parts.flatMap((part) => {
    const bytes = Buffer.from(part, 'utf8');
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    return [length, bytes];
  });
  return Buffer.concat([Buffer.of(VERSION), ...pieces]);
}
