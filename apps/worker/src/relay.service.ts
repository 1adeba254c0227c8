import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { WorkerConfiguration } from '@yishen/configuration';
import { postgresRelayState, startRelay, type Log, type RelayHealth, type RunningRelay } from '@yishen/messaging';
import type { LogAccess } from './logAccess';
import { records } from './records';
import { CONFIGURATION, KAFKA, LOG } from './tokens';

/** Sends the log to Kafka; of several workers one sends. While Kafka is away it waits. */
@Injectable()
export class RelayService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private relay?: RunningRelay;

  constructor(
    @Inject(CONFIGURATION) private readonly configuration: WorkerConfiguration,
    @Inject(LOG) private readonly log: LogAccess,
    @Inject(KAFKA) private readonly kafka: Log,
  ) {}

  onApplicationBootstrap(): void {
    const { name: topic, partitions } = this.configuration.topic;
    this.relay = startRelay({
      source: this.log.store,
      log: this.kafka,
      topic,
      partitions,
      state: postgresRelayState(this.log.pool, topic),
      origin: 'yishen/event-log',
      onAppend: (wake) => this.log.onAppend(wake),
      report: records.of('relay'),
    });
  }

  health(): Promise<RelayHealth> | undefined {
    return this.relay?.health();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.relay?.stop();
  }
}
