import { isPlainDate, plainDate, type PlainDate } from '@yishen/calendar';
import { APPLICANT_KINDS, CHANNELS, EVIDENCE_KINDS } from '@yishen/statute';
import { read, utils, write, type WorkBook } from '@e965/xlsx';
import { LARGEST_REPORT_FILE } from './readReportFile';
import { decodeText } from './textFile';
import { UnreadableReport } from './unreadableReport';
import { isWorkbook, openWorkbook } from './workbook';

/** The most cases in one file. */
export const MOST_OPEN_CASES = 2_000;

const MOST_COLUMNS = 100;
// Each separator could become a cell. Two thousand cases have twenty thousand, far from a million even with commas in texts.
const SEPARATORS = new Set([...',;\t|\n']);
const MOST_SEPARATORS = 1_000_000;
const LONGEST_HEADING = 100;
// A few more rows, to see that there are too many.
const MOST_ROWS = MOST_OPEN_CASES + 20;
// Day 1 of a workbook is 1 January 1900, which it treats as a leap year, so this is right from March 1900 on.
const SERIAL_ZERO = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;
const LAST_SERIAL = 2_958_465;
// A number cell keeps fifteen digits, so the rest of an identity number typed as a number is lost.
const MOST_DIGITS = 15;

interface Column {
  readonly label: string;
  readonly required: boolean;
  readonly longest: number;
  /** The labels allowed in it, by code. */
  readonly choices?: Readonly<Record<string, string>>;
}

const labelsOf = (list: Readonly<Record<string, { readonly label: string }>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(list).map(([code, { label }]) => [code, label]));

/** The columns of a list of open cases, in the order of the template; a .json uses their names as keys. */
export const OPEN_CASE_COLUMNS = {
  formerNumber: { label: '原编号', required: true, longest: 50 },
  kind: { label: '申请人类型', required: true, longest: 50, choices: labelsOf(APPLICANT_KINDS) },
  name: { label: '申请人姓名或者名称', required: true, longest: 200 },
  identity: { label: '证件号码', required: false, longest: 50 },
  contact: { label: '联系方式', required: true, longest: 500 },
  channel: { label: '接收渠道', required: true, longest: 50, choices: labelsOf(CHANNELS) },
  receivedOn: { label: '收到日期', required: true, longest: 50 },
  evidenceKind: { label: '收到证明', required: false, longest: 50, choices: EVIDENCE_KINDS },
  evidenceNote: { label: '证明说明', required: false, longest: 2_000 },
  content: { label: '申请内容', required: true, longest: 10_000 },
} as const satisfies Record<string, Column>;

/** A column of a list of open cases. */
export type OpenCaseColumn = keyof typeof OPEN_CASE_COLUMNS;

/** An open case of the list: kinds and channels as codes, the rest as typed; `row` is its row in the file, from 1. */
export interface OpenCase {
  readonly row: number;
  readonly formerNumber: string;
  readonly kind: string;
  readonly name: string;
  readonly identity?: string;
  readonly contact: string;
  readonly channel: string;
  readonly receivedOn: PlainDate;
  readonly evidenceKind?: string;
  readonly evidenceNote?: string;
  readonly content: string;
}

/** Why a row is refused. */
export type OpenCaseProblemCode =
  'missing' | 'too-long' | 'not-a-choice' | 'not-a-date' | 'in-future' | 'twice' | 'digits-lost' | 'half-evidence';

/** A problem in a place of the list. It does not repeat what was typed, which may be personal. */
export interface OpenCaseProblem {
  readonly row: number;
  readonly column: string;
  readonly code: OpenCaseProblemCode;
  readonly parameters: Readonly<Record<string, string | number>>;
}

/** A list of open cases; when it has problems, none of its cases may be recorded. */
export interface OpenCaseList {
  readonly cases: readonly OpenCase[];
  readonly problems: readonly OpenCaseProblem[];
  /** Unknown headings, whose columns are not imported. */
  readonly ignored: readonly string[];
}

type Cell = string | number;
interface Line {
  readonly row: number;
  readonly cells: Readonly<Partial<Record<OpenCaseColumn, Cell>>>;
}

const COLUMN_NAMES = Object.keys(OPEN_CASE_COLUMNS) as readonly OpenCaseColumn[];

/**
 * Reads the cases that were open when an agency started with this system, from the bytes of a workbook, a .csv or a .json (a list of
 * objects with the names of `OPEN_CASE_COLUMNS`). Throws `UnreadableReport` for any other file.
 */
