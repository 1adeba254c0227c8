import { DOMParser, type Element, type Node } from '@xmldom/xmldom';
import { requireFewTags, requireWithin } from './readingLimits';
import { UnreadableReport } from './unreadableReport';

/** Parses a part of a Word file; throws `report-file.damaged` when it is not well-formed, and refuses one with too many tags or too deep ones. */
export function parseXml(bytes: Uint8Array): Element {
  requireFewTags(bytes);
  const text = new TextDecoder().decode(bytes);
  requireShallow(text);
  try {
    const parser = new DOMParser({
      onError: (level, message) => {
        if (level !== 'warning') throw new Error(message);
      },
    });
    const root = parser.parseFromString(text, 'text/xml').documentElement;
    if (root) return root;
  } catch {
    // Said below in words of ours.
  }
  throw new UnreadableReport('report-file.damaged');
}

// What begins with `<` and is no element ends where this stands (XML 1.0, 2.5 to 2.8).
const ENDS = { '<!--': '-->', '<![CDATA[': ']]>', '<?': '?>', '<!': '>' } as const;

// Before anything is built: the parser carries the names of every open element, and what reads the document goes down it by calls.
function requireShallow(text: string): void {
  let depth = 0;
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at)) {
    const other = (Object.keys(ENDS) as (keyof typeof ENDS)[]).find((start) => text.startsWith(start, at));
    const end = other ? text.indexOf(ENDS[other], at + other.length) : endOfTag(text, at);
    if (end === -1) return;
    if (!other && text[at + 1] === '/') depth -= 1;
    else if (!other && text[end - 1] !== '/') requireWithin('report-file.too-deep', ++depth);
    at = end;
  }
}

// A `>` within the quotes of an attribute ends nothing.
function endOfTag(text: string, from: number): number {
  let quote = '';
  for (let at = from; at < text.length; at++) {
    const character = text[at] ?? '';
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return at;
  }
  return -1;
}

/** The elements directly inside one. */
export function elementsOf(parent: Node): Element[] {
  return Array.from(parent.childNodes).filter((node): node is Element => node.nodeType === 1);
}

/** The elements of a name directly inside one, whatever their prefix. */
export function childrenNamed(parent: Node, name: string): Element[] {
  return elementsOf(parent).filter(({ localName }) => localName === name);
}

/** The first of them. */
export function childNamed(parent: Node, name: string): Element | undefined {
  return childrenNamed(parent, name)[0];
}

/** An attribute by its local name; `val` unless another is asked for. */
export function valueOf(element: Element | undefined, name = 'val'): string | undefined {
  return Array.from(element?.attributes ?? []).find(({ localName }) => localName === name)?.value;
}
