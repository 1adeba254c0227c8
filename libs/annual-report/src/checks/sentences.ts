/** The sentences of a paragraph, as printed. */
export function sentencesOf(paragraph: string): readonly string[] {
  return paragraph
    .split(/(?<=[。；;！!？?])|\n/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}
