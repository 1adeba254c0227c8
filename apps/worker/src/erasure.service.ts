import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { WorkerConfiguration } from '@yishen/configuration';
import { poolCheckpoints, runConsumer, type ConsumerHealth, type Log, type RunningConsumer } from '@yishen/messaging';
import type { LogAccess } from './logAccess';
import { finishErasure } from './reactors/finishErasure';
import { records } from './records';
import { CONFIGURATION, KAFKA, LOG } from './tokens';

/** Follows the log for erasures; needs no Temporal. */
@Injectable()
export class ErasureService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private reactor?: RunningConsumer;

  constructor(
    @Inject(CONFIGURATION) private readonly configuration: WorkerConfiguration,
    @Inject(LOG) private readonly log: LogAccess,
    @Inject(KAFKA) private readonly kafka: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.reactor = runConsumer({
      log: this.kafka,
      topic: this.configuration.topic.name,
      source: this.log.store,
      checkpoints: poolCheckpoints(this.log.pool),
      projection: finishErasure({ commands: this.log.commands }),
      report: records.of('erasure'),
    });
  }

  health(): Promise<ConsumerHealth> | undefined {
    return this.reactor?.health();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.reactor?.stop();
  }
}
