import { Logger } from '@nestjs/common';
import { openSystemClock, type SystemClock } from '@yishen/application';
import { CASE_API, readConfiguration, readTestClock } from '@yishen/configuration';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApplication } from './application';
import { PartsModule } from './parts.module';
import { records } from './records';

async function main(): Promise<void> {
  const configuration = readConfiguration(CASE_API);
  const clock = await openSystemClock(readTestClock());
  const app = await createApplication(PartsModule.open(configuration, clock.now), configuration);
  if (clock.simulated) followBeforeEachRequest(app, clock);
  await app.listen(configuration.port, configuration.host);
  records.of('main')('info', 'case-api listens', { listening: await app.getUrl() });
}

// In a simulated year days pass between two requests.
function followBeforeEachRequest(app: NestFastifyApplication, { refresh }: SystemClock): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', async () => await refresh());
}

// Also for what goes wrong before there is an application.
Logger.overrideLogger(records);

main().catch((error: unknown) => {
  const reason = error instanceof Error ? error.message : String(error);
  records.of('main')('fatal', 'case-api did not start', { reason });
  process.exitCode = 1;
});
