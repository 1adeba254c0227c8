import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sql } from './sql';

const FOLDER = join(__dirname, '..', 'migrations');

/**
 * Creates the tables of relay, checkpoints and parked streams, and lets the application's role write them; may be run
 * again, and by several at once.
 */
export async function migrateMessaging(admin: Sql, options: { appRole?: string } = {}): Promise<void> {
  const texts = readdirSync(FOLDER)
    .sort()
    .map((file) => readFileSync(join(FOLDER, file), 'utf8'));
  const role = options.appRole?.replaceAll('"', '""');
  const grant =
    role === undefined ? '' : `grant select, insert, update, delete on relay, checkpoint, parked to "${role}";`;
  // One simple query is one transaction, so the lock lasts until the tables are there.
  await admin.query(
    `select pg_advisory_xact_lock(hashtext('yishen.migrate.messaging'));\n${texts.join('\n')}\n${grant}`,
  );
}
