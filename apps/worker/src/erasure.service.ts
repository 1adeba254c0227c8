import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { WorkerConfiguration } from '@yishen/configuration';
import {
  poolCheckpoints,
  runConsumer,
  type ConsumerHealth,
  type Broker,
  type RunningConsumer,
} from '@yishen/messaging';
import type { Connections } from './connections';
import { finishErasure } from './reactors/finishErasure';
import { records } from './records';
import { CONFIGURATION, KAFKA, CONNECTIONS } from './tokens';

/** Follows the log for erasures; needs no Temporal. */
@Injectable()
export class ErasureService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private reactor?: RunningConsumer;

  constructor(
    @Inject(CONFIGURATION) private readonly configuration: WorkerConfiguration,
    @Inject(CONNECTIONS) private readonly connections: Connections,
    @Inject(KAFKA) private readonly kafka: Broker,
  ) {}

  onApplicationBootstrap(): void {
    this.reactor = runConsumer({
      broker: this.kafka,
      topic: this.configuration.topic.name,
      source: this.connections.store,
      checkpoints: poolCheckpoints(this.connections.pool),
      handler: finishErasure({ commands: this.connections.commands }),
      logger: records.of('erasure'),
    });
  }

  health(): Promise<ConsumerHealth> | undefined {
    return this.reactor?.health();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.reactor?.stop();
  }
}
