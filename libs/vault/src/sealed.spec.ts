import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSealed, sealBytes, sealText, unsealBytes, unsealText, unwrapKey, wrapKey } from './sealed';

const key = randomBytes(32);
const unreadable = expect.objectContaining({ code: 'unreadable' });

describe('a sealed text', () => {
  it('opens to exactly the text that was sealed', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('', '张三', '𠮷野家', '👨‍👩‍👧‍👦', '150204199001011234', 'a\u0000b', '\ufeff行', '\r\n'),
    );
    fc.assert(
      fc.property(text, fc.string(), fc.string(), (clear, keyId, field) => {
        const sealed = sealText(key, keyId, field, clear);
        expect(unsealText(key, JSON.parse(JSON.stringify(sealed)), field)).toBe(clear);
      }),
      { numRuns: 500 },
    );
  });

  it('does not show the text, and differs each time the same text is sealed', () => {
    const [one, two] = [0, 1].map(() => sealText(key, 'k', 'name', '阿尔丁大街张三')) as [never, never];
    expect(one).not.toEqual(two);
    expect(Buffer.from((one as { v: string }).v, 'base64').toString('latin1')).not.toContain(
      Buffer.from('张三').toString('latin1'),
    );
  });

  it('does not open when any byte is altered, removed or added', () => {
    const sealed = sealText(key, 'k', 'name', '张三');
    const bytes = Buffer.from(sealed.v, 'base64');
    for (let at = 0; at < bytes.length; at++) {
      const altered = Buffer.from(bytes);
      altered[at] = (altered[at] ?? 0) ^ 1;
      expect(() => unsealText(key, { k: 'k', v: altered.toString('base64') }, 'name')).toThrow(unreadable);
    }
    for (const v of [
      '',
      'AQ==',
      bytes.subarray(0, -1).toString('base64'),
      Buffer.concat([bytes, bytes]).toString('base64'),
    ]) {
      expect(() => unsealText(key, { k: 'k', v }, 'name')).toThrow(unreadable);
    }
  });

  it('opens only with its key, its key id and its field', () => {
    const sealed = sealText(key, 'person-1', 'name', '张三');
    expect(() => unsealText(randomBytes(32), sealed, 'name')).toThrow(unreadable);
    expect(() => unsealText(key, { ...sealed, k: 'person-2' }, 'name')).toThrow(unreadable);
    expect(() => unsealText(key, sealed, 'contact')).toThrow(unreadable);
  });

  it('does not open when a letter is moved from the field to the key id', () => {
    const sealed = sealText(key, 'ab', 'c', '张三');
    expect(() => unsealText(key, { ...sealed, k: 'a' }, 'bc')).toThrow(unreadable);
  });

  it('is not made of half a surrogate pair, which would open as another character', () => {
    expect(() => sealText(key, 'k', 'name', '\ud83d')).toThrow(expect.objectContaining({ code: 'ill-formed-text' }));
  });

  it('never appears in the errors about it', () => {
    expect(() => sealText(key, 'k', 'name', '机密\ud83d')).not.toThrow(/机密/);
  });

  it('is recognised among other JSON values', () => {
    expect(isSealed(sealText(key, 'k', 'name', 'x'))).toBe(true);
    for (const other of [null, undefined, 'x', {}, { k: 'k' }, { k: 1, v: 'x' }, { k: 'k', v: 'v', w: 1 }, []]) {
      expect(isSealed(other)).toBe(false);
    }
  });
});

describe('sealed bytes', () => {
  it('are equal for equal content under one key, and differ under another key, context or content', () => {
    const sealed = sealBytes(key, 'k', 'c', Buffer.from('scan'));
    expect(sealBytes(key, 'k', 'c', Buffer.from('scan'))).toEqual(sealed);
    expect(sealBytes(randomBytes(32), 'k', 'c', Buffer.from('scan'))).not.toEqual(sealed);
    expect(sealBytes(key, 'k', 'd', Buffer.from('scan'))).not.toEqual(sealed);
    const other = sealBytes(key, 'k', 'c', Buffer.from('scam'));
    expect(other.subarray(1, 13)).not.toEqual(sealed.subarray(1, 13));
  });

  it('open to exactly the bytes that were sealed, and only in their context', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (content) => {
        const bytes = Buffer.from(content);
        const sealed = sealBytes(key, 'k', 'c', bytes);
        expect(unsealBytes(key, 'k', 'c', sealed).equals(bytes)).toBe(true);
        expect(() => unsealBytes(key, 'k', 'd', sealed)).toThrow(unreadable);
      }),
    );
  });
});

describe('a wrapped key', () => {
  it('unwraps only for its own key id and key-encryption key', () => {
    const [kek, data] = [randomBytes(32), randomBytes(32)];
    const wrapped = wrapKey(kek, 'kek-1', 'person-1', data);
    expect(unwrapKey(kek, 'kek-1', 'person-1', wrapped)).toEqual(data);
    expect(() => unwrapKey(kek, 'kek-1', 'person-2', wrapped)).toThrow(unreadable);
    expect(() => unwrapKey(kek, 'kek-2', 'person-1', wrapped)).toThrow(unreadable);
    expect(() => unwrapKey(randomBytes(32), 'kek-1', 'person-1', wrapped)).toThrow(unreadable);
  });
});
