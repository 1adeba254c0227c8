import { Module } from '@nestjs/common';
import { readConfiguration } from './configuration';
import { CONFIGURATION, ProjectorService } from './projector.service';

/** The projector: Kafka → read tables. */
@Module({ providers: [{ provide: CONFIGURATION, useFactory: () => readConfiguration() }, ProjectorService] })
export class ProjectorModule {}
