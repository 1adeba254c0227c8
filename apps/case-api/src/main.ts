import { ConsoleLogger, Logger } from '@nestjs/common';
import { openPresent, type Present } from '@yishen/commands';
import { CASE_API, readConfiguration, readTestClock } from '@yishen/configuration';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApplication } from './application';
import { PartsModule } from './parts.module';

async function main(): Promise<void> {
  const configuration = readConfiguration(CASE_API);
  const present = await openPresent(readTestClock());
  const app = await createApplication(PartsModule.open(configuration, present.now), configuration);
  if (present.simulated) followBeforeEachRequest(app, present);
  await app.listen(configuration.port, configuration.host);
  new Logger('CaseApi').log({ listening: await app.getUrl() });
}

// In a simulated year days pass between two requests.
function followBeforeEachRequest(app: NestFastifyApplication, { refresh }: Present): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', async () => await refresh());
}

// One JSON line per record, also for what goes wrong before there is an application.
Logger.overrideLogger(new ConsoleLogger({ json: true }));

main().catch((error: unknown) => {
  new Logger('CaseApi').fatal(error instanceof Error ? error.message : 'case-api could not start');
  process.exitCode = 1;
});
