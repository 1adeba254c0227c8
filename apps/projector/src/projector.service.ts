import type { Server } from 'node:http';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { ProjectorConfiguration } from '@yishen/configuration';
import { kafkaBroker, type Broker } from '@yishen/messaging';
import { serveHealth } from './health';
import { startProjecting, type Projecting } from './projecting';
import { records } from './records';

/** The token of the configuration. */
export const CONFIGURATION = Symbol('configuration');

/** Runs the projector for the life of the application. */
@Injectable()
export class ProjectorService implements OnApplicationBootstrap, OnApplicationShutdown {
  private broker: Broker | undefined;
  private projecting: Projecting | undefined;
  private server: Server | undefined;

  constructor(@Inject(CONFIGURATION) private readonly configuration: ProjectorConfiguration) {}

  async onApplicationBootstrap(): Promise<void> {
    const { databaseUrl, connections, brokers, topic, health } = this.configuration;
    const logger = records.of('projector');
    this.broker = kafkaBroker({ brokers, clientId: 'yishen-projector', logger });
    const projecting = startProjecting({ databaseUrl, connections, broker: this.broker, topic: topic.name, logger });
    this.projecting = projecting;
    this.server = await serveHealth(health, () => projecting.health());
    logger('info', 'projector started', { health: health.port });
  }

  async onApplicationShutdown(): Promise<void> {
    this.server?.close();
    this.server?.closeAllConnections();
    await this.projecting?.stop();
    await this.broker?.close();
  }
}
