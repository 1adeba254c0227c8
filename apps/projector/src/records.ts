import { ConsoleLogger, type LogLevel } from '@nestjs/common';
import type { Report } from '@yishen/messaging';

const LEVELS: readonly LogLevel[] = ['log', 'warn', 'error', 'fatal'];

/** One JSON line per record, to stdout. */
export const records = new ConsoleLogger({ json: true, logLevels: [...LEVELS] });

/** Lines of a part of the projector; fields never hold content of a case. */
export function reportOf(part: string): Report {
  return (level, message, fields) => records[level === 'info' ? 'log' : level]({ message, ...fields }, part);
}
