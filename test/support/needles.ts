/** A text in one of the encodings in which storage, logs and messages may contain it. */
export interface Needle {
  readonly text: string;
  readonly form: string;
  readonly bytes: Buffer;
}

/**
 * The needles of texts that must be found nowhere after sealing: UTF-8 and UTF-16, JSON escapes, hex, and base64 and base64url at
 * each of the three offsets at which a text can begin within a longer value.
 */
export function needlesOf(texts: readonly string[]): Needle[] {
  return texts.flatMap((text) => {
    const utf8 = Buffer.from(text, 'utf8');
    const forms: [string, string | Buffer][] = [
      ['clear', utf8],
      ['utf16', Buffer.from(text, 'utf16le')],
      ['hex', utf8.toString('hex')],
      ['HEX', utf8.toString('hex').toUpperCase()],
      ['url', encodeURIComponent(text)],
      ['json', escaped(text)],
      ...[0, 1, 2].flatMap((offset): [string, string][] => {
        const inner = base64Inside(utf8, offset);
        return [
          [`base64+${offset}`, inner],
          [`base64url+${offset}`, inner.replaceAll('+', '-').replaceAll('/', '_')],
        ];
      }),
    ];
    return forms.map(([form, of]) => ({ text, form, bytes: Buffer.from(of) }));
  });
}

/** Names the needles that a haystack contains, for the failure message. */
export function found(needles: readonly Needle[], haystack: string | Buffer): string[] {
  const bytes = Buffer.from(haystack);
  return needles.filter((needle) => bytes.includes(needle.bytes)).map(({ text, form }) => `${text} (${form})`);
}

function escaped(text: string): string {
  return [...text].map((char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
}

// The characters that do not depend on what comes before and after the text.
function base64Inside(bytes: Buffer, offset: number): string {
  const whole = Buffer.concat([Buffer.alloc(offset), bytes])
    .toString('base64')
    .replace(/=+$/, '');
  const first = Math.ceil((offset * 8) / 6);
  const last = Math.floor(((offset + bytes.length) * 8) / 6);
  return whole.slice(first, last);
}
