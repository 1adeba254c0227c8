export type Change =
  | string
  | readonly { readonly find?: string; readonly before?: string; readonly after?: string; readonly put: string }[];
export function edited(text: string, edits: Exclude<Change, string>): string;
export function changedText(root: string, file: string, change: Change): string;
export function apply(root: string, source: string, edits: Readonly<Record<string, Change>>): void;
