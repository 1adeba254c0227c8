// Longer than any sentence people write. A longer one is looked at in pieces, for the work on a sentence may grow faster than it.
const LONGEST = 1_000;

/** The sentences of a paragraph, as printed; none has more than a thousand characters. */
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
