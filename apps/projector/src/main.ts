import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { PROJECTOR, readConfiguration } from '@yishen/configuration';
import { ProjectorModule } from './projector.module';
import { records } from './records';

async function start(): Promise<void> {
  const projector = ProjectorModule.over(readConfiguration(PROJECTOR));
  const options = { logger: records, abortOnError: false };
  const application = await NestFactory.createApplicationContext(projector, options);
  application.enableShutdownHooks();
}

start().catch((error: unknown) => {
  const reason = error instanceof Error ? error.message : String(error);
  records.of('main')('fatal', 'the projector did not start', { reason });
  process.exit(1);
});
