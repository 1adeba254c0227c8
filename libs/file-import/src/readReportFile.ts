import {
  MalformedTables,
  NotAReport,
  readPublishedJson,
  readPublishedReport,
  type Block,
  type PublishedReport,
} from '@yishen/annual-report';
import { blocksOfHtml } from './htmlFile';
import { blocksOfSheets } from './sheetFile';
import { blocksOfText, decodeText } from './textFile';
import { UnreadableReport } from './unreadableReport';
import { blocksOfWord } from './wordFile';
import { zipNames } from './zipParts';

/** The kinds of file from which a report can be read. */
export type ReportFileKind = 'html' | 'docx' | 'xlsx' | 'txt' | 'json';

/** The largest file that is read, in bytes. */
export const LARGEST_REPORT_FILE = 50 * 1024 * 1024;

/** Reads a published report from the bytes of a file; the bytes tell its kind, not its name. Throws `UnreadableReport`. */
export function readReportFile(bytes: Uint8Array): { readonly kind: ReportFileKind; readonly report: PublishedReport } {
  if (bytes.length > LARGEST_REPORT_FILE) {
    throw new UnreadableReport('report-file.too-large', { limit: LARGEST_REPORT_FILE >> 20 });
  }
  const kind = kindOf(bytes);
  try {
    return { kind, report: kind === 'json' ? jsonReport(bytes) : readPublishedReport(blocksOf(kind, bytes)) };
  } catch (error) {
    if (error instanceof NotAReport || error instanceof MalformedTables) {
      throw new UnreadableReport('report-file.not-a-report');
    }
    throw error;
  }
}

function kindOf(bytes: Uint8Array): ReportFileKind {
  if (bytes.length === 0) throw new UnreadableReport('report-file.empty');
  const starts = (...head: readonly number[]): boolean => head.every((byte, at) => bytes[at] === byte);
  if (starts(0x50, 0x4b)) return officeKind(bytes);
  // An old Office file: only a workbook can be read, not a Word document, which has a stream with its name in UTF-16.
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) {
    if (holdsWordDocument(bytes)) throw new UnreadableReport('report-file.kind-unknown', { kind: 'doc' });
    return 'xlsx';
  }
  if (starts(0x25, 0x50, 0x44, 0x46)) throw new UnreadableReport('report-file.kind-unknown', { kind: 'PDF' });
  const isText = starts(0xff, 0xfe) || starts(0xfe, 0xff) || !bytes.subarray(0, 8_192).includes(0);
  if (!isText) throw new UnreadableReport('report-file.kind-unknown', { kind: '?' });
  const text = decodeText(bytes.subarray(0, 65_536))
    .replace(/^\ufeff/, '')
    .trimStart();
  if (text === '' && bytes.length < 65_536) throw new UnreadableReport('report-file.empty');
  if (/^\{\\rtf/.test(text)) throw new UnreadableReport('report-file.kind-unknown', { kind: 'RTF' });
  if (text.startsWith('{')) return 'json';
  return /^<(?:!doctype|html|\?xml|!--|head|meta|body|div|table|p|h\d|span|style|title)\b/i.test(text) || hasTag(text)
    ? 'html'
    : 'txt';
}

function hasTag(text: string): boolean {
  const at = text.search(/<(?:html|body|table|td|div)\b/i);
  return at >= 0 && text.includes('>', at);
}

function holdsWordDocument(bytes: Uint8Array): boolean {
  const name = Buffer.from('WordDocument', 'utf16le');
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(name);
}

function officeKind(bytes: Uint8Array): ReportFileKind {
  const names = zipNames(bytes);
  if (names.includes('word/document.xml')) return 'docx';
  if (names.some((name) => /^xl\/workbook\.(xml|bin)$/.test(name))) return 'xlsx';
  throw new UnreadableReport('report-file.kind-unknown', { kind: 'zip' });
}

function blocksOf(kind: Exclude<ReportFileKind, 'json'>, bytes: Uint8Array): readonly Block[] {
  switch (kind) {
    case 'html':
      return blocksOfHtml(bytes);
    case 'docx':
      return blocksOfWord(bytes);
    case 'xlsx':
      return blocksOfSheets(bytes);
    case 'txt':
      return blocksOfText(decodeText(bytes).replace(/^\ufeff/, ''));
  }
}

function jsonReport(bytes: Uint8Array): PublishedReport {
  try {
    return readPublishedJson(JSON.parse(decodeText(bytes).replace(/^\ufeff/, '')));
  } catch (error) {
    if (error instanceof SyntaxError) throw new UnreadableReport('report-file.damaged');
    throw error;
  }
}
