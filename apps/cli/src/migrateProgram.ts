import type { Command } from 'commander';
import { migrateSystem } from './migrate';

/** The command `yishen migrate`. */
export function addMigrate(program: Command): void {
  program
    .command('migrate')
    .description('建立或升级数据库 / bring the database to this version')
    .action(() => migrateSystem());
}
