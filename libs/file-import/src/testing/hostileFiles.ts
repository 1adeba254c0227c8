import { utils, write } from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';
import { constants, deflateRawSync } from 'node:zlib';

const MB = 1024 * 1024;

/** A file made to use up its reader's time or memory, and how the two uploads that read files answer it. */
export interface HostileFile {
  readonly what: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The code with which it is refused as a report. */
  readonly asReport: string;
}

/** The attacks that once blocked the reader for seconds to minutes, and similar ones. */
export function hostileFiles(): readonly HostileFile[] {
  return [
    {
      ...workbook('3,000 merged ranges over a whole sheet', mergedSheet(3_000)),
      asReport: 'report-file.too-many-cells',
    },
    { ...workbook('3,000 merged cells in 17 KB', mergedCells(3_000)), asReport: 'report-file.not-a-report' },
    { ...text('a line of 20 KB of figures', '1 '.repeat(10_000)), asReport: 'report-file.not-a-report' },
    { ...text('a line of 2 MB of figures', '1 '.repeat(MB)), asReport: 'report-file.paragraph-too-long' },
    { ...text('two million lines', '1\n'.repeat(2 * MB)), asReport: 'report-file.too-many-cells' },
    { ...page('cells that span 200 rows and columns', spans(200)), asReport: 'report-file.too-many-cells' },
    { ...page('200,000 nested tags', '<div>'.repeat(200_000)), asReport: 'report-file.too-deep' },
    { ...page('20,000 nested tables', '<table><tr><td>'.repeat(20_000)), asReport: 'report-file.too-deep' },
    { ...page('unclosed tags built anew in every paragraph', reopened()), asReport: 'report-file.too-deep' },
    { ...page('a million tags side by side', '<br>'.repeat(MB)), asReport: 'report-file.too-many-tags' },
    { ...workbook('an unused part of 600 MB', unused()), asReport: 'report-file.not-a-report' },
    { ...workbook('a used part of 600 MB', packed(600 * MB, 600 * MB)), asReport: 'report-file.too-large' },
    {
      ...workbook('a used part of 600 MB that says it is small', packed(600 * MB, 100)),
      asReport: 'report-file.too-large',
    },
    { ...workbook('3,000 parts', parts(3_000)), asReport: 'report-file.too-many-parts' },
    { ...document('200,000 nested tags in a Word file', deepWord()), asReport: 'report-file.too-deep' },
  ];
}

const workbook = (what: string, bytes: Uint8Array) => ({ what, name: 'list.xlsx', bytes });
const document = (what: string, bytes: Uint8Array) => ({ what, name: 'report.docx', bytes });
const text = (what: string, said: string) => ({ what, name: 'report.txt', bytes: strToU8(said) });
const page = (what: string, body: string) => ({ what, name: 'report.html', bytes: strToU8(`<html><body>${body}`) });

function sheet(merges: readonly string[], last: string): Uint8Array {
  const made = utils.aoa_to_sheet([['年度报告', 1]]);
  made['!ref'] = `A1:${last}`;
  made[last] = { t: 'n', v: 1 };
  made['!merges'] = merges.map((range) => utils.decode_range(range));
  const book = utils.book_new();
  utils.book_append_sheet(book, made, '表');
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer);
}

function mergedSheet(count: number): Uint8Array {
  return sheet(
    Array.from({ length: count }, (_, at) => `A${at + 1}:GR5000`),
    'GR5000',
  );
}

// Merged ranges of two cells side by side, in a sheet that is otherwise empty.
function mergedCells(count: number): Uint8Array {
  const ranges = Array.from({ length: count }, (_, at) => {
    const [row, column] = [Math.floor(at / 100), (at % 100) * 2];
    return utils.encode_range({ s: { r: row, c: column }, e: { r: row, c: column + 1 } });
  });
  return sheet(ranges, 'GR5000');
}

function spans(size: number): string {
  const cell = `<td colspan="${size}" rowspan="${size}">1</td>`;
  return `<table>${`<tr>${cell.repeat(size)}</tr>`.repeat(size)}</table>`;
}

function reopened(): string {
  return Array.from({ length: 20_000 }, (_, at) => `<b id="${at}"><p>1</p>`).join('<p>');
}

function deepWord(): Uint8Array {
  const body = `${'<w:sdt>'.repeat(200_000)}${'</w:sdt>'.repeat(200_000)}`;
  const xml = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;
  return zipSync({ 'word/document.xml': strToU8(xml) });
}

function unused(): Uint8Array {
  const sheetOnly = mergedCells(1);
  return withPart(sheetOnly, { name: 'xl/media/image1.bin', packed: zeros(600 * MB), size: 600 * MB });
}

function packed(real: number, said: number): Uint8Array {
  return withPart(mergedCells(1), { name: 'xl/sharedStrings.xml', packed: zeros(real), size: said });
}

function parts(count: number): Uint8Array {
  const empty = new Uint8Array(0);
  return zipSync(Object.fromEntries(Array.from({ length: count }, (_, at) => [`xl/part${at}.xml`, empty])));
}

// Makes a deflated text of many zero bytes quickly: one flushed megabyte, repeated, and an empty last block.
function zeros(length: number): Uint8Array {
  const one = deflateRawSync(new Uint8Array(MB), { level: 9, finishFlush: constants.Z_SYNC_FLUSH });
  return Buffer.concat([...Array.from({ length: length / MB }, () => one), Buffer.from([0x03, 0x00])]);
}

interface Part {
  readonly name: string;
  readonly packed: Uint8Array;
  /** The size that the directory claims. */
  readonly size: number;
}

/** Adds a part to a zip file, with the size that it claims. */
function withPart(zip: Uint8Array, { name, packed: content, size }: Part): Uint8Array {
  const old = Buffer.from(zip);
  const end = old.lastIndexOf(Buffer.from('PK\u0005\u0006'));
  const from = old.readUInt32LE(end + 16);
  const called = Buffer.from(name);
  const shared = Buffer.alloc(26);
  shared.writeUInt16LE(20, 0);
  shared.writeUInt16LE(8, 4);
  shared.writeUInt32LE(content.length, 14);
  shared.writeUInt32LE(size, 18);
  shared.writeUInt16LE(called.length, 22);
  const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), shared, called, content]);
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(from, 10);
  const central = Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), shared, tail, called]);
  const closing = Buffer.from(old.subarray(end));
  const count = closing.readUInt16LE(10) + 1;
  closing.writeUInt16LE(count, 8);
  closing.writeUInt16LE(count, 10);
  closing.writeUInt32LE(closing.readUInt32LE(12) + central.length, 12);
  closing.writeUInt32LE(from + local.length, 16);
  return Buffer.concat([old.subarray(0, from), local, old.subarray(from, end), central, closing]);
}