export function readOpenCases(bytes: Uint8Array, today: PlainDate): OpenCaseList {
  if (bytes.length === 0) throw new UnreadableReport('report-file.empty');
  if (bytes.length > LARGEST_REPORT_FILE) {
    throw new UnreadableReport('report-file.too-large', { limit: LARGEST_REPORT_FILE >> 20 });
  }
  const { lines, ignored } = linesOf(bytes);
  if (lines.length === 0) throw noList();
  requireFewCases(lines.length);
  const problems: OpenCaseProblem[] = [];
  const cases: OpenCase[] = [];
  const rowOf = new Map<string, number>();
  for (const line of lines) {
    const found = problemsOf(line, today);
    const texts = textsOf(line);
    const number = texts.formerNumber ?? '';
    const first = rowOf.get(number);
    if (first !== undefined) found.push(problem(line, 'formerNumber', 'twice', { first }));
    else if (number !== '') rowOf.set(number, line.row);
    problems.push(...found);
    if (found.length === 0) cases.push({ row: line.row, ...texts } as OpenCase);
  }
  return { cases, problems, ignored };
}

/** Makes an empty list as a workbook (.xlsx): the headings, and a sheet with the values allowed under each. */
export function openCasesTemplate(): Uint8Array {
  const columns = COLUMN_NAMES.map((name): Column => OPEN_CASE_COLUMNS[name]);
  const list = utils.aoa_to_sheet([columns.map(({ label }) => label)]);
  list['!cols'] = columns.map(({ label }) => ({ wch: Math.max(14, label.length * 2 + 2) }));
  const notes = utils.aoa_to_sheet([
    ['栏目', '是否必填', '可填内容'],
    ...columns.map(({ label, required, choices }) => [label, required ? '必填' : '选填', said(label, choices)]),
  ]);
  notes['!cols'] = [{ wch: 22 }, { wch: 10 }, { wch: 100 }];
  const book = utils.book_new();
  utils.book_append_sheet(book, list, '未办结申请');
  utils.book_append_sheet(book, notes, '填写说明');
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
}

function said(label: string, choices?: Readonly<Record<string, string>>): string {
  if (choices) return Object.values(choices).join('；');
  return label === OPEN_CASE_COLUMNS.receivedOn.label ? '日期，如 2023-12-20' : '文字';
}

