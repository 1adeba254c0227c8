import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { ProjectorModule } from './projector.module';
import { records } from './records';

async function start(): Promise<void> {
  const application = await NestFactory.createApplicationContext(ProjectorModule, { logger: records });
  application.enableShutdownHooks();
}

start().catch((error: unknown) => {
  records.fatal({ message: 'the projector did not start', reason: (error as Error).message });
  process.exit(1);
});
