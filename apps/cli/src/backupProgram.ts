import { message } from '@yishen/catalogue';
import type { Command } from 'commander';
import { backup, restore } from './backup';
import { CliError } from './cliError';
import { print } from './terminal';

/** The commands `yishen backup` and `yishen restore`. */
export function addBackup(program: Command): void {
  program
    .command('backup')
    .description('备份日志、密钥和文件 / back up log, keys and files')
    .requiredOption('--to <folder>', 'a new folder; it will hold the key file too')
    .action(async ({ to }: { to: string }) => {
      const { position, events, files, missingFiles } = await backup(to);
      print(message('cli.backup.done', 'zh', { folder: to, position, events, files: files.length }));
      if (missingFiles.length > 0) {
        throw new CliError('cli.backup.filesMissing', { count: missingFiles.length, digests: missingFiles.join(' ') });
      }
    });

  program
    .command('restore')
    .description('恢复到空的数据库 / restore a backup into an empty database')
    .requiredOption('--from <folder>', 'the folder of a backup')
    .action(async ({ from }: { from: string }) => {
      const { events, epoch } = await restore(from);
      print(message('cli.restore.done', 'zh', { events, epoch }));
    });
}
