import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Reads the lines of a PDF from top to bottom, each as a list of separate words. */
export async function readPdfLines(bytes: Uint8Array): Promise<readonly (readonly string[])[]> {
  const document = await getDocument({ data: Uint8Array.from(bytes), useSystemFonts: false, verbosity: 0 }).promise;
  const lines: string[][] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const pieces = items
      .flatMap((item) => ('str' in item && item.str.trim() !== '' ? [item] : []))
      .map(({ str, transform, width }) => {
        const [, , , , x, y] = transform as [number, number, number, number, number, number];
        return { text: str, x, y: Math.round(y * 2) / 2, end: x + width };
      });
    const heights = [...new Set(pieces.map(({ y }) => y))].sort((a, b) => b - a);
    for (const height of heights) {
      const line = pieces.filter(({ y }) => y === height).sort((a, b) => a.x - b.x);
      const words: { text: string; end: number }[] = [];
      for (const { text, x, end } of line) {
        const last = words.at(-1);
        // The font may change within a word; a gap of two points separates cells.
        if (last && x - last.end < 2) {
          last.text += text;
          last.end = end;
        } else words.push({ text, end });
      }
      lines.push(words.map(({ text }) => text));
    }
  }
  return lines;
}
