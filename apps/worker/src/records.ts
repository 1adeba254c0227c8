import { ConsoleLogger, type LogLevel } from '@nestjs/common';
import type { Report } from '@yishen/messaging';
import { DefaultLogger, Runtime, makeTelemetryFilterString, type Logger } from '@temporalio/worker';

const LEVELS: readonly LogLevel[] = ['log', 'warn', 'error', 'fatal'];

const REPORTED = { TRACE: 'debug', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const;

/** One JSON line per record, to stdout. */
export const records = new ConsoleLogger({ json: true, logLevels: [...LEVELS] });

/** Lines of a part of the worker; fields never hold content of a case. */
export function reportOf(part: string): Report {
  return (level, message, fields) => records[level === 'info' ? 'log' : level]({ message, ...fields }, part);
}

/** Installs the Temporal runtime: its lines go where ours go, and signals are left to Nest, which would otherwise have a rival. */
export function installRuntime(): void {
  Runtime.install({
    shutdownSignals: [],
    logger: temporalLogger(),
    telemetryOptions: { logging: { forward: {}, filter: makeTelemetryFilterString({ core: 'WARN', other: 'ERROR' }) } },
  });
}

function temporalLogger(): Logger {
  const report = reportOf('temporal');
  return new DefaultLogger('INFO', ({ level, message, meta }) => {
    const { workflowId, workflowType, activityType, error } = meta ?? {};
    const name = error instanceof Error ? { error: error.name, reason: error.message } : {};
    // While the server is away every poller says so several times a second; health says it too.
    const to = message.startsWith('gRPC call ') ? 'debug' : REPORTED[level];
    report(to, message, { workflowId, workflowType, activityType, ...name });
  });
}
