import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { removePostgres } from './postgres.mjs';
import { StepFailure } from './steps.mjs';
import { writeWhole } from './wholeFile.mjs';

const TEMPORAL = ['temporal.db', 'temporal.db-shm', 'temporal.db-wal', 'temporal.db-journal'];
const DATA = ['postgres', 'keys', 'files', 'kafka', ...TEMPORAL];
const RESTORED = 'restored';

/** The URLs of the PostgreSQL that the environment names; undefined means that ours is started. */
export function existingPostgres({ YISHEN_DATABASE_URL: app, YISHEN_ADMIN_DATABASE_URL: admin } = process.env) {
  if (app && admin) return { YISHEN_DATABASE_URL: app, YISHEN_ADMIN_DATABASE_URL: admin };
  if (app || admin) {
    throw new StepFailure('Set both YISHEN_DATABASE_URL and YISHEN_ADMIN_DATABASE_URL to use an existing PostgreSQL.');
  }
  return undefined;
}

/**
 * Refuses to remove data that belong to a log we do not remove, and to restore over data.
 * @param {{ varDir: string, fresh?: boolean, restoreFrom?: string }} options
 */
export function refuseWrongPlace({ varDir, fresh = false, restoreFrom }) {
  const existing = existingPostgres();
  if (fresh && existing) {
    throw new StepFailure(
      '--fresh is refused: YISHEN_DATABASE_URL names an existing PostgreSQL, whose log would stay while the keys to its personal data were removed. Nothing was changed.',
    );
  }
  if (fresh && existsSync(join(varDir, 'keys')) && !existsSync(join(varDir, 'postgres'))) {
    throw new StepFailure(
      `--fresh is refused: ${varDir} holds keys but no database, so the keys may be those of an existing PostgreSQL. Move ${join(varDir, 'keys')} away first. Nothing was changed.`,
    );
  }
  if (restoreFrom === undefined) return;
  if (!existsSync(join(restoreFrom, 'manifest.json'))) {
    throw new StepFailure(`--restore is refused: ${restoreFrom} is no backup, it has no manifest.json.`);
  }
  const there = fresh ? [] : DATA.filter((name) => existsSync(join(varDir, name)));
  if (there.length > 0) {
    throw new StepFailure(
      `--restore is refused: ${varDir} is not empty (${there.join(', ')}). Name another folder with --var, or remove what is there with --fresh. Nothing was changed.`,
    );
  }
}

/** Only what the launcher and the services write: the folder may be one that holds other things too. */
export async function removeData(varDir) {
  // The database last: keys without a database would be taken for those of an existing one.
  for (const name of [...DATA.slice(1), 'log', 'ports.json', 'app.password', RESTORED]) {
    await rm(join(varDir, name), { recursive: true, force: true });
  }
  await removePostgres(join(varDir, 'postgres'));
}

/** Remembers that the data came from a backup: the demo's published passwords are never put on them, now or later. */
export function markRestored(varDir, backup) {
  writeWhole(join(varDir, RESTORED), `${backup}\n`);
}

/** Whether the demo may be set up here: only on a PostgreSQL of ours, and not on what a backup brought. */
export function isDemoPlace(varDir) {
  return existingPostgres() === undefined && !existsSync(join(varDir, RESTORED));
}
