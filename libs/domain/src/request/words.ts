import type { MessageKey } from '@yishen/catalogue';
import type { DeadlineKind } from '../clock';
import type { RequestActName, RequestActs, RequestEvent } from './procedure';

// Where the words of the steps stand in libs/catalogue. An act, a field, a choice, an event or a kind of deadline without its word does
// not compile: the key would be no key of a message.

/** A field of some act. */
export type FieldName = { [A in RequestActName]: keyof RequestActs[A] }[RequestActName] & string;

// The words of the law's own lists are the law's; those of our lists are choices written out (`choice`).
type ChoicesOf<Field> = Field extends { readonly choices: readonly (infer C)[] }
  ? string extends C
    ? never
    : C
  : never;
type ChoiceKey = {
  [A in RequestActName]: {
    [F in keyof RequestActs[A] & string]: `choice.${F}.${ChoicesOf<RequestActs[A][F]> & string}`;
  }[keyof RequestActs[A] & string];
}[RequestActName];

/** The name of an act. */
export const actWord = (act: RequestActName): MessageKey => `requestAct.${act}`;

/** The name of a field. */
export const fieldWord = (field: FieldName): MessageKey => `field.${field}`;

/** The word of a choice of one of our own lists, by `choice.<field>.<value>`. */
export const choiceWord = (choice: ChoiceKey): MessageKey => choice;

/** The sentence of an event. */
export const eventWord = (type: RequestEvent['type']): MessageKey => `event.${type}`;

/** The name of a kind of deadline. */
export const deadlineWord = (kind: DeadlineKind): MessageKey => `deadline.${kind}`;
