import type { Command } from 'commander';
import { runProjectorProgram } from './projectorProgram';

/** The commands `yishen rebuild` and `yishen verify`. */
export function addReadTables(program: Command): void {
  for (const [name, description] of [
    ['rebuild', '由日志重建读表，逐行比较后切换 / rebuild the read tables beside the live ones, compare, swap'],
    ['verify', '校验日志链，并逐行核对读表 / walk the hash chain and compare every row with the fold'],
  ] as const) {
    program
      .command(name)
      .description(description)
      .option('--json', 'print JSON')
      .action(async ({ json }: { json?: true }) => {
        process.exitCode = await runProjectorProgram(name, json ? ['--json'] : []);
      });
  }
}
