/** The languages of the product; Chinese first. */
export type Locale = 'zh' | 'en';

/** One message in every language; `{name}` stands for a parameter. */
export interface Message {
  readonly zh: string;
  readonly en: string;
}

/** Messages by their key. */
export type Messages = Readonly<Record<string, Message>>;

/** What fills the places of a message. */
export type MessageParameters = Readonly<Record<string, string | number>>;

/** Fills the `{name}` places of a text; a place without a parameter stays as it is, so that the gap is seen. */
export function fill(text: string, parameters: MessageParameters): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) =>
    Object.hasOwn(parameters, name) ? String(parameters[name]) : place,
  );
}
