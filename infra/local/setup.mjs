import { build, installPackages } from './build.mjs';
import { prepareKafka } from './kafka.mjs';
import { preparePostgres } from './postgres.mjs';
import { elapsed, say } from './steps.mjs';
import { prepareTemporal } from './temporal.mjs';
import { prepareTestServer } from './testServer.mjs';

/**
 * Makes a clone ready to start: packages and build, and the servers' programs in the cache. What is there costs a
 * fraction of a second; the rest is fetched side by side.
 * @param {{ root: string, testServer?: boolean, browser?: boolean }} options
 */
export async function setUp({ root, testServer = false, browser = false }) {
  const since = performance.now();
  const { YISHEN_DATABASE_URL, YISHEN_KAFKA_BROKERS, YISHEN_TEMPORAL_ADDRESS } = process.env;
  const embedded = (address, prepare) => (address && !testServer ? undefined : prepare());
  const jobs = [
    installPackages(root).then(() =>
      Promise.all([build(root), embedded(YISHEN_DATABASE_URL, () => preparePostgres(root))]),
    ),
    embedded(YISHEN_KAFKA_BROKERS, prepareKafka),
    embedded(YISHEN_TEMPORAL_ADDRESS, prepareTemporal),
    testServer ? prepareTestServer() : undefined,
    browser ? import('./chromium.mjs').then(({ prepareChromium }) => prepareChromium()) : undefined,
  ];
  // The first failure ends us, and with us the commands of the other jobs: a missing tool is told at once.
  await Promise.all(jobs);
  say(`  ✓ Set up (${elapsed(since)})`);
}
