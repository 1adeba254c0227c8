import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { typedTexts, withTypedTexts } from './typedText';

const faultsOf = (value: unknown) => typedTexts(value).faults.map(({ pointer, rule }) => `${pointer} ${rule}`);

describe('what people type', () => {
  it('is kept as it was typed: other forms of a letter, joiners, marks of direction, tabs and both line breaks', () => {
    const typed = { name: 'e\u0301 ﾊﾟ ① 葛\u{e0100}', note: ['\u202e甲\u200d\t乙\r\n丙\n'] };
    expect(typedTexts(typed)).toEqual({ value: typed, faults: [] });
  });

  it('has a line break where Word puts VT', () => {
    expect(typedTexts({ content: '甲\v乙' })).toEqual({ value: { content: '甲\n乙' }, faults: [] });
  });

  it.each(['\x01', '\x07', '\b', '\f', '\x1b', '\x7f', '\x85', '\x9f', 'a\rb'])(
    'is refused with the control character %j, and its place is named',
    (text) => expect(faultsOf({ items: ['甲', { 'a/b': text }] })).toEqual(['/items/1/a~1b controlCharacter']),
  );

  it.each(['\0', '\ud800', '\udc00甲'])('is refused with %j, which no database gives back', (text) =>
    expect(faultsOf([text])).toEqual(['/0 unstorable']),
  );

  it('passes unchanged without control characters and halves of pairs, whatever it is', () => {
    const fit = fc.string({ unit: 'grapheme' }).filter((text) => !/\p{Cc}|\p{Surrogate}/u.test(text));
    fc.assert(
      fc.property(fc.dictionary(fit, fc.array(fit)), (value) => {
        expect(typedTexts(value).value).toEqual({ ...value });
        expect(typedTexts(value).faults).toEqual([]);
      }),
    );
  });

  it('is checked in every argument of a command before the command runs, and bytes pass as they are', async () => {
    const seen: unknown[] = [];
    const bytes = Buffer.from([0, 7]);
    const commands = withTypedTexts({ note: async (...parts: unknown[]) => Promise.resolve(seen.push(parts)) });
    await commands.note('甲\v乙', { bytes });
    await expect(commands.note('甲', { note: '\x07' })).rejects.toMatchObject({
      code: 'text.control-character',
      parameters: { pointers: '/note' },
    });
    expect(seen).toEqual([['甲\n乙', { bytes }]]);
    expect((seen[0] as [string, { bytes: unknown }])[1].bytes).toBe(bytes);
  });
});
