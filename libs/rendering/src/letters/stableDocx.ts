import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';

// The first day a zip entry can bear, in the components that the format stores: no time zone changes it.
const ENTRY_TIME = new Date(1980, 0, 1);

/**
 * The same Word file without the moment at which it was made: entry times fixed, the days in its properties those of the
 * letter. Otherwise two renderings of one letter would differ, and a digest would prove nothing.
 */
export function stableDocx(bytes: Uint8Array, on: string): Buffer {
  const parts = unzipSync(new Uint8Array(bytes));
  const entries: Zippable = {};
  for (const name of Object.keys(parts)) {
    const part = parts[name];
    if (!part) continue;
    const content = name === 'docProps/core.xml' ? strToU8(withDay(strFromU8(part), on)) : part;
    entries[name] = [content, { mtime: ENTRY_TIME, level: 6, os: 0, attrs: 0 }];
  }
  return Buffer.from(zipSync(entries, { mtime: ENTRY_TIME }));
}

function withDay(core: string, on: string): string {
  return core.replace(
    /(<dcterms:(created|modified)[^>]*>)[^<]*(<\/dcterms:\2>)/g,
    (_, open: string, _name: string, close: string) => `${open}${on}T00:00:00Z${close}`,
  );
}
