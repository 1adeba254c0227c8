import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { WORKER, readConfiguration } from '@yishen/configuration';
import { installRuntime, records } from './records';
import { WorkerModule } from './worker.module';

async function main(): Promise<void> {
  const configuration = readConfiguration(WORKER);
  // Before anything of Temporal: whoever creates the runtime first decides about signals.
  installRuntime();
  const options = { logger: records, abortOnError: false };
  const app = await NestFactory.createApplicationContext(WorkerModule.over(configuration), options);
  app.enableShutdownHooks();
}

main().catch((error: unknown) => {
  const reason = error instanceof Error ? error.message : String(error);
  records.of('main')('fatal', 'the worker did not start', { reason });
  process.exit(1);
});
