import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Broker } from '@yishen/messaging';
import type { Connections } from './connections';
import { KAFKA, CONNECTIONS } from './tokens';

/** Closes what the others worked on, once they have stopped (Nest runs every `beforeApplicationShutdown` first). */
@Injectable()
export class ConnectionsService implements OnApplicationShutdown {
  constructor(
    @Inject(CONNECTIONS) private readonly connections: Connections,
    @Inject(KAFKA) private readonly kafka: Broker,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await this.kafka.close();
    await this.connections.close();
  }
}
