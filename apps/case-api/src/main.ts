import { ConsoleLogger, Logger } from '@nestjs/common';
import { instant } from '@yishen/calendar';
import { createApplication } from './application';
import { openBackend } from './backend';
import { readSettings } from './settings';

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const backend = await openBackend(settings, () => instant(new Date().toISOString()));
  const app = await createApplication(backend, settings);
  await app.listen(settings.port, settings.host);
  new Logger('CaseApi').log({ listening: await app.getUrl() });
}

// One JSON line per record, also for what goes wrong before there is an application.
Logger.overrideLogger(new ConsoleLogger({ json: true }));

main().catch((error: unknown) => {
  new Logger('CaseApi').fatal(error instanceof Error ? error.message : 'case-api could not start');
  process.exitCode = 1;
});
