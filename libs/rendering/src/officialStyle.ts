import { TextRun, type IRunOptions } from 'docx';
import { xmlText } from './markup';

/** The faces of official papers by name; a machine without them uses the East Asian theme font of its office suite. */
export const BODY_FONT = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '仿宋_GB2312' };
/** The face of headings inside the text. */
export const HEADING_FONT = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '黑体' };
/** The face of the title. */
export const TITLE_FONT = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '方正小标宋简体' };

/** Sizes in half points: 二号 title, 三号 text, 五号 and 小五 tables (GB/T 9704—2012 for the text; tables as the form prints them). */
export const SIZE = { title: 44, text: 32, page: 28, form: 24, table: 21, narrowTable: 18 };
/** A4 in twentieths of a point, with the margins of GB/T 9704—2012. */
export const PAGE = {
  size: { width: 11_906, height: 16_838 },
  margin: { top: 2_098, bottom: 1_984, left: 1_587, right: 1_474 },
};
/** The width between the margins. */
export const TEXT_WIDTH = PAGE.size.width - PAGE.margin.left - PAGE.margin.right;
/** The indent of a paragraph: two characters of the text's size. */
export const FIRST_LINE = SIZE.text * 20;
/** The line pitch of GB/T 9704—2012: 28 points. */
export const LINE_PITCH = { line: 560, lineRule: 'exact' } as const;

/** Makes a run of text, in the body's face and size unless the options say otherwise. */
export function run(text: string, options: Partial<IRunOptions> = {}): TextRun {
  return new TextRun({ font: BODY_FONT, size: SIZE.text, ...options, text: xmlText(text) });
}