function linesOf(bytes: Uint8Array): { readonly lines: readonly Line[]; readonly ignored: readonly string[] } {
  if (isWorkbook(bytes)) return linesOfBook(openWorkbook(bytes, { sheetRows: MOST_ROWS }));
  if (bytes.subarray(0, 8_192).includes(0)) throw new UnreadableReport('report-file.kind-unknown', { kind: '?' });
  const text = decodeText(bytes).replace(/^\ufeff/, '');
  return /^\s*[[{]/.test(text) ? linesOfJson(text) : linesOfBook(openText(text));
}

function linesOfJson(text: string): { readonly lines: readonly Line[]; readonly ignored: readonly string[] } {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    throw new UnreadableReport('report-file.damaged');
  }
  if (!Array.isArray(list) || !list.every((one) => typeof one === 'object' && one !== null)) throw noList();
  requireFewCases(list.length);
  const ignored = new Set<string>();
  const lines = (list as readonly object[]).map((one, at): Line => {
    const cells: Partial<Record<OpenCaseColumn, Cell>> = {};
    for (const [name, value] of Object.entries(one) as readonly (readonly [string, unknown])[]) {
      if (!isColumn(name)) ignored.add(name);
      else if (typeof value === 'string' || typeof value === 'number') cells[name] = value;
    }
    return { row: at + 1, cells };
  });
  if (ignored.size > MOST_COLUMNS) throw noList();
  return { lines, ignored: [...ignored] };
}

// The library guesses the format from the first characters, so refuse here whatever is not separated values.
function openText(text: string): WorkBook {
  if (/^\s*</.test(text)) throw noList();
  if (count(text, SEPARATORS) > MOST_SEPARATORS) throw noList();
  try {
    return read(text, { type: 'string', raw: true, sheetRows: MOST_ROWS });
  } catch {
    throw new UnreadableReport('report-file.damaged');
  }
}

function count(text: string, wanted: ReadonlySet<string>): number {
  let found = 0;
  for (const character of text) if (wanted.has(character)) found += 1;
  return found;
}

function linesOfBook(book: WorkBook): { readonly lines: readonly Line[]; readonly ignored: readonly string[] } {
  const rows = rowsOf(book);
  const heading = rows.findIndex((row) => row.some((cell) => columnOf(cell) !== undefined));
  const names = (rows[heading] ?? []).map(columnOf);
  if (!COLUMN_NAMES.every((name) => !OPEN_CASE_COLUMNS[name].required || names.includes(name))) throw noList();
  const ignored = (rows[heading] ?? []).map((cell) => String(cell).trim()).filter((text, at) => text && !names[at]);
  const lines = rows.flatMap((row, at): Line[] => {
    if (at <= heading || row.every((cell) => String(cell).trim() === '')) return [];
    const cells = Object.fromEntries(names.flatMap((name, column) => (name ? [[name, row[column] ?? '']] : [])));
    return [{ row: at + 1, cells }];
  });
  return { lines, ignored };
}

// Reads the values as stored, not as shown, so that a day is a number whatever its format.
function rowsOf(book: WorkBook): readonly (readonly Cell[])[] {
  // The days of such a workbook count from another date and would be four years off.
  if (book.Workbook?.WBProps?.date1904) throw new UnreadableReport('report-file.kind-unknown', { kind: '1904' });
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  if (!sheet) throw noList();
  const range = sheet['!ref'] === undefined ? undefined : utils.decode_range(sheet['!ref']);
  if (range && range.e.c - range.s.c > MOST_COLUMNS) throw noList();
  // Read from the first row of the sheet, so that rows keep their numbers.
  const from = range && { s: { r: 0, c: range.s.c }, e: range.e };
  const rows = utils.sheet_to_json<readonly unknown[]>(sheet, {
    header: 1,
    defval: '',
    blankrows: true,
    ...(from ? { range: from } : {}),
  });
  return rows.map((row) => row.map((value) => (typeof value === 'number' ? value : String(value))));
}

function problemsOf(line: Line, today: PlainDate): OpenCaseProblem[] {
  const texts = textsOf(line);
  const found = COLUMN_NAMES.flatMap((name): OpenCaseProblem[] => {
    const { required, longest, ...more }: Column = OPEN_CASE_COLUMNS[name];
    const text = texts[name];
    if (text === undefined) return required ? [problem(line, name, 'missing')] : [];
    if (text.length > longest) return [problem(line, name, 'too-long', { longest })];
    if (more.choices && !Object.hasOwn(more.choices, text)) {
      return [problem(line, name, 'not-a-choice', { choices: Object.values(more.choices).join('；') })];
    }
    const cell = line.cells[name];
    const digitsLost = typeof cell === 'number' && Math.abs(cell) >= 10 ** MOST_DIGITS;
    return digitsLost ? [problem(line, name, 'digits-lost')] : [];
  });
  const { receivedOn, evidenceKind, evidenceNote } = texts;
  if (receivedOn !== undefined && !isPlainDate(receivedOn)) found.push(problem(line, 'receivedOn', 'not-a-date'));
  else if (receivedOn !== undefined && receivedOn > today) found.push(problem(line, 'receivedOn', 'in-future'));
  if ((evidenceKind === undefined) !== (evidenceNote === undefined)) {
    found.push(problem(line, evidenceKind === undefined ? 'evidenceKind' : 'evidenceNote', 'half-evidence'));
  }
  return found;
}

function problem(
  { row }: Line,
  column: OpenCaseColumn,
  code: OpenCaseProblemCode,
  parameters: OpenCaseProblem['parameters'] = {},
): OpenCaseProblem {
  return { row, column: OPEN_CASE_COLUMNS[column].label, code, parameters };
}

// Leaves out empty places, and turns a choice into its code, whether the code or the label was typed.
function textsOf({ cells }: Line): Partial<Record<OpenCaseColumn, string>> {
  return Object.fromEntries(
    COLUMN_NAMES.flatMap((name) => {
      const cell = cells[name] ?? '';
      const text = name === 'receivedOn' ? dayOf(cell) : String(cell).trim();
      if (text === '') return [];
      const { choices }: Column = OPEN_CASE_COLUMNS[name];
      const code = Object.entries(choices ?? {}).find(([, label]) => label === text)?.[0];
      return [[name, code ?? text]];
    }),
  );
}

// Reads a day as people and workbooks write it: a serial number, 20231220, 2023-12-20, 2023/12/20, 2023.12.20, 2023年12月20日.
function dayOf(cell: Cell): string {
  if (typeof cell === 'number' && cell >= 1 && cell <= LAST_SERIAL) {
    return new Date(SERIAL_ZERO + Math.floor(cell) * DAY).toISOString().slice(0, 10);
  }
  const text = String(cell).trim();
  const parts = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))$/.exec(text);
  const [, year, month, day, monthOfEight, dayOfEight] = parts ?? [];
  return year === undefined ? text : iso(year, month ?? monthOfEight ?? '', day ?? dayOfEight ?? '');
}

function iso(year: string, month: string, day: string): string {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isPlainDate(text) ? plainDate(text) : text;
}

function columnOf(cell: Cell): OpenCaseColumn | undefined {
  const written = String(cell);
  if (written.length > LONGEST_HEADING) return undefined;
  const text = written.replace(/\s/g, '');
  return COLUMN_NAMES.find((name) => text === name || text === OPEN_CASE_COLUMNS[name].label);
}

function isColumn(name: string): name is OpenCaseColumn {
  return Object.hasOwn(OPEN_CASE_COLUMNS, name);
}

function requireFewCases(count: number): void {
  if (count > MOST_OPEN_CASES) throw new UnreadableReport('report-file.too-many-cases', { limit: MOST_OPEN_CASES });
}

function noList(): UnreadableReport {
  const columns = COLUMN_NAMES.map((name): Column => OPEN_CASE_COLUMNS[name]).filter(({ required }) => required);
  return new UnreadableReport('report-file.no-open-cases', { columns: columns.map(({ label }) => label).join('、') });
}
