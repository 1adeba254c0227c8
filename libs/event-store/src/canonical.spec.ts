import fc from 'fast-check';
import { generateKeyPairSync, createSecretKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { canonicalJson, digestOf, eventIdOf } from './canonical';
import { checkpointIsGenuine, signCheckpoint } from './checkpoint';

describe('the canonical form of a value', () => {
  it('does not depend on the order of keys', () => {
    expect(canonicalJson({ b: [1, { d: 1, c: 2 }], a: '依申' })).toBe('{"a":"依申","b":[1,{"c":2,"d":1}]}');
    expect(digestOf({ a: 1, b: 2 })).toBe(digestOf({ b: 2, a: 1 }));
  });

  it('writes numbers as RFC 8785 does', () => {
    expect(canonicalJson([1e21, 1e-7, 333333333.3333333, 4.5, 0])).toBe('[1e+21,1e-7,333333333.3333333,4.5,0]');
  });

  it('parses to an equal value, whose canonical form is the same text', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false, stringUnit: 'grapheme' }), (value) => {
        fc.pre(!/\\u0000/.test(JSON.stringify(value)) && !hasNegativeZero(value));
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(value);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
      { seed: 5, numRuns: 500 },
    );
  });

  it('names the place of a value that it refuses', () => {
    expect(() => canonicalJson({ a: [{ b: undefined }] })).toThrow('$.a[0].b: undefined');
    let deep: unknown = 1;
    for (let n = 0; n < 70; n++) deep = [deep];
    expect(() => canonicalJson(deep)).toThrow('more than 64 levels');
  });

  it('gives an event the same id again when its command is retried', () => {
    expect(eventIdOf('c1', 0)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(eventIdOf('c1', 0)).toBe(eventIdOf('c1', 0));
    expect(eventIdOf('c1', 1)).not.toBe(eventIdOf('c1', 0));
  });
});

describe('a checkpoint', () => {
  const head = { epoch: '00000000-0000-4000-8000-000000000000', position: '9', hash: 'ab'.repeat(32) };
  const pair = generateKeyPairSync('ed25519');
  const secret = createSecretKey(Buffer.from('0123456789abcdef0123456789abcdef'));

  it.each([
    ['an Ed25519 pair', pair.privateKey, pair.publicKey],
    ['a shared secret', secret, secret],
  ])('signed with %s is genuine until one of its fields is changed', (_name, signing, checking) => {
    const checkpoint = signCheckpoint(head, '2026-01-05T00:00:00Z', signing);
    const kept = JSON.parse(JSON.stringify(checkpoint)) as typeof checkpoint;
    expect(checkpointIsGenuine(kept, checking)).toBe(true);
    expect(checkpointIsGenuine({ ...kept, position: '8' }, checking)).toBe(false);
    expect(checkpointIsGenuine({ ...kept, at: '2026-01-06T00:00:00Z' }, checking)).toBe(false);
    expect(checkpointIsGenuine({ ...kept, signature: '' }, checking)).toBe(false);
  });
});

function hasNegativeZero(value: unknown): boolean {
  if (typeof value === 'number') return Object.is(value, -0);
  return typeof value === 'object' && value !== null && Object.values(value).some(hasNegativeZero);
}
