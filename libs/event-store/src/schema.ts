import { join } from 'node:path';
import { stepsIn, type SchemaPart } from '@yishen/migrations';

/** The log's tables. The application's role can read them, and can append only through the function. */
export const EVENT_STORE_SCHEMA: SchemaPart = {
  library: 'event-store',
  steps: stepsIn(join(__dirname, '..', 'migrations')),
  formerRecord: { table: 'event_store_migration', stepOf: (name) => name },
  settle: async (client, role) => {
    await client.query(`
      revoke all on event, command, stream_head, log_head from public, ${role};
      revoke all on function append_group(jsonb) from public;
      grant select on event, command, stream_head, log_head to ${role};
      grant execute on function append_group(jsonb) to ${role};`);
  },
};
