import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { WorkerConfiguration } from '@yishen/configuration';
import { postgresRelayState, startRelay, type Broker, type RelayHealth, type RunningRelay } from '@yishen/messaging';
import type { Connections } from './connections';
import { records } from './records';
import { CONFIGURATION, KAFKA, CONNECTIONS } from './tokens';

/** Sends the log to Kafka; of several workers one sends. While Kafka is away it waits. */
@Injectable()
export class RelayService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private relay?: RunningRelay;

  constructor(
    @Inject(CONFIGURATION) private readonly configuration: WorkerConfiguration,
    @Inject(CONNECTIONS) private readonly connections: Connections,
    @Inject(KAFKA) private readonly kafka: Broker,
  ) {}

  onApplicationBootstrap(): void {
    const { name: topic, partitions } = this.configuration.topic;
    this.relay = startRelay({
      source: this.connections.store,
      broker: this.kafka,
      topic,
      partitions,
      state: postgresRelayState(this.connections.pool, topic),
      origin: 'yishen/event-log',
      onAppend: (wake) => this.connections.onAppend(wake),
      logger: records.of('relay'),
    });
  }

  health(): Promise<RelayHealth> | undefined {
    return this.relay?.health();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.relay?.stop();
  }
}
