import { COMMAND_LINE, nameOf, readVariable, type Variable } from '@yishen/configuration';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CliError } from './cliError';

/** The addresses and places of a system, by the names of its environment variables. */
export type StackEnvironment = Readonly<Record<string, string>>;

interface StackFile {
  readonly pid: number;
  /** Tells the launcher from a later process with the same pid. */
  readonly start: string;
  readonly http?: string;
  readonly env: StackEnvironment;
}

/** The folder of the embedded system's data: `YISHEN_VAR`, else `var` of the clone this program was built in. */
export function varFolder(): string {
  return readVariable(COMMAND_LINE.varFolder) ?? join(__dirname, '..', '..', '..', 'var');
}

/** One variable of the running system: from the environment, else from what the launcher wrote down. */
export function knownVariable<T>(variable: Variable<T>): T | undefined {
  return readVariable(variable) ?? readVariable(variable, runningStack()?.env ?? {});
}

/** One variable of the running system, or a clear sentence. */
export function stackVariable<T>(variable: Variable<T>): T {
  const value = knownVariable(variable);
  if (value === undefined) throw new CliError('cli.stack.missing', { variable: nameOf(variable) });
  return value;
}

/** What the launcher wrote down, while it runs. */
export function runningStack(): StackFile | undefined {
  const path = join(varFolder(), 'stack.json');
  if (!existsSync(path)) return undefined;
  const stack = JSON.parse(readFileSync(path, 'utf8')) as StackFile;
  return isAlive(stack) ? stack : undefined;
}

function isAlive({ pid, start }: StackFile): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const stat = `/proc/${pid}/stat`;
  if (!existsSync(stat)) return true;
  // Field 22 of proc(5): the start time. The second field, the name, may hold blanks.
  const text = readFileSync(stat, 'utf8');
  return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] === start;
}
