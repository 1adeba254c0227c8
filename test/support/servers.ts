import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { createChildren } from '../../infra/local/children.mjs';
import { startKafka } from '../../infra/local/kafka.mjs';
import { removePostgres, startPostgres } from '../../infra/local/postgres.mjs';
import { startTemporal } from '../../infra/local/temporal.mjs';
import { prepareTestServer, startTestServer } from '../../infra/local/testServer.mjs';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The superuser's URL of the database `postgres`; make your own database with `createDatabase()`. */
    postgresUrl: string;
    kafkaBrokers: string;
    /** A time-skipping server that the run shares. Skipping affects the whole server, so start your own to unlock time. */
    temporalTestServer: string;
    /** The executable for `TestWorkflowEnvironment.createTimeSkipping({ server: { executable: { type: 'existing-path', path } } })`. */
    temporalTestServerPath: string;
    temporalDevServer: string;
  }
}

const root = resolve(__dirname, '..', '..');

/** Starts, once in a run, the servers that the selected spec files need by suffix or name. */
export default async function servers(project: TestProject): Promise<() => Promise<void>> {
  const wanted = await wantedBy(project);
  const children = createChildren();
  const dir = await mkdtemp(join(tmpdir(), 'yishen-test-'));
  const log = (name: string) => join(dir, 'log', `${name}.log`);
  const stop = async () => {
    await Promise.all(children.living().map((child) => child.stop()));
    await removePostgres(join(dir, 'postgres'));
    await rm(dir, { recursive: true, force: true });
  };
  const starts: Promise<void>[] = [];
  if (wanted.has('postgres')) {
    const options = {
      children,
      root,
      dir: join(dir, 'postgres'),
      logFile: log('postgres'),
      durable: project.name === 'bench',
    };
    starts.push(startPostgres(options).then((it) => project.provide('postgresUrl', it.url('postgres'))));
  }
  if (wanted.has('kafka')) {
    const options = { children, dir: join(dir, 'kafka'), logFile: log('kafka') };
    starts.push(startKafka(options).then((it) => project.provide('kafkaBrokers', it.brokers)));
  }
  if (wanted.has('testServer')) {
    starts.push(prepareTestServer().then((path) => project.provide('temporalTestServerPath', path)));
    const options = { children, logFile: log('testServer') };
    starts.push(startTestServer(options).then((it) => project.provide('temporalTestServer', it.address)));
  }
  if (wanted.has('devServer')) {
    const options = { children, logFile: log('temporal') };
    starts.push(startTemporal(options).then((it) => project.provide('temporalDevServer', it.address)));
  }
  const failed = (await Promise.allSettled(starts)).find((result) => result.status === 'rejected');
  if (failed) {
    await stop();
    throw failed.reason;
  }
  return stop;
}

async function wantedBy(project: TestProject): Promise<Set<string>> {
  // Internal to Vitest 4: the files named on the command line. Without them, every server would start for every spec.
  const { filenamePattern } = project.vitest as unknown as { filenamePattern?: string[] };
  const { testFiles } = await project.globTestFiles(filenamePattern);
  const wanted = new Set<string>();
  for (const file of testFiles) {
    const text = await readFile(file, 'utf8');
    if (/\.(pg|kafka)\.spec\.ts$/.test(file) || /postgresUrl|createDatabase|startApi/.test(text))
      wanted.add('postgres');
    if (file.endsWith('.kafka.spec.ts') || text.includes('kafkaBrokers')) wanted.add('kafka');
    if (file.endsWith('.temporal.spec.ts') || text.includes('temporalTestServer')) wanted.add('testServer');
    if (text.includes('temporalDevServer')) wanted.add('devServer');
  }
  return wanted;
}
