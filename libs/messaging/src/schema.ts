import { join } from 'node:path';
import { stepsIn, type SchemaPart } from '@yishen/migrations';

/** The tables of relay, checkpoints and parked streams. Earlier builds kept no record of them and applied each step in every run. */
export const MESSAGING_SCHEMA: SchemaPart = {
  library: 'messaging',
  steps: stepsIn(join(__dirname, '..', 'migrations')),
  settle: async (client, role) => {
    await client.query(`grant select, insert, update, delete on relay, checkpoint, parked to ${role}`);
  },
};
