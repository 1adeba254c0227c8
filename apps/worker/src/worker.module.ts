import { Module } from '@nestjs/common';
import { kafkaLog } from '@yishen/messaging';
import { readConfiguration, type WorkerConfiguration } from './configuration';
import { ConnectionsService } from './connections.service';
import { ErasureService } from './erasure.service';
import { HealthService } from './health.service';
import { openLog, type LogAccess } from './logAccess';
import { reportOf } from './records';
import { RelayService } from './relay.service';
import { TemporalService } from './temporal.service';
import { CONFIGURATION, KAFKA, LOG } from './tokens';
import { untilDone } from './untilDone';

/** The worker: relay, reactor and Temporal worker in one process, any number of which may run. */
@Module({
  providers: [
    { provide: CONFIGURATION, useFactory: () => readConfiguration() },
    { provide: LOG, useFactory: openLogAtLast, inject: [CONFIGURATION] },
    {
      provide: KAFKA,
      useFactory: ({ brokers }: WorkerConfiguration) =>
        kafkaLog({ brokers, clientId: 'yishen-worker', report: reportOf('kafka') }),
      inject: [CONFIGURATION],
    },
    RelayService,
    ErasureService,
    TemporalService,
    HealthService,
    ConnectionsService,
  ],
})
export class WorkerModule {}

async function openLogAtLast(configuration: WorkerConfiguration): Promise<LogAccess> {
  const options = {
    signal: new AbortController().signal,
    report: reportOf('log'),
    // A key file that is not this database's will not become so by waiting.
    isFatal: (error: unknown) => (error as { name?: string }).name === 'VaultError',
  };
  const log = await untilDone('database', () => openLog(configuration), options);
  if (!log) throw new Error('stopped before the database answered');
  return log;
}
