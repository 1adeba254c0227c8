import { strFromU8, unzipSync } from 'fflate';

/** The content of a Word file: its text in order, and the texts of the cells of its tables. */
export interface WordDocument {
  readonly text: string;
  readonly tables: readonly (readonly (readonly string[])[])[];
}

/** Reads the content of a .docx. */
export function readWordDocument(bytes: Uint8Array): WordDocument {
  const part = unzipSync(bytes)['word/document.xml'];
  if (!part) throw new Error('not a Word document');
  const xml = strFromU8(part);
  const textOf = (of: string): string => [...of.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join('');
  return {
    text: textOf(xml),
    tables: [...xml.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].map(([table]) =>
      [...table.matchAll(/<w:tr(?: [^>]*)?>.*?<\/w:tr>/gs)].map(([row]) =>
        [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) => textOf(cell)),
      ),
    ),
  };
}
