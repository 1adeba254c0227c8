import { zipSync } from 'fflate';
import { read, type ParsingOptions, type WorkBook } from '@e965/xlsx';
import { requireFewTags } from './readingLimits';
import { UnreadableReport } from './unreadableReport';
import { zipParts } from './zipParts';

// The parts that hold cell values; pictures, macros and all other parts are never unpacked.
const USED_PARTS: readonly string[] = [
  '[content_types].xml',
  '_rels/.rels',
  'xl/_rels/workbook.xml.rels',
  'xl/_rels/workbook.bin.rels',
];
const USED_FOLDERS: readonly string[] = ['xl', 'xl/worksheets'];

function isUsed(name: string): boolean {
  const part = name.toLowerCase();
  if (USED_PARTS.includes(part)) return true;
  const [folder, file] = [part.slice(0, part.lastIndexOf('/')), part.slice(part.lastIndexOf('/') + 1)];
  return USED_FOLDERS.includes(folder) && !file.startsWith('vba') && /\.(?:xml|bin)$/.test(file);
}

/** Whether bytes begin like a workbook: a zip file or an old Office file. */
export function isWorkbook(bytes: Uint8Array): boolean {
  return isZip(bytes) || (bytes[0] === 0xd0 && bytes[1] === 0xcf);
}

/** Opens a workbook (.xlsx, .xlsb or .xls) to read the values of its cells; throws `UnreadableReport`. */
export function openWorkbook(bytes: Uint8Array, options: ParsingOptions): WorkBook {
  const source = isZip(bytes) ? slimmed(bytes) : bytes;
  try {
    return read(source, { type: 'array', cellFormula: false, cellHTML: false, cellStyles: false, ...options });
  } catch {
    throw new UnreadableReport('report-file.damaged');
  }
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

// Keeps only the used parts, because the library unpacks every part without a limit.
function slimmed(bytes: Uint8Array): Uint8Array {
  const parts = zipParts(bytes, isUsed);
  requireFewTags(...Object.values(parts));
  return zipSync(parts, { level: 0 });
}
