import { COMMAND_LINE, environmentWith } from '@yishen/configuration';
import { spawn, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { knownVariable, stackVariable } from './stack';

/** Runs a program of the projector (rebuild, verify) on the running system and answers its exit code; applications do not import each other. */
export async function runProjectorProgram(program: 'rebuild' | 'verify', args: readonly string[]): Promise<number> {
  const child = start(program, args, 'inherit');
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}

/** Runs a program of the projector and answers what it says as JSON, whatever its exit code. */
export async function askProjectorProgram(program: 'rebuild' | 'verify'): Promise<unknown> {
  const child = start(program, ['--json'], ['ignore', 'pipe', 'inherit']);
  const parts: Buffer[] = [];
  child.stdout?.on('data', (part: Buffer) => parts.push(part));
  await once(child, 'close');
  return JSON.parse(Buffer.concat(parts).toString('utf8'));
}

function start(program: 'rebuild' | 'verify', args: readonly string[], stdio: StdioOptions) {
  const path = join(__dirname, '..', '..', 'projector', 'dist', `${program}.main.js`);
  const partitions = knownVariable(COMMAND_LINE.topicPartitions);
  const env = environmentWith({
    YISHEN_DATABASE_URL: stackVariable(COMMAND_LINE.databaseUrl),
    ...(partitions === undefined ? {} : { YISHEN_TOPIC_PARTITIONS: String(partitions) }),
  });
  return spawn(process.execPath, [path, ...args], { env, stdio });
}
