import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ClientBase } from 'pg';

/** A step of a schema, applied once; `:app_role` in it stands for the quoted name of the application's role. */
export interface MigrationStep {
  readonly name: string;
  readonly sql: string;
}

/** The tables of one library, as the steps that make them. */
export interface SchemaPart {
  readonly library: string;
  /** The steps in their order. Never edit a step that was applied somewhere: make a change in a new step. */
  readonly steps: readonly MigrationStep[];
  /** Runs after the steps in every run, in one transaction: it sets the application's rights and what depends on the program. */
  readonly settle?: (client: ClientBase, quotedRole: string) => Promise<void>;
  /** The record of builds before `schema_migration`: its table, and the step for each of its names. */
  readonly formerRecord?: { readonly table: string; readonly stepOf: (name: string) => string };
}

/** Reads the steps from a folder of `.sql` files, in the order of their names. */
export function stepsIn(folder: string): readonly MigrationStep[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({ name, sql: readFileSync(join(folder, name), 'utf8') }));
}
