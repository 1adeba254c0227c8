import { Partitioners } from 'kafkajs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partitionOf } from './partition';

describe('the partition of a key', () => {
  it('is the one that the default partitioner of Kafka clients chooses', () => {
    const partitioner = Partitioners.DefaultPartitioner();
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.integer({ min: 1, max: 64 }), (key, count) => {
        const partitionMetadata = Array.from({ length: count }, (_, partitionId) => ({
          partitionId,
          leader: 0,
          partitionErrorCode: 0,
          replicas: [],
          isr: [],
        }));
        const theirs = partitioner({ topic: 't', partitionMetadata, message: { key, value: '' } });
        expect(partitionOf(key, count)).toBe(theirs);
      }),
    );
  });

  it.each([
    ['21', -973932308],
    ['foobar', -790332482],
    ['a-little-bit-long-string', -985981536],
    ['a-little-bit-longer-string', -1486304829],
    ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
  ])("rests on the hash of %s in Kafka's own test", (key, hash) => {
    expect(partitionOf(key, 0x7fffffff)).toBe((hash & 0x7fffffff) % 0x7fffffff);
  });
});
