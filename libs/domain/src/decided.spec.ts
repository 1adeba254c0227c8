import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyDispute, anyRecordCorrection, anyRequest } from './testing';

describe('what a decision says', () => {
  it('is a type, a schema and data: the log keeps nothing else, and a cached state would know more than the log', () => {
    const said = new Set<string>();
    const histories: readonly fc.Arbitrary<{ readonly events: readonly { readonly type: string }[] }>[] = [
      anyRequest,
      anyDispute,
      anyRecordCorrection,
    ];
    for (const history of histories) {
      for (const event of fc.sample(history, { numRuns: 300, seed: 20261201 }).flatMap(({ events }) => events)) {
        expect(Object.keys(event).sort(), event.type).toEqual(['data', 'schema', 'type']);
        said.add(event.type);
      }
    }
    expect([...said]).toContain('ReanswerGiven');
  });
});
