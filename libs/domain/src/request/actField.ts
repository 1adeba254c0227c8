import { EVIDENCE_KINDS } from '@yishen/statute';
import type { FileReference, Sealed } from '../sealed';
import type { RequestActName, RequestActs } from './procedure';

/**
 * What a field of an act holds: `text`, `texts` and `contents` are free text, typed in clear and sealed before anything is
 * decided; `money` is in fen (分); `version` names a recorded fact of the same stream.
 */
export type FieldKind =
  | 'date'
  | 'text'
  | 'texts'
  | 'contents'
  | 'count'
  | 'money'
  | 'choice'
  | 'flag'
  | 'file'
  | 'version'
  | 'changes'
  | 'id';

/** A field of an act. */
export interface ActField {
  readonly kind: FieldKind;
  readonly optional?: true;
  readonly choices?: readonly string[];
}

/** A legal day. */
export const date = { kind: 'date' } as const;
/** A free text. */
export const text = { kind: 'text' } as const;
/** A list of free texts. */
export const texts = { kind: 'texts' } as const;
/** A whole number. */
export const count = { kind: 'count' } as const;
/** An amount in fen. */
export const money = { kind: 'money' } as const;
/** Yes or no. */
export const flag = { kind: 'flag' } as const;
/** A stored file. */
const file = { kind: 'file' } as const;
/** A field that may be left out. */
export const optional = <const F extends ActField>(field: F) => ({ ...field, optional: true as const });
/** One code of a list of our own; the catalogue has a word for each. */
export const choice = <const C extends readonly string[]>(...choices: C) => ({ kind: 'choice', choices }) as const;
/** One of the keys of a table of the law. */
export const oneOf = (table: object): { readonly kind: 'choice'; readonly choices: readonly string[] } => ({
  kind: 'choice',
  choices: Object.keys(table),
});

/** The evidence that an act must come with. */
export const evidence = {
  evidenceKind: oneOf(EVIDENCE_KINDS),
  evidenceNote: optional(text),
  evidenceFile: optional(file),
} as const;
/** The evidence that an act may come with. */
export const proof = {
  evidenceKind: optional(oneOf(EVIDENCE_KINDS)),
  evidenceNote: optional(text),
  evidenceFile: optional(file),
} as const;

/** The fields of acts, by act. */
export type FieldsOfActs = Readonly<Record<string, Readonly<Record<string, ActField>>>>;

type ValueOf<F extends ActField, Text, File> = F['kind'] extends 'text'
  ? Text
  : F['kind'] extends 'texts'
    ? readonly Text[]
    : F['kind'] extends 'contents'
      ? Readonly<Record<string, Text>>
      : F['kind'] extends 'count' | 'money' | 'version'
        ? number
        : F['kind'] extends 'flag'
          ? boolean
          : F['kind'] extends 'file'
            ? File
            : F['kind'] extends 'changes'
              ? Readonly<Record<string, string | number>>
              : string;

type Fields<A extends RequestActName> = RequestActs[A];
type Optional<A extends RequestActName> = {
  [K in keyof Fields<A>]: Fields<A>[K] extends { readonly optional: true } ? K : never;
}[keyof Fields<A>];
type Field<A extends RequestActName, K extends keyof Fields<A>> = Fields<A>[K] extends ActField ? Fields<A>[K] : never;

/** An act with its values; `Text` is `string` as it is typed and `Sealed` as it is decided. */
export type RequestAct<A extends RequestActName = RequestActName, Text = Sealed, File = FileReference> = {
  [N in A]: { readonly type: N } & {
    readonly [K in Exclude<keyof Fields<N>, Optional<N>>]: ValueOf<Field<N, K>, Text, File>;
  } & { readonly [K in Optional<N>]?: ValueOf<Field<N, K>, Text, File> | undefined } & {
    /** A named officer does the act although a rule forbids it; this opens an incident. */
    readonly override?: Text | undefined;
  };
}[A];
