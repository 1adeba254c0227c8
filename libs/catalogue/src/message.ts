/** The languages of the product; Chinese first. */
export type Locale = 'zh' | 'en';

/** One message in every language; `{name}` stands for a parameter. */
export interface Message {
  readonly zh: string;
  readonly en: string;
}

/** Messages by their key. */
export type Messages = Readonly<Record<string, Message>>;

/** The values for the places of a message. */
export type MessageParameters = Readonly<Record<string, string | number>>;

/** Fills the `{name}` places of a text; a place without a parameter stays, so that somebody sees the gap. */
export function fill(text: string, parameters: MessageParameters): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) =>
    Object.hasOwn(parameters, name) ? String(parameters[name]) : place,
  );
}
