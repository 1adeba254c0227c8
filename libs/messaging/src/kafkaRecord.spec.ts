import fc from 'fast-check';
import { expect, it } from 'vitest';
import { encodedRecord } from './kafkaRecord';

// eslint-disable-next-line @typescript-eslint/no-require-imports -- kafkajs's own encoder, which this one replaces
const theirs = require('kafkajs/src/protocol/recordBatch/record/v0') as typeof encodedRecord;

const bytes = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.uint8Array().map((array) => Buffer.from(array)),
);

it('a record has the bytes that kafkajs gives it, whatever its key, value, headers and distances', () => {
  fc.assert(
    fc.property(
      fc.record({
        offsetDelta: fc.nat(),
        timestampDelta: fc.nat(2 ** 40),
        key: fc.option(bytes),
        value: fc.option(bytes),
        headers: fc.dictionary(fc.string(), fc.oneof(bytes, fc.array(bytes, { maxLength: 3 }))),
      }),
      (message) => {
        expect(encodedRecord(message).buffer.equals(theirs(message).buffer)).toBe(true);
      },
    ),
    { numRuns: 500, seed: 7 },
  );
});

it('a record larger than all before it is whole', () => {
  const message = { key: 'request-1', value: '依申请公开'.repeat(100_000), headers: { position: '1' } };
  expect(encodedRecord(message).buffer.equals(theirs(message).buffer)).toBe(true);
});
