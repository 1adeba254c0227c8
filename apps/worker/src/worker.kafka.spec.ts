import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import { BUNDLED_NOTICES, dateOfInstant, instant, type Instant } from '@yishen/calendar';
import { engineCaller, type Caller } from '@yishen/application';
import { TOPIC, WORKER, readConfiguration } from '@yishen/configuration';
import { partitionOf, type LogEvent } from '@yishen/messaging';
import { QUERIES, SIGNALS, requestClockId, rolloutId, type ArmedAlarms, type Arming } from '@yishen/workflows/contract';
import { DefaultLogger, bundleWorkflowCode } from '@temporalio/worker';
import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { PERSONAL, openOffice, paperRequest, type Office } from '../test/office';
import { temporalClocks } from './clocks/clocks';
import { loggedClocks } from './clocks/loggedClocks';
import { HealthService } from './health.service';
import { armClocks } from './reactors/armClocks';
import { installRuntime, records } from './records';
import { rolloutOfRules, temporalRollouts } from './rollouts';
import { sweepNow } from './sweepNow';
import { lazyConnection } from './temporal';
import { WorkerModule } from './worker.module';

let office: Office;
let worker: INestApplicationContext;
let client: Client;
const present = (): Instant => instant(new Date().toISOString());
const today = dateOfInstant(present());
const patient = { timeout: 20_000, interval: 50 };

beforeAll(async () => {
  const bundle = join(__dirname, '..', 'dist', 'workflow-bundle.js');
  mkdirSync(join(__dirname, '..', 'dist'), { recursive: true });
  const { code } = await bundleWorkflowCode({
    workflowsPath: join(__dirname, '../../../workflows/src/index.ts'),
    logger: new DefaultLogger('ERROR'),
  });
  writeFileSync(bundle, code);
  office = await openOffice(present());
  const configuration = readConfiguration(WORKER, {
    YISHEN_DATABASE_URL: office.databaseUrl,
    YISHEN_KEY_FILE: office.keyFile,
    YISHEN_KAFKA_BROKERS: inject('kafkaBrokers'),
    YISHEN_TEMPORAL_ADDRESS: inject('temporalDevServer'),
    YISHEN_HEALTH_PORT: '0',
  });
  installRuntime();
  records.setLevel('error');
  const options = { logger: records, abortOnError: false };
  worker = await NestFactory.createApplicationContext(WorkerModule.over(configuration), options);
  const connection = await Connection.connect({ address: inject('temporalDevServer') });
  client = new Client({ connection });
  await vi.waitFor(async () => expect(await worker.get(HealthService).readiness()).toMatchObject({ status: 'ok' }), {
    ...patient,
    timeout: 60_000,
  });
}, 180_000);

afterAll(async () => {
  await worker?.close();
  await client?.connection.close();
  await office?.close();
});

const administrator = (userId: string): Caller => ({
  principal: { userId, kind: 'staff', grants: [{ agencyId: '*', roles: ['systemAdministrator'] }] },
});
const clockOf = (request: string): WorkflowHandle => client.workflow.getHandle(requestClockId(request));
const armed = (request: string): Promise<ArmedAlarms> => clockOf(request).query<ArmedAlarms>(QUERIES.armed);
const statusOf = async (request: string): Promise<string> => (await clockOf(request).describe()).status.name;

async function receive(followedBy?: 'answer'): Promise<string> {
  const answer = { type: 'answer' as const, decision: 'A2', repliedOn: today, serviceMode: 'post' };
  const input = { ...paperRequest(office.agencyId, today), ...(followedBy ? { followedBy: [answer] } : {}) };
  office.setNow(present());
  return (await office.commands.receiveRequest(office.clerk, randomUUID(), input)).id;
}

async function answer(request: string): Promise<void> {
  const input = { id: request, decision: 'A2', repliedOn: today, serviceMode: 'post' };
  await office.commands.answerRequest(office.clerk, randomUUID(), input);
}

/** Waits until the reactor has seen everything that is in the log now. */
async function caughtUp(): Promise<void> {
  const { position } = await office.store.head();
  await vi.waitFor(async () => {
    const { reactor } = await worker.get(HealthService).readiness();
    expect(BigInt(reactor?.watermark ?? 0)).toBeGreaterThanOrEqual(BigInt(position));
  }, patient);
}

const logged = async (request: string) => loggedClocks(await office.store.readStream(`request-${request}`))[0]!;

