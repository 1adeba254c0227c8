import { Module, type DynamicModule } from '@nestjs/common';
import type { WorkerConfiguration } from '@yishen/configuration';
import { kafkaBroker } from '@yishen/messaging';
import { ConnectionsService } from './connections.service';
import { ErasureService } from './erasure.service';
import { HealthService } from './health.service';
import { openConnections, type Connections } from './connections';
import { records } from './records';
import { RelayService } from './relay.service';
import { TemporalService } from './temporal.service';
import { CONFIGURATION, KAFKA, CONNECTIONS } from './tokens';
import { untilDone } from './untilDone';

/** The worker: relay, reactor and Temporal worker in one process, any number of which may run. */
@Module({})
export class WorkerModule {
  static over(configuration: WorkerConfiguration): DynamicModule {
    const { brokers } = configuration;
    return {
      module: WorkerModule,
      providers: [
        { provide: CONFIGURATION, useValue: configuration },
        { provide: CONNECTIONS, useFactory: () => openLogAtLast(configuration) },
        {
          provide: KAFKA,
          useFactory: () => kafkaBroker({ brokers, clientId: 'yishen-worker', logger: records.of('kafka') }),
        },
        RelayService,
        ErasureService,
        TemporalService,
        HealthService,
        ConnectionsService,
      ],
    };
  }
}

async function openLogAtLast(configuration: WorkerConfiguration): Promise<Connections> {
  const options = {
    signal: new AbortController().signal,
    logger: records.of('log'),
    // A key file that is not this database's will not become so by waiting.
    isFatal: (error: unknown) => (error as { name?: string }).name === 'VaultError',
  };
  const connections = await untilDone('database', () => openConnections(configuration), options);
  if (!connections) throw new Error('stopped before the database answered');
  return connections;
}
