import { defaultNarrative, reportModel, reportTables, writtenTexts, type ReportModel } from '@yishen/annual-report';
import { letterHtml, renderLetterDocx, renderReport, type LetterModel } from '@yishen/rendering';
import { DOMParser } from '@xmldom/xmldom';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { describe, expect, it } from 'vitest';
import { readPdfLines } from './support/pdfText';

const FEES = { notices: 0, noticed: 0, paid: 0, refunded: 0, waived: 0 };
const TABLES = reportTables([], {}, 2024);

// Texts stored before the interface checked them may hold anything that a JSON string can hold.
const CONTROLS = fc.constantFrom('\0', '\x07', '\t', '\n', '\v', '\f', '\r', '\r\n', '\x1b', '\x7f', '\x85', '\x9f');
const UNSEEN = fc.constantFrom(
  '\u200b',
  '\u200c',
  '\u200d',
  '\u200e',
  '\u202e',
  '\u2028',
  '\u2029',
  '\u2066',
  '\u00ad',
);
const ODD = fc.constantFrom('\ud800', '\udfff', '\ufffe', '\uffff', '\ufeff', '\ufe0f', '\u{e0100}', '_x000B_', ']]>');
const SEEN = fc.constantFrom('甲', '乙', '（', '1', 'a', '&', '<', '"', "'", '龘');
const WITHOUT_GLYPH = fc.constantFrom('😀', '\u{2c621}', 'ن', 'ก', '\u{10fffd}');
const ANY = fc
  .array(fc.oneof(CONTROLS, UNSEEN, ODD, SEEN, WITHOUT_GLYPH, fc.string({ unit: 'binary', maxLength: 3 })), {
    maxLength: 60,
  })
  .map((parts) => parts.join(''));
const KNOWN = fc
  .array(fc.oneof(CONTROLS, UNSEEN, SEEN, WITHOUT_GLYPH), { minLength: 1, maxLength: 60 })
  .map((parts) => parts.join(''));

/** The visible characters of a text, without white space. */
const seen = (text: string): string =>
  text.replaceAll(/[\p{Cc}\p{Noncharacter_Code_Point}\s]/gu, '').replaceAll(/\p{Surrogate}/gu, '\ufffd');

const seenInPdf = (text: string): string =>
  seen(text)
    .replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replaceAll(/😀|\u{2c621}|ن|ก|\u{10fffd}/gu, '〓');

function reportOf(text: string): ReportModel {
  const figures = { tables: TABLES, fees: FEES };
  const written = writtenTexts('某局', figures, new Map([['overview', { text: `始${text}终` }]]));
  const model = reportModel(`某局${text}`, TABLES, written);
  return { ...model, preamble: `前${text}后` };
}

function letterOf(text: string): LetterModel {
  return {
    title: `告知书${text}`,
    number: text,
    salutation: `${text}：`,
    blocks: [
      { kind: 'paragraph', text: `始${text}终` },
      { kind: 'heading', text },
      { kind: 'table', table: { header: [text], rows: [[`前${text}后`]] } },
    ],
    signature: { agency: `某局${text}`, date: '二〇二四年一月一日', seal: true },
    slip: { kind: 'slip', title: '回执', rows: [['事项', text]] },
    on: '2024-01-01',
  };
}

/** Reads the text of an XML document; throws when it is not well-formed. */
function textOfXml(xml: string): string {
  const parser = new DOMParser({
    onError: (level, message) => {
      if (level !== 'warning') throw new Error(message);
    },
  });
  return parser.parseFromString(xml, 'text/xml').documentElement?.textContent ?? '';
}

/** Reads the text of the parts of an Office file; throws when a part is not well-formed. */
function textOfParts(bytes: Uint8Array, name: RegExp): string {
  const parts = Object.entries(unzipSync(new Uint8Array(bytes))).filter(([path]) => /\.(xml|rels)$/.test(path));
  const texts = parts.map(([path, part]) => {
    const text = textOfXml(strFromU8(part));
    return name.test(path) ? text : '';
  });
  return texts.join('');
}

