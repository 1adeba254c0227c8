import { openRecords } from '@yishen/logging';
import { DefaultLogger, Runtime, makeTelemetryFilterString, type Logger } from '@temporalio/worker';

const REPORTED = { TRACE: 'debug', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const;

/** One JSON line per record, to stdout. */
export const records = openRecords('worker');

/** Installs the Temporal runtime: its lines go where ours go, and signals are left to Nest, which would otherwise have a rival. */
export function installRuntime(): void {
  Runtime.install({
    shutdownSignals: [],
    logger: temporalLogger(),
    telemetryOptions: { logging: { forward: {}, filter: makeTelemetryFilterString({ core: 'WARN', other: 'ERROR' }) } },
  });
}

function temporalLogger(): Logger {
  const logger = records.of('temporal');
  return new DefaultLogger('INFO', ({ level, message, meta }) => {
    const { workflowId, workflowType, activityType, error } = meta ?? {};
    const name = error instanceof Error ? { error: error.name, reason: error.message } : {};
    // While the server is away every poller says so several times a second; health says it too.
    const to = message.startsWith('gRPC call ') ? 'debug' : REPORTED[level];
    logger(to, message, { workflowId, workflowType, activityType, ...name });
  });
}
