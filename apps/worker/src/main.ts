import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { installRuntime, records } from './records';
import { WorkerModule } from './worker.module';

async function main(): Promise<void> {
  // Before anything of Temporal: whoever creates the runtime first decides about signals.
  installRuntime();
  const app = await NestFactory.createApplicationContext(WorkerModule, { logger: records, abortOnError: false });
  app.enableShutdownHooks();
}

main().catch((error: unknown) => {
  records.fatal(
    { message: 'the worker did not start', reason: error instanceof Error ? error.message : String(error) },
    'main',
  );
  process.exit(1);
});