describe('the way from the log through Kafka to Temporal', () => {
  it('starts a clock for a request that is received, armed with what the log says, and ends it at the answer', async () => {
    const request = await receive();
    await caughtUp();
    const { derivation, alarms } = await logged(request);
    expect(await armed(request)).toMatchObject({ derivation, alarms, next: { at: alarms[0]!.at } });
    await answer(request);
    await vi.waitFor(async () => expect(await statusOf(request)).toBe('COMPLETED'), patient);
  });

  it('starts nothing for a request that was typed in together with its answer', async () => {
    const request = await receive('answer');
    await caughtUp();
    await expect(clockOf(request).describe()).rejects.toMatchObject({ name: 'WorkflowNotFoundError' });
  });

  it('keeps personal data out of Temporal', async () => {
    const request = await receive();
    await caughtUp();
    const { events } = await clockOf(request).fetchHistory();
    const decoder = new TextDecoder();
    const inputs = (events ?? []).flatMap(({ workflowExecutionStartedEventAttributes: started }) =>
      (started?.input?.payloads ?? []).map(({ data }) => decoder.decode(data ?? new Uint8Array())),
    );
    expect(inputs.join()).toContain(request);
    for (const personal of PERSONAL) expect(inputs.join()).not.toContain(personal);
    expect(Object.keys(JSON.parse(inputs[0]!) as object).sort()).toEqual([
      'agency',
      'alarms',
      'derivation',
      'due',
      'request',
    ]);
  });
});

describe('a redelivered event', () => {
  const reactor = () => {
    const clocks = temporalClocks(client, { searchAttributes: false });
    return armClocks<undefined>({ store: office.store, clocks });
  };
  const eventsOf = async (request: string): Promise<LogEvent[]> =>
    (await office.store.readStream(`request-${request}`)).map((event) => {
      return { ...event, partition: partitionOf(event.stream, readConfiguration(TOPIC, {}).partitions) };
    });

  it('revives no clock of an answered request: the log is asked, not the event', async () => {
    const request = await receive();
    await caughtUp();
    const { runId } = await clockOf(request).describe();
    await answer(request);
    await vi.waitFor(async () => expect(await statusOf(request)).toBe('COMPLETED'), patient);
    const [opening] = (await eventsOf(request)).filter(({ type }) => type === 'DeadlinesChanged');
    await reactor().apply(undefined, [opening!]);
    expect(await clockOf(request).describe()).toMatchObject({ runId, status: { name: 'COMPLETED' } });
  });

  it('leaves a running clock as it is, and starts no second one', async () => {
    const request = await receive();
    await caughtUp();
    const [{ runId }, before] = await Promise.all([clockOf(request).describe(), armed(request)]);
    await reactor().apply(undefined, await eventsOf(request));
    await reactor().apply(undefined, await eventsOf(request));
    expect(await clockOf(request).describe()).toMatchObject({ runId, status: { name: 'RUNNING' } });
    expect(await armed(request)).toEqual(before);
  });

  it('is not consumed while Temporal is away: the failure says that waiting helps, so that no stream is parked', async () => {
    const request = await receive();
    const connection = lazyConnection('127.0.0.1:1');
    const away = temporalClocks(new Client({ connection }), { searchAttributes: false });
    const unreachable = armClocks<undefined>({ store: office.store, clocks: away });
    await expect(unreachable.apply(undefined, await eventsOf(request))).rejects.toMatchObject({ retryable: true });
    await connection.close();
  }, 60_000);
});

describe('the sweep', () => {
  it('starts a clock that is missing, arms again one that differs, and finds nothing the second time', async () => {
    const [missing, differing] = [await receive(), await receive()];
    await caughtUp();
    await sweepNow(client);
    await clockOf(missing).terminate('a test');
    const { derivation } = await armed(differing);
    const wrong: Arming = { derivation: derivation + 3, alarms: [] };
    await clockOf(differing).signal(SIGNALS.rearm, wrong);
    expect(await armed(differing)).toMatchObject({ derivation: derivation + 3 });

    expect(await sweepNow(client)).toMatchObject({ missing: 1, differing: 1, rederived: 0 });
    for (const request of [missing, differing]) {
      const { alarms } = await logged(request);
      expect(await armed(request)).toMatchObject({ derivation, alarms });
    }
    expect(await sweepNow(client)).toMatchObject({ missing: 0, differing: 0, rederived: 0 });
  }, 60_000);

  it('is scheduled once, daily, and does not overlap', async () => {
    const { spec, policies, action } = await client.schedule.getHandle('sweep').describe();
    expect(spec).toMatchObject({ timezone: 'Asia/Shanghai' });
    expect(policies).toMatchObject({ overlap: 'SKIP' });
    expect(action).toMatchObject({ type: 'startWorkflow', workflowType: 'starter' });
  });
});

