import { CommandError } from './commandError';

/** A text that is not taken: its place (RFC 6901), and what is wrong with it. */
export interface TextFault {
  readonly pointer: string;
  readonly rule: 'controlCharacter' | 'unstorable';
}

/** A value with its texts as taken, and the faults of those that are not. */
export interface TypedTexts<T> {
  readonly value: T;
  readonly faults: readonly TextFault[];
}

// No database gives back NUL or half a surrogate pair.
const UNSTORABLE = /[\0\p{Surrogate}]/u;
// People type line breaks and tabs; every other control character breaks the files made from the text.
const CONTROL = /(?![\t\n])\p{Cc}/u;
// What no other look is needed without; most texts are.
const UNUSUAL = /[\p{Cc}\p{Surrogate}]/u;
// Deeper values are refused where they would be stored.
const MAX_DEPTH = 64;

/**
 * Reads what people type; nothing else does. VT, which Word puts in for Shift+Enter, becomes a line break; a text with another
 * control character, or one that cannot be stored, is a fault; everything else stays as typed.
 */
export function typedTexts<T>(value: T): TypedTexts<T> {
  const faults: TextFault[] = [];
  const textOf = (text: string, path: readonly string[]): string => {
    if (!UNUSUAL.test(text)) return text;
    const typed = text.replaceAll('\v', '\n');
    const rule = UNSTORABLE.test(typed)
      ? 'unstorable'
      : CONTROL.test(typed.replaceAll('\r\n', '\n'))
        ? 'controlCharacter'
        : undefined;
    if (rule) faults.push({ pointer: pointerOf(path), rule });
    return typed;
  };
  const walk = (part: unknown, path: readonly string[]): unknown => {
    if (typeof part === 'string') return textOf(part, path);
    if (!isPlain(part) || path.length > MAX_DEPTH) return part;
    if (Array.isArray(part)) return part.map((one, at) => walk(one, [...path, String(at)]));
    return Object.fromEntries(
      Object.entries(part).map(([key, one]) => [textOf(key, [...path, key]), walk(one, [...path, key])]),
    );
  };
  return { value: walk(value, []) as T, faults };
}

/** The JSON pointer of a path (RFC 6901). */
export function pointerOf(path: readonly PropertyKey[]): string {
  return `/${path.map((step) => String(step).replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`;
}

/** The code of a refusal of faulty texts. */
export function codeOfFaults(faults: readonly TextFault[]): 'unstorable' | 'text.control-character' {
  return faults.some(({ rule }) => rule === 'unstorable') ? 'unstorable' : 'text.control-character';
}

type Command = (...parts: never[]) => Promise<unknown>;

/** Makes every text of some commands pass `typedTexts` first, whoever calls them: the interface, the command line, an import. */
export function withTypedTexts<C extends Readonly<Record<keyof C, Command>>>(commands: C): C {
  const entries = Object.entries<Command>(commands).map(([name, command]): [string, Command] => [
    name,
    async (...parts) => {
      const read = parts.map((part) => typedTexts(part));
      const faults = read.flatMap((one) => one.faults);
      if (faults.length > 0) {
        throw new CommandError(codeOfFaults(faults), { pointers: faults.map(({ pointer }) => pointer).join('、') });
      }
      return command(...read.map(({ value }) => value));
    },
  ]);
  return Object.fromEntries(entries) as unknown as C;
}

// Bytes, maps and functions are not typed texts.
function isPlain(part: unknown): part is Record<string, unknown> | unknown[] {
  if (typeof part !== 'object' || part === null) return false;
  const prototype: unknown = Object.getPrototypeOf(part);
  return Array.isArray(part) || prototype === Object.prototype || prototype === null;
}
