import { DOMParser, type Element, type Node } from '@xmldom/xmldom';
import { UnreadableReport } from './unreadableReport';

/** Parses a part of a Word file; throws `report-file.damaged` when it is not well-formed. */
export function parseXml(bytes: Uint8Array): Element {
  try {
    const parser = new DOMParser({
      onError: (level, message) => {
        if (level !== 'warning') throw new Error(message);
      },
    });
    const root = parser.parseFromString(new TextDecoder().decode(bytes), 'text/xml').documentElement;
    if (root) return root;
  } catch {
    // Said below in words of ours.
  }
  throw new UnreadableReport('report-file.damaged');
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
