import type { Command } from 'commander';
import { demo } from './demo';
import { withDesk } from './desk';
import { print } from './terminal';

/** The command `yishen demo`. */
export function addDemo(program: Command): void {
  program
    .command('demo')
    .description('建立演示机关和演示用户 / make the demo agency and users')
    .action(async () => print((await withDesk(demo)).join('\n')));
}
