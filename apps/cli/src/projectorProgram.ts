import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { stackVariable } from './stack';

/** Runs a program of the projector (rebuild, verify) on the running system and answers its exit code; applications do not import each other. */
export async function runProjectorProgram(program: 'rebuild' | 'verify', args: readonly string[]): Promise<number> {
  const path = join(__dirname, '..', '..', 'projector', 'dist', `${program}.main.js`);
  const env = { ...process.env };
  for (const name of ['YISHEN_DATABASE_URL', 'YISHEN_ADMIN_DATABASE_URL', 'YISHEN_KAFKA_BROKERS']) {
    env[name] = stackVariable(name);
  }
  const child = spawn(process.execPath, [path, ...args], { env, stdio: 'inherit' });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}
