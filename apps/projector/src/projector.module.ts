import { Module, type DynamicModule } from '@nestjs/common';
import type { ProjectorConfiguration } from '@yishen/configuration';
import { CONFIGURATION, ProjectorService } from './projector.service';

/** The projector: Kafka → read tables. */
@Module({})
export class ProjectorModule {
  static over(configuration: ProjectorConfiguration): DynamicModule {
    const providers = [{ provide: CONFIGURATION, useValue: configuration }, ProjectorService];
    return { module: ProjectorModule, providers };
  }
}
