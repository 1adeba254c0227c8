import pino from 'pino';
import { requestOfRecord } from './requestId';

type Fields = Readonly<Record<string, unknown>>;
type Level = 'debug' | 'info' | 'warn' | 'error' | 'fatal';

/** Writes the records of a process; Nest uses it as its logger. */
export interface Records {
  /** Returns the function that writes records of a part of the process. */
  of(part: string): (level: Level, message: string, fields?: Fields) => void;
  log(message: unknown, ...rest: unknown[]): void;
  warn(message: unknown, ...rest: unknown[]): void;
  error(message: unknown, ...rest: unknown[]): void;
  fatal(message: unknown, ...rest: unknown[]): void;
  /** Drops messages below a level from now on. */
  setLevel(least: Level): void;
}

/** Opens the records of a process, one JSON line each; they go to stdout unless `write` is given. */
export function openRecords(process: string, write?: (line: string) => void): Records {
  const options: pino.LoggerOptions = {
    base: { process },
    messageKey: 'message',
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (level) => ({ level }) },
    mixin: requestOfRecord,
  };
  const logger = write ? pino(options, { write }) : pino(options);
  const of: Records['of'] = (part) => (level, message, fields) => logger[level]({ part, ...fields }, message);
  const nest =
    (level: Level) =>
    (message: unknown, ...rest: unknown[]): void => {
      // Nest's last argument is the part; a stack may come before it.
      const part = rest.at(-1);
      of(typeof part === 'string' ? part : process)(level, ...recordOf(message));
    };
  return {
    of,
    log: nest('info'),
    warn: nest('warn'),
    error: nest('error'),
    fatal: nest('fatal'),
    setLevel: (least) => void (logger.level = least),
  };
}

// Records the name and place of an error, not its message, which may quote a row of the database that names a person.
function recordOf(message: unknown): [string, Fields] {
  if (typeof message === 'string') return [message, {}];
  if (message instanceof Error) return ['an error', { name: message.name, at: framesOf(message) }];
  const { message: text, ...fields }: Record<string, unknown> = { ...(message as object) };
  return [typeof text === 'string' ? text : '', fields];
}

function framesOf({ stack = '' }: Error): readonly string[] {
  return stack
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at '));
}
