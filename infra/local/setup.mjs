import { build, hasPackages, installPackages } from './build.mjs';
import { prepareKafka, toolsOfKafka } from './kafka.mjs';
import { preparePostgres } from './postgres.mjs';
import { elapsed, say } from './steps.mjs';
import { prepareTemporal, toolsOfTemporal } from './temporal.mjs';
import { prepareTestServer, toolsOfTestServer } from './testServer.mjs';
import { requireTools } from './tools.mjs';

/**
 * Makes a clone ready to start: packages and build, and the servers' programs in the cache. What is there costs a
 * fraction of a second; the rest is fetched side by side.
 * @param {{ root: string, testServer?: boolean, browser?: boolean }} options
 */
export async function setUp({ root, testServer = false, browser = false }) {
  const since = performance.now();
  const { YISHEN_DATABASE_URL, YISHEN_KAFKA_BROKERS, YISHEN_TEMPORAL_ADDRESS } = process.env;
  const embedded = (address, prepare) => (address && !testServer ? undefined : prepare());
  // All that is missing is told at once, also when everything that it would fetch is there and only runs with it.
  const tools = [
    (await hasPackages(root)) ? [] : ['npm'],
    embedded(YISHEN_KAFKA_BROKERS, toolsOfKafka),
    embedded(YISHEN_TEMPORAL_ADDRESS, toolsOfTemporal),
    testServer ? toolsOfTestServer() : [],
  ];
  requireTools((await Promise.all(tools)).flatMap((names) => names ?? []));
  const jobs = [
    // The longest of all by far the first time.
    embedded(YISHEN_TEMPORAL_ADDRESS, prepareTemporal),
    installPackages(root).then(() =>
      Promise.all([build(root), embedded(YISHEN_DATABASE_URL, () => preparePostgres(root))]),
    ),
    embedded(YISHEN_KAFKA_BROKERS, prepareKafka),
    testServer ? prepareTestServer() : undefined,
    browser ? import('./chromium.mjs').then(({ prepareChromium }) => prepareChromium()) : undefined,
  ];
  // The first failure ends us, and with us the commands of the other jobs.
  await Promise.all(jobs);
  say(`  ✓ Set up (${elapsed(since)})`);
}