describe('an approved holiday notice', () => {
  it('is rolled out: every open case and its clock have the new calendar, and the calendar says so', async () => {
    const request = await receive();
    await caughtUp();
    const year = (BUNDLED_NOTICES.at(-1)?.year ?? 0) + 1;
    const json = { year, holidays: [{ name: '元旦', from: `${year}-01-01` }] };
    await office.commands.proposeHolidayNotice(administrator('first'), randomUUID(), { json });
    const approval = { region: 'CN', proposal: 1 };
    const { stream } = await office.commands.approveHolidayNotice(administrator('second'), randomUUID(), approval);
    const version = (await office.store.readStream(stream)).at(-1)?.data['version'];

    await vi.waitFor(async () => {
      const events = await office.store.readStream(stream);
      expect(events.at(-1)).toMatchObject({ type: 'CalendarRolloutCompleted', data: { version, failed: 0 } });
    }, patient);
    const [last] = (await office.store.readStream(`request-${request}`)).slice(-1);
    expect(last).toMatchObject({ type: 'DeadlinesChanged', data: { deadlines: [{ calendarVersion: version }] } });
    const { derivation } = await logged(request);
    await vi.waitFor(async () => expect(await armed(request)).toMatchObject({ derivation }), patient);
    expect(await sweepNow(client)).toMatchObject({ rederived: 0 });
  }, 60_000);
});

describe('a changed setting and the rules of a build', () => {
  it('a setting that moves deadlines reaches the open cases and their clocks without a sweep', async () => {
    const registered = { name: '某局', region: 'CN' };
    const { id: agencyId } = await office.commands.registerAgency(engineCaller('test'), randomUUID(), registered);
    const clerk: Caller = { principal: { userId: 'clerk', kind: 'staff', grants: [{ agencyId, roles: ['clerk'] }] } };
    const { id: request } = await office.commands.receiveRequest(clerk, randomUUID(), paperRequest(agencyId, today));
    const act = {
      type: 'StartConsultation',
      party: 'coMaker',
      sentOn: today,
      name: '某局',
      question: '是否同意公开',
    } as const;
    await office.commands.actOnRequest(clerk, randomUUID(), { id: request, act });
    await caughtUp();
    const before = await logged(request);
    const setting = { agencyId, setting: 'exclusionIncludesSendingDay', value: true };
    const { version } = await office.commands.changeAgencySetting(administrator('first'), randomUUID(), setting);
    const rollout = client.workflow.getHandle(`setting-rollout:${agencyId}+${version}`);
    await vi.waitFor(async () => expect((await rollout.describe()).status.name).toBe('COMPLETED'), patient);
    const { derivation } = await logged(request);
    expect(derivation).toBeGreaterThan(before.derivation);
    await vi.waitFor(async () => expect(await armed(request)).toMatchObject({ derivation }), patient);
  }, 60_000);

  it('the rules are rolled out when the worker of a build starts, and not again when it starts another time', async () => {
    const rules = rolloutOfRules();
    const rollout = client.workflow.getHandle(rolloutId(rules));
    await vi.waitFor(async () => expect((await rollout.describe()).status.name).toBe('COMPLETED'), patient);
    const { runId } = await rollout.describe();
    await temporalRollouts(client).start(rules);
    expect((await rollout.describe()).runId).toBe(runId);
  }, 60_000);
});

describe('readiness', () => {
  it('speaks of relay, both reactors and the Temporal worker', async () => {
    const following = { state: 'ok' };
    const ready = { status: 'ok', temporal: 'RUNNING', reactor: following, erasure: following };
    await vi.waitFor(async () => expect(await worker.get(HealthService).readiness()).toMatchObject(ready), patient);
  });
});

describe('operators', () => {
  it('find clocks by agency and due day', async () => {
    const request = await receive();
    await caughtUp();
    const { due } = await logged(request);
    const query = `YishenAgency = "${office.agencyId}" and YishenKind = "reply" and YishenDueOn <= "${due!.dueOn}"`;
    await vi.waitFor(async () => {
      const found: string[] = [];
      for await (const { workflowId } of client.workflow.list({ query })) found.push(workflowId);
      expect(found).toContain(requestClockId(request));
    }, patient);
  });
});
