import { strFromU8, strToU8, unzipSync } from 'fflate';
import { stableZip } from '../stableZip';

/**
 * Removes the time at which a Word file was made: it fixes the entry times and sets the dates in the properties to the letter's.
 * Otherwise two renderings of one letter would differ, and a digest would prove nothing.
 */
export function stableDocx(bytes: Uint8Array, on: string): Buffer {
  const parts = unzipSync(new Uint8Array(bytes));
  const entries: Record<string, Uint8Array> = {};
  for (const name of Object.keys(parts)) {
    const part = parts[name];
    if (!part) continue;
    entries[name] = name === 'docProps/core.xml' ? strToU8(withDay(strFromU8(part), on)) : part;
  }
  return stableZip(entries);
}

function withDay(core: string, on: string): string {
  return core.replace(/(<dcterms:(?:created|modified)[^<>]{0,99}>)[^<]{0,40}/g, `$1${on}T00:00:00Z`);
}
