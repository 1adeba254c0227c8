import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyDispute, anyRecordCorrection, anyRequest } from './testing';

describe('a decided event', () => {
  it('has a type, a schema and data only, so that a cached state never knows more than the log', () => {
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
