import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** A typeface of the PDF: for text or for headings. */
export type Face = 'text' | 'heading';

/** A font file made for a document: the characters it needs from one piece of the font family. */
export interface PieceFont {
  readonly name: string;
  readonly bytes: Buffer;
}

/** The fonts of a document; `fontOf` names the one that has a character, `undefined` when none has. */
export interface DocumentFonts {
  readonly fonts: readonly PieceFont[];
  fontOf(face: Face, character: string): string | undefined;
}

/** The mark for a character that the family lacks, as in Chinese printing. */
export const MISSING = '〓';

// Open fonts (SIL OFL 1.1) that come with the program, so that the PDF is the same on a machine without Chinese fonts. The
// licences of the form's own faces, 仿宋_GB2312 and 方正小标宋, do not allow distribution.
const FAMILIES: Readonly<Record<Face, { readonly folder: string; readonly file: string; readonly weight: number }>> = {
  text: { folder: '@fontsource-variable/noto-serif-sc', file: 'noto-serif-sc', weight: 400 },
  heading: { folder: '@fontsource-variable/noto-sans-sc', file: 'noto-sans-sc', weight: 600 },
};

interface Piece {
  readonly key: string;
  readonly ranges: readonly (readonly [number, number])[];
}

const pieces = new Map<Face, readonly Piece[]>();
const packages = createRequire(__filename);

// The package has no type declarations.
const subsetFont = packages('subset-font') as (
  font: Buffer,
  text: string,
  options: { readonly targetFormat: 'truetype'; readonly variationAxes: Readonly<Record<string, number>> },
) => Promise<Buffer>;

const { create: readFont } = packages('fontkit') as {
  create: (font: Buffer) => { readonly characterSet: readonly number[] };
};

function folderOf(face: Face): string {
  // The package's main file is its style sheet, at its root.
  return dirname(packages.resolve(FAMILIES[face].folder));
}

// The family is split into about a hundred pieces, each for some ranges of characters.
function piecesOf(face: Face): readonly Piece[] {
  const known = pieces.get(face);
  if (known) return known;
  const ranges = JSON.parse(readFileSync(join(folderOf(face), 'unicode.json'), 'utf8')) as Record<string, string>;
  const read = Object.entries(ranges).map(([key, text]) => ({
    key: key.replace(/[[\]]/g, ''),
    ranges: text.split(',').map((part): readonly [number, number] => {
      const [from = '', to = from] = part.replace(/^U\+/i, '').split('-');
      return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
    }),
  }));
  pieces.set(face, read);
  return read;
}

// A cache, because every character of every line is looked up and a long text repeats the same few thousand.
const found = new Map<string, Piece | undefined>();

function pieceOf(face: Face, character: string): Piece | undefined {
  const place = face + character;
  if (!found.has(place)) {
    const code = character.codePointAt(0) ?? 0;
    found.set(
      place,
      piecesOf(face).find(({ ranges }) => ranges.some(([from, to]) => from <= code && code <= to)),
    );
  }
  return found.get(place);
}

/** Makes the fonts for the characters of a document. */
export async function documentFonts(texts: Readonly<Record<Face, string>>): Promise<DocumentFonts> {
  const wanted = new Map<string, { readonly face: Face; readonly key: string; readonly characters: Set<string> }>();
  const names = new Map<string, string>();
  for (const face of ['text', 'heading'] as const) {
    for (const character of new Set([...texts[face], MISSING])) {
      const piece = pieceOf(face, character);
      if (!piece) continue;
      const name = `${face}-${piece.key}`;
      const entry = wanted.get(name) ?? { face, key: piece.key, characters: new Set<string>() };
      entry.characters.add(character);
      wanted.set(name, entry);
    }
  }
  const fonts: PieceFont[] = [];
  for (const [name, { face, key, characters }] of wanted) {
    const { file, weight } = FAMILIES[face];
    const source = readFileSync(join(folderOf(face), 'files', `${file}-${key}-wght-normal.woff2`));
    const bytes = await subsetFont(source, [...characters].join(''), {
      targetFormat: 'truetype',
      variationAxes: { wght: weight },
    });
    // The family's list of ranges also names characters without a glyph in its files.
    const there = charactersOf(bytes);
    for (const character of characters) if (there.has(character)) names.set(`${face}${character}`, name);
    if (there.size > 0) fonts.push({ name, bytes });
  }
  return { fonts, fontOf: (face, character) => names.get(`${face}${character}`) };
}

function charactersOf(font: Buffer): ReadonlySet<string> {
  try {
    return new Set(readFont(font).characterSet.map((code) => String.fromCodePoint(code)));
  } catch {
    // A font without characters has no character table.
    return new Set();
  }
}
