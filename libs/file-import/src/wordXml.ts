import { DOMParser, type Element, type Node } from '@xmldom/xmldom';
import { requireFewTags, requireWithin } from './readingLimits';
import { UnreadableReport } from './unreadableReport';

/** Parses a part of a Word file; throws `report-file.damaged` when it is not well-formed, or when its tags are too many or too deep. */
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
    // The error below replaces the parser's.
  }
  throw new UnreadableReport('report-file.damaged');
}

// The ends of constructs that begin with `<` but are not elements (XML 1.0, 2.5 to 2.8).
const ENDS = { '<!--': '-->', '<![CDATA[': ']]>', '<?': '?>', '<!': '>' } as const;

// Checks the depth before parsing: the parser keeps every open element's name, and the reader walks the document recursively.
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

// Finds the end of a tag; a `>` inside a quoted attribute does not end it.
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

/** The child elements of a node. */
export function elementsOf(parent: Node): Element[] {
  return Array.from(parent.childNodes).filter((node): node is Element => node.nodeType === 1);
}

/** The child elements with a local name, whatever their prefix. */
export function childrenNamed(parent: Node, name: string): Element[] {
  return elementsOf(parent).filter(({ localName }) => localName === name);
}

/** The first child element with a local name. */
export function childNamed(parent: Node, name: string): Element | undefined {
  return childrenNamed(parent, name)[0];
}

/** The value of an attribute by its local name, `val` by default. */
export function valueOf(element: Element | undefined, name = 'val'): string | undefined {
  return Array.from(element?.attributes ?? []).find(({ localName }) => localName === name)?.value;
}
