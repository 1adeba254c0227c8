// Longer than any sentence that people write. A longer one is cut, because the work on a sentence may grow faster than its length.
const LONGEST = 1_000;

/** Splits a paragraph into its printed sentences, of at most a thousand characters each. */
export function sentencesOf(paragraph: string): readonly string[] {
  return paragraph
    .split(/(?<=[。；;！!？?])|\n/)
    .flatMap(piecesOf)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

function piecesOf(sentence: string): readonly string[] {
  const pieces: string[] = [];
  for (let rest = sentence; rest !== '';) {
    const comma = rest.length > LONGEST ? rest.slice(0, LONGEST).lastIndexOf('，') : -1;
    const piece = rest.slice(0, comma < 0 ? LONGEST : comma + 1);
    pieces.push(piece);
    rest = rest.slice(piece.length);
  }
  return pieces;
}
