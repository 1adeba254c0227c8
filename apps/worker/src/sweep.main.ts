import { TEMPORAL, readConfiguration } from '@yishen/configuration';
import { connectTemporal } from './temporal';
import { sweepNow } from './sweepNow';

async function main(): Promise<void> {
  const temporal = await connectTemporal(readConfiguration(TEMPORAL));
  try {
    process.stdout.write(`${JSON.stringify(await sweepNow(temporal.client))}\n`);
  } finally {
    await temporal.close();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
