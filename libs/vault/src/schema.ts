import { join } from 'node:path';
import { stepsIn, type SchemaPart } from '@yishen/migrations';

/** The vault's tables; each step grants the application's role its rights. */
export const VAULT_SCHEMA: SchemaPart = {
  library: 'vault',
  steps: stepsIn(join(__dirname, '..', 'migrations')),
  formerRecord: { table: 'vault_migration', stepOf: (name) => name },
};
