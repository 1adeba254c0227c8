import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldOf, textOf } from './copyText';

describe('a field of COPY', () => {
  it('holds any text in one field of one line, and gives it back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const field = fieldOf(text);
        expect(field).not.toMatch(/[\t\n\r]/);
        expect(textOf(field)).toBe(text);
      }),
    );
  });

  it('keeps the JSON of a value through the escapes of both', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), (value) => {
        expect(JSON.parse(textOf(fieldOf(value)))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it.each([
    [null, '\\N'],
    [undefined, '\\N'],
    ['\\N', '\\\\N'],
    [true, 't'],
    [0, '0'],
  ])('writes %j as %s, so that a text is never taken for null', (value, field) => {
    expect(fieldOf(value)).toBe(field);
  });
});
