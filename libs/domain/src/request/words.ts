import type { MessageKey } from '@yishen/catalogue';
import type { DeadlineKind } from '../clock';
import type { RequestActName, RequestActs, RequestEvent } from './procedure';

type FieldName = { [A in RequestActName]: keyof RequestActs[A] & string }[RequestActName];

// Lists of the law bring their own words; lists of our own are written out (`choice`) and need words.
type ChoicesOf<Field> = Field extends { readonly choices: readonly (infer C)[] }
  ? string extends C
    ? never
    : C
  : never;
type Choice = {
  [A in RequestActName]: {
    [F in keyof RequestActs[A] & string]: `${F}.${ChoicesOf<RequestActs[A][F]> & string}`;
  }[keyof RequestActs[A] & string];
}[RequestActName];

/** Every word that the steps of a request need: for their acts, fields and choices, their events and kinds of deadline. */
type StepWord =
  | `requestAct.${RequestActName}`
  | `field.${FieldName}`
  | `choice.${Choice}`
  | `event.${RequestEvent['type']}`
  | `deadline.${DeadlineKind}`;

/** The key of a step's word in libs/catalogue. A step that lacks a word there does not compile here. */
export const stepWord = (word: StepWord): MessageKey => word;
