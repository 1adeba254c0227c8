import type { Block } from './blocks';
import { holdsInOrder, plain } from './printedText';

/** A part of a published report: which part its title makes it, its printed heading, and its paragraphs. */
export interface PublishedPart {
  readonly part: PartNumber;
  readonly heading: string;
  /** The number in the heading; absent when it has none. */
  readonly printedNumber?: number;
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** The number of a part of the report in the form. */
export type PartNumber = 1 | 2 | 3 | 4 | 5 | 6;

const OVERVIEW = /^(?:年度)?(?:政府信息公开|政务公开)?(?:工作)?(?:总体|基本)情况$|^概述$/;
const PROACTIVE = /^主动公开(?:政府信息)?(?:的)?(?:工作)?情况$/;
const REQUESTS = ['收到和处理', '依申请公开', '受理和处理', '收到及处理'];
const PROBLEMS = ['问题及', '问题和', '问题与', '问题、', '问题以及'];

const TITLES: readonly (readonly [PartNumber, (title: string) => boolean])[] = [
  [1, (title) => OVERVIEW.test(title)],
  [2, (title) => PROACTIVE.test(title)],
  [3, (title) => REQUESTS.some((words) => title.startsWith(words)) && isSituation(title, REQUESTS, ['申请', '公开'])],
  [4, (title) => isSituation(title, ['政府信息公开'], ['复议'], ['诉讼'])],
  [5, (title) => holdsInOrder(title, PROBLEMS, ['改进', '整改', '措施', '情况'])],
  [6, (title) => ['其他', '其它'].some((words) => title.startsWith(words)) && title.endsWith('事项')],
];

function isSituation(title: string, ...groups: readonly (readonly string[])[]): boolean {
  return title.endsWith('情况') && holdsInOrder(title, ...groups, ['情况']);
}

const NUMERALS = '一二三四五六七八九十';

interface Heading {
  readonly at: number;
  readonly part: PartNumber;
  readonly title: string;
  readonly printedNumber?: number;
}

// A heading numbered in round brackets is inside a part and does not begin one; a sentence is not a heading.
function numberedTitle(text: string): { readonly title: string; readonly printedNumber?: number } | undefined {
  const flat = plain(text).replace(/[:;]$/, '').replace(/。$/, '');
  if (flat.length === 0 || flat.length > 44 || /^[(（]/.test(flat) || /[。;；!?]/.test(flat)) return undefined;
  const numbered = /^(?:第?([一二三四五六七八九十])(?:部分)?[、.,:]?|(\d)[、.,:])(.+)$/.exec(flat);
  if (!numbered) return { title: flat };
  const [, numeral, digit, title = ''] = numbered;
  return { title, printedNumber: numeral ? NUMERALS.indexOf(numeral) + 1 : Number(digit) };
}

function headingAt(blocks: readonly Block[], at: number): Heading | undefined {
  const block = blocks[at];
  if (block?.kind !== 'text' || block.title) return undefined;
  const named = numberedTitle(block.text);
  const part = named && TITLES.find(([, names]) => names(named.title))?.[0];
  return named === undefined || part === undefined ? undefined : { at, part, ...named };
}

/** A document cut at the headings of its parts: the blocks before the first part, and each part with its blocks. */
export interface CutDocument {
  readonly before: readonly Block[];
  readonly parts: readonly { readonly part: PublishedPart; readonly blocks: readonly Block[] }[];
}

/** Cuts a document into the report's parts. A list of contents names the parts too, so the last run of headings counts. */
export function cutAtHeadings(blocks: readonly Block[]): CutDocument {
  const headings = blocks.flatMap((_, at) => headingAt(blocks, at) ?? []);
  const chosen = withUnknownTitles(lastOfEach(headings), blocks);
  const first = chosen[0]?.at ?? blocks.length;
  return {
    before: blocks.slice(0, first),
    parts: chosen.map(({ at, part, title, printedNumber }, index) => {
      const inside = blocks.slice(at + 1, chosen[index + 1]?.at ?? blocks.length);
      const paragraphs = inside.flatMap((block) =>
        block.kind === 'text' && plain(block.text) !== '' ? [block.text.trim()] : [],
      );
      const heading = (blocks[at] as { text: string }).text.trim();
      const number = printedNumber === undefined ? {} : { printedNumber };
      return { part: { part, heading, title, paragraphs, ...number }, blocks: inside };
    }),
  };
}

// Takes the last heading of each part, because a list of contents comes first; of equal titles it takes a numbered one.
function lastOfEach(headings: readonly Heading[]): readonly Heading[] {
  const byPart = new Map<PartNumber, Heading>();
  for (const heading of headings) {
    const known = byPart.get(heading.part);
    if (known?.printedNumber !== undefined && heading.printedNumber === undefined) continue;
    byPart.set(heading.part, heading);
  }
  return [...byPart.values()].sort((a, b) => a.at - b.at);
}

// A missing part may have a title of the author's own, so look for its number between its neighbours.
function withUnknownTitles(known: readonly Heading[], blocks: readonly Block[]): readonly Heading[] {
  if (known.length < 2) return known;
  const missing = PARTS.filter((part) => !known.some((heading) => heading.part === part));
  const found = missing.flatMap((part): Heading[] => {
    const from = Math.max(-1, ...known.filter((heading) => heading.part < part).map(({ at }) => at));
    const to = Math.min(blocks.length, ...known.filter((heading) => heading.part > part).map(({ at }) => at));
    for (let at = from + 1; at < to; at++) {
      const block = blocks[at];
      const named = block?.kind === 'text' && !block.title ? numberedTitle(block.text) : undefined;
      if (named?.printedNumber === part && /^\s*第?[一二三四五六]/.test(plain((block as { text: string }).text))) {
        return [{ at, part, ...named }];
      }
    }
    return [];
  });
  return [...known, ...found].sort((a, b) => a.at - b.at);
}

/** The six parts in order (条例 第五十条). */
export const PARTS: readonly PartNumber[] = [1, 2, 3, 4, 5, 6];
