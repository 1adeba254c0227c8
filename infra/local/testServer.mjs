import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { whenReady } from './children.mjs';
import { hasJars, jars } from './maven.mjs';
import { freePort, waitForPort } from './process.mjs';
import { run } from './steps.mjs';
import { requireTools } from './tools.mjs';

const POM = new URL('./temporal-test-server/pom.xml', import.meta.url);
const JARS = 'temporal-test-server-1.35.0';
const MAIN = fileURLToPath(new URL('./temporal-test-server/DatedTestServer.java', import.meta.url));
const SCRIPT = `#!/bin/sh
here=$(dirname "$0")
exec java -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$here/lib/*:$here" DatedTestServer "$@"
`;

/**
 * The path of an executable that runs the time-skipping test server (PORT [--start=INSTANT]), for
 * `TestWorkflowEnvironment.createTimeSkipping({ server: { executable: { type: 'existing-path', path } } })`.
 */
export async function prepareTestServer() {
  const folder = await jars(JARS, 'Temporal test server 1.35.0 with Maven', POM, async (draft) => {
    requireTools(['javac']);
    await copyFile(MAIN, join(draft, 'DatedTestServer.java'));
    await run('javac', ['-cp', join(draft, 'lib', '*'), '-d', draft, join(draft, 'DatedTestServer.java')]);
    await writeFile(join(draft, 'temporal-test-server'), SCRIPT, { mode: 0o755 });
  });
  return join(folder, 'temporal-test-server');
}

/** What has to be installed before the test server can be fetched and run. */
export async function toolsOfTestServer() {
  return (await hasJars(JARS, POM)) ? ['java'] : ['java', 'javac', 'mvn'];
}

/**
 * Starts a time-skipping server, at `startAt` if given, else at the present.
 * @param {{ children: ReturnType<typeof import('./children.mjs').createChildren>, logFile?: string, startAt?: string }} options
 */
export async function startTestServer({ children, logFile, startAt }) {
  const command = await prepareTestServer();
  const port = await freePort();
  const args = startAt ? [String(port), `--start=${startAt}`] : [String(port)];
  const child = children.start({ name: 'temporal-test-server', command, args, logFile });
  await whenReady(child, () => waitForPort(port, child.alive));
  return { child, address: `127.0.0.1:${port}` };
}
