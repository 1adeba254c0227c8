import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Log } from '@yishen/messaging';
import type { LogAccess } from './logAccess';
import { KAFKA, LOG } from './tokens';

/** Closes what the others worked on, once they have stopped (Nest runs every `beforeApplicationShutdown` first). */
@Injectable()
export class ConnectionsService implements OnApplicationShutdown {
  constructor(
    @Inject(LOG) private readonly log: LogAccess,
    @Inject(KAFKA) private readonly kafka: Log,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await this.kafka.close();
    await this.log.close();
  }
}
