const SEED = 0x9747b28c;
const M = 0x5bd1e995;

/** The 32-bit murmur2 of Kafka's default partitioner (org.apache.kafka.common.utils.Utils.murmur2). */
function murmur2(bytes: Uint8Array): number {
  const length = bytes.length;
  let h = SEED ^ length;
  const whole = length & ~3;
  for (let i = 0; i < whole; i += 4) {
    let k = bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24);
    k = Math.imul(k, M);
    k ^= k >>> 24;
    k = Math.imul(k, M);
    h = Math.imul(h, M) ^ k;
  }
  const rest = length & 3;
  if (rest === 3) h ^= bytes[whole + 2]! << 16;
  if (rest >= 2) h ^= bytes[whole + 1]! << 8;
  if (rest >= 1) {
    h ^= bytes[whole]!;
    h = Math.imul(h, M);
  }
  h ^= h >>> 13;
  h = Math.imul(h, M);
  return h ^ (h >>> 15);
}

/** Chooses the partition of a key like Kafka's default partitioner, so that any client agrees with the relay. */
export function partitionOf(key: string, count: number): number {
  return (murmur2(Buffer.from(key, 'utf8')) & 0x7fffffff) % count;
}
