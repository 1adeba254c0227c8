import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ClientBase } from 'pg';

/** A step of a schema, applied once; `:app_role` in it is replaced by the quoted name of the application's role. */
export interface MigrationStep {
  readonly name: string;
  readonly sql: string;
}

/** The tables of one library, and how they came to be. */
export interface SchemaPart {
  readonly library: string;
  /** In the order in which they are applied. A step that was applied somewhere is never edited: what changes is another step. */
  readonly steps: readonly MigrationStep[];
  /** What must hold after every run, in one transaction: rights of the application's role, and what derives from the program. */
  readonly settle?: (client: ClientBase, quotedRole: string) => Promise<void>;
  /** The record that builds before `schema_migration` kept: its table, and which step each of its names is. */
  readonly formerRecord?: { readonly table: string; readonly stepOf: (name: string) => string };
}

/** The steps of a folder of `.sql` files, in the order of their names. */
export function stepsIn(folder: string): readonly MigrationStep[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({ name, sql: readFileSync(join(folder, name), 'utf8') }));
}
