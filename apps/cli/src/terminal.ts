import { dateOfInstant, instant, type PlainDate } from '@yishen/calendar';
import { InvalidArgumentError } from 'commander';
import { readFileSync } from 'node:fs';
import { CliError } from './cliError';

/** A line of the answer. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** A line that is not the answer, so that a program can read the answer alone. */
export function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** The legal day on which the command is given. */
export function today(): PlainDate {
  return dateOfInstant(instant(new Date().toISOString()));
}

/** The value of an option that is a whole number. */
export function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('not a whole number');
  return Number(text);
}

/** A file of JSON, or a clear sentence. */
export function readJson(path: string): unknown {
  return readAs(path, () => JSON.parse(readFileSync(path, 'utf8')) as unknown);
}

/** A file as it is, or a clear sentence. */
export function readBytes(path: string): Uint8Array {
  return readAs(path, () => readFileSync(path));
}

function readAs<T>(path: string, reading: () => T): T {
  try {
    return reading();
  } catch (error) {
    throw new CliError('cli.file.unreadable', {
      file: path,
      reason: error instanceof Error ? error.message : String(error),
    });
  }
}
