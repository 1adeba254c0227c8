import type { Change } from './change.mjs';

export const EXAMPLES: readonly {
  readonly name: string;
  readonly goal: number | null;
  readonly edits: Readonly<Record<string, Change>>;
}[];