function textOfHtml(html: string): string {
  const textOf = (node: DefaultTreeAdapterTypes.Node): string => {
    if (node.nodeName === '#text') return (node as DefaultTreeAdapterTypes.TextNode).value;
    if (!('childNodes' in node) || node.nodeName === 'style') return '';
    return node.childNodes.map(textOf).join('');
  };
  return textOf(parse(html));
}

// Decodes Excel's escapes for characters, as Excel does.
const decoded = (text: string): string =>
  text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

describe('any stored text', () => {
  it('can be read in a report as Word, workbook, HTML, picture and JSON, and in a letter', { timeout: 90_000 }, () =>
    fc.assert(
      fc.asyncProperty(ANY, async (text) => {
        const model = reportOf(text);
        const inTexts = [`某局${text}`, `前${text}后`, `始${text}终`].map(seen);
        const shown = (file: string): boolean[] => inTexts.map((one) => seen(file).includes(one));
        expect(shown(textOfParts(await renderReport(model, 'docx'), /document/))).toEqual([true, true, true]);
        const sheets = textOfParts(await renderReport(model, 'xlsx'), /sharedStrings|sheet\d+\.xml$/);
        expect(shown(decoded(sheets))).toEqual([true, true, true]);
        expect(shown(textOfHtml(String(await renderReport(model, 'html'))))).toEqual([true, true, true]);
        const picture = textOfXml(String(await renderReport(model, 'picture')));
        expect(seen(picture)).toContain(inTexts[0]);
        const json = JSON.parse(String(await renderReport(model, 'json'))) as { agency: string };
        expect(json.agency).toBe(model.agency);

        const letter = letterOf(text);
        const inLetter = [`告知书${text}`, `${text}：`, `始${text}终`, `前${text}后`, `某局${text}`].map(seen);
        const [word, preview] = [
          textOfParts(await renderLetterDocx(letter), /document/),
          textOfHtml(letterHtml(letter)),
        ];
        for (const one of inLetter)
          expect([seen(word).includes(one), seen(preview).includes(one)]).toEqual([true, true]);
      }),
      { numRuns: 40, examples: [['a_x0041_b'], ['\u0000\ud800\uffff']] },
    ),
  );

  it('is shown in a PDF, with a mark for a missing glyph and without invisible characters', { timeout: 90_000 }, () =>
    fc.assert(
      fc.asyncProperty(KNOWN, async (text) => {
        const bytes = await renderReport({ ...reportOf(text), parts: [] }, 'pdf');
        const lines = await readPdfLines(bytes);
        const read = lines
          .flat()
          .join('')
          .replaceAll(/\s|—\d+—/g, '');
        expect(read).toContain(seenInPdf(`前${text}后`));
      }),
      { numRuns: 8, examples: [['甲\u200d乙\u202e丙\x7f丁\v戊😀']] },
    ),
  );

  it('can be made into a PDF', { timeout: 90_000 }, () =>
    fc.assert(
      fc.asyncProperty(ANY, async (text) => {
        const lines = await readPdfLines(await renderReport({ ...reportOf(text), parts: [] }, 'pdf'));
        expect(lines.length).toBeGreaterThan(1);
      }),
      { numRuns: 8 },
    ),
  );

  it('continues in the next cell of a workbook when a paragraph is too long for one cell', async () => {
    const text = '长'.repeat(50_000);
    const sheets = textOfParts(await renderReport(reportOf(text), 'xlsx'), /sharedStrings|sheet\d+\.xml$/);
    expect(sheets.split('长').length - 1).toBe(150_000);
  });
});

describe('a line break pasted from Word (VT)', () => {
  it('begins a new paragraph of the report, like any line break', () => {
    const figures = { tables: TABLES, fees: FEES };
    const written = writtenTexts('某局', figures, new Map([['overview', { text: '甲\v乙\n丙' }]]));
    expect(written.overview).toEqual(['甲', '乙', '丙']);
    expect(written.other).toEqual(defaultNarrative('某局', figures).other.split('\n'));
  });
});
