import { createHmac, createPublicKey, sign, timingSafeEqual, verify, type KeyObject } from 'node:crypto';
import { canonicalJson, GENESIS_HASH } from './canonical';
import type { EventStore, LogHead } from './eventStore';

/** A signed statement that the log had this hash at this position. Kept outside the database, it reveals a rewritten log. */
export interface Checkpoint extends LogHead {
  /** When it was made, by the clock of the signing process. */
  readonly at: string;
  readonly signature: string;
}

/** What a checkpoint shows about a log. `other-epoch`: the log was restored since then and does not contain that moment. */
export type CheckpointVerdict = 'holds' | 'bad-signature' | 'log-differs' | 'log-shorter' | 'other-epoch';

/** Signs the end of the log with an Ed25519 private key or a secret key (HMAC-SHA-256). */
export function signCheckpoint(head: LogHead, at: string, key: KeyObject): Checkpoint {
  const { epoch, position, hash } = head;
  const statement = { epoch, position, hash, at };
  return { ...statement, signature: signatureOf(statement, key).toString('base64') };
}

/** Whether a checkpoint was signed with this key: the secret key, or the pair of which this is one half. */
export function checkpointIsGenuine(checkpoint: Checkpoint, key: KeyObject): boolean {
  const { epoch, position, hash, at } = checkpoint;
  const statement = { epoch, position, hash, at };
  const signature = Buffer.from(checkpoint.signature, 'base64');
  if (key.type === 'secret') {
    const expected = signatureOf(statement, key);
    return expected.length === signature.length && timingSafeEqual(expected, signature);
  }
  return verify(
    null,
    Buffer.from(canonicalJson(statement)),
    key.type === 'private' ? createPublicKey(key) : key,
    signature,
  );
}

/** Compares a checkpoint with the log. Run `verifyChain` as well, which proves that the hashes belong to the events. */
export async function compareCheckpoint(
  store: EventStore,
  checkpoint: Checkpoint,
  key: KeyObject,
): Promise<CheckpointVerdict> {
  if (!checkpointIsGenuine(checkpoint, key)) return 'bad-signature';
  const head = await store.head();
  const hash = await hashAt(store, checkpoint.position);
  if (hash === checkpoint.hash) return 'holds';
  if (head.epoch !== checkpoint.epoch) return 'other-epoch';
  return hash === undefined ? 'log-shorter' : 'log-differs';
}

async function hashAt(store: EventStore, position: string): Promise<string | undefined> {
  if (position === '0') return GENESIS_HASH;
  const [event] = await store.readAll({ after: String(BigInt(position) - 1n), limit: 1 });
  return event?.position === position ? event.hash : undefined;
}

function signatureOf(statement: LogHead & { at: string }, key: KeyObject): Buffer {
  const bytes = Buffer.from(canonicalJson(statement));
  return key.type === 'secret' ? createHmac('sha256', key).update(bytes).digest() : sign(null, bytes, key);
}
