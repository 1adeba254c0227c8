import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { TablesJson } from '@yishen/annual-report';
import { TOPIC, readConfiguration } from '@yishen/configuration';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyMessage } from '../support/broker';
import { openClocks } from '../support/clocks';
import { found, needlesOf, type Needle } from '../support/needles';
import { DEMO_AGENCY, signIn, type Session } from '../support/session';
import { caughtUp, wholeSystem, type Stack } from '../support/stack';
import { until } from '../support/until';

const GROUND = 'consentWithdrawn';

// Texts that occur nowhere in code or law, so that wherever they are found they come from this request.
const PERSON = {
  name: '欧阳碧鸢霜',
  identity: '15020319870413926X',
  contact: '包头市昆都仑区琥珀湾7栋3901，电话13947208615',
  content: '申请公开麒麟阁巷地下管廊竹节钢验收记录全部附件',
  note: '已由申请人之妹司徒漱玉代领',
  scanName: '欧阳碧鸢霜-申请书.png',
  scanText: 'scan-of-ouyang-biyuanshuang-9f31',
};
const PNG = Buffer.concat([
  Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex'),
  Buffer.from(PERSON.scanText),
]);

interface CasePage {
  readonly version: number;
  readonly applicant: { readonly person: string; readonly name: string | null; readonly erased: boolean };
  readonly content: string | null;
  readonly scan: { readonly digest: string; readonly name: string | null } | null;
}

describe('personal data', () => {
  const needles: Needle[] = needlesOf([...Object.values(PERSON), '碧鸢霜', '13947208615', '司徒漱玉']);
  let stack: Stack;
  let clerk: Session;
  let administrator: Session;
  let agency: string;
  let id: string;
  let digest: string;

  const casePage = async (): Promise<CasePage> => (await clerk.get<CasePage>(`/requests/${id}`)).body;
  const report = async (): Promise<TablesJson> => {
    await caughtUp(stack, 'read');
    return (await clerk.get<TablesJson>(`/agencies/${agency}/reports/${clerk.me.today.slice(0, 4)}/json`)).body;
  };

  beforeAll(async () => {
    stack = await wholeSystem();
    [clerk, administrator] = await Promise.all([signIn(stack.http, 'clerk'), signIn(stack.http, 'administrator')]);
    agency = clerk.agency(DEMO_AGENCY);
    const scan = await clerk.upload(
      `/agencies/${agency}/files`,
      new Blob([PNG], { type: 'image/png' }),
      PERSON.scanName,
    );
    expect(scan.status, JSON.stringify(scan.body)).toBeLessThan(300);
    digest = scan.body.digest;
    const { name, identity, contact, content } = PERSON;
    const received = await clerk.send({
      path: `/agencies/${agency}/requests`,
      body: {
        channel: 'inPerson',
        receivedOn: clerk.me.today,
        applicant: { kind: 'naturalPerson', name, identity, contact },
        content,
        scan: { digest },
      },
    });
    expect(received.status, JSON.stringify(received.body)).toBe(201);
    id = received.body.id;
    // Wait for the reactor: if the request were answered first, it would never get a clock, and Temporal would have no history to search.
    await caughtUp(stack, 'reactor.requestClock');
  });
  afterAll(() => stack.close());

  it('is shown to the clerk, and each look is recorded with who saw which fields', async () => {
    const before = await stack.database.query('select 1 from unsealing where stream = $1', [`request-${id}`]);
    const page = await casePage();
    expect(page.applicant.name).toBe(PERSON.name);
    expect(page.content).toBe(PERSON.content);
    expect(page.scan?.name).toBe(PERSON.scanName);
    const { rows } = await stack.database.query<{ actor: string; fields: string[] }>(
      'select actor, fields from unsealing where stream = $1 order by id',
      [`request-${id}`],
    );
    expect(rows.length).toBe((before.rowCount ?? 0) + 1);
    expect(rows.at(-1)?.actor).toBe(clerk.me.user.id);
    expect(rows.at(-1)?.fields).toEqual(expect.arrayContaining(['applicant.name', 'applicant.contact']));
  });

  it('is not shown to the administrator in any list, page or file', async () => {
    const answers = await Promise.all(
      [`/requests/${id}`, `/agencies/${agency}/requests`, `/agencies/${agency}/files/${digest}`].map((path) =>
        administrator.get<unknown>(path),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
    expect(found(needles, JSON.stringify(answers))).toEqual([]);
  });

  it('is in clear in no table of the database, even after the request is answered with a note', async () => {
    const { version } = await casePage();
    const answered = await clerk.send({
      path: `/requests/${id}/answer`,
      version,
      body: { decision: 'A2', repliedOn: clerk.me.today, serviceMode: 'direct', note: PERSON.note },
    });
    expect(answered.status, JSON.stringify(answered.body)).toBe(200);
    await Promise.all([caughtUp(stack, 'read'), caughtUp(stack, 'reactor.requestClock')]);
    const { rows: tables } = await stack.database.query<{ name: string }>(
      `select quote_ident(table_name) as name from information_schema.tables
       where table_schema = 'public' and table_type = 'BASE TABLE'`,
    );
    expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining(['event', 'command', 'unsealing']));
    for (const { name } of tables) {
      const { rows } = await stack.database.query<{ row: string }>(`select row_to_json(t)::text as row from ${name} t`);
      expect([name, found(needles, rows.map(({ row }) => row).join('\n'))]).toEqual([name, []]);
    }
    const { rows: views } = await stack.database.query<{ row: string }>(
      'select row_to_json(c)::text as row from case_list c where id = $1',
      [id],
    );
    expect(views).toHaveLength(1);
  });

  it('is in clear in no message on Kafka', async () => {
    const messages = await everyMessage(
      (stack.env['YISHEN_KAFKA_BROKERS'] ?? '').split(','),
      readConfiguration(TOPIC, stack.env).name,
    );
    expect(messages.filter((message) => message.includes(id)).length).toBeGreaterThan(0);
    expect(found(needles, Buffer.concat(messages))).toEqual([]);
  });

  it('is in clear in no history of Temporal', async () => {
    const clocks = await openClocks(stack.env);
    try {
      // Temporal lists workflows with a delay.
      await until('the clock of this very request is listed', async () => {
        let own = 0;
        for await (const { id: workflow, text } of clocks.histories()) {
          expect([workflow, found(needles, text)]).toEqual([workflow, []]);
          if (workflow === `request-clock:${id}`) own += 1;
        }
        return own === 1;
      });
    } finally {
      await clocks.close();
    }
  });

  it('is in clear in no log line, stored file, broker segment or state of Temporal on the disk', async () => {
    const folders = await Promise.all(['log', 'files', 'kafka'].map((name) => filesBelow(join(stack.varDir, name))));
    const state = (await readdir(stack.varDir)).filter((name) => name.startsWith('temporal.db'));
    const files = [...folders.flat(), ...state.map((name) => join(stack.varDir, name))];
    expect(folders[1]?.length, 'the scan').toBeGreaterThan(0);
    for (const file of files) expect([file, found(needles, await readFile(file))]).toEqual([file, []]);
  });

  it('is gone after two people have erased the person, and no figure changes', async () => {
    const { applicant } = await casePage();
    const before = await report();
    expect(before.tableThree.N[0]).toBeGreaterThan(0);
    const path = `/persons/${applicant.person}/erasure`;
    const alone = await clerk.send({ path: `${path}/confirmation`, body: {} });
    expect(alone.status, 'nobody confirms alone').toBeGreaterThanOrEqual(400);
    const asked = await clerk.send({ path, body: { ground: GROUND } });
    expect(asked.status, JSON.stringify(asked.body)).toBe(200);
    expect((await casePage()).applicant.name, 'asking erases nothing').toBe(PERSON.name);
    const confirmed = await administrator.send({ path: `${path}/confirmation`, body: {} });
    expect(confirmed.status, JSON.stringify(confirmed.body)).toBe(200);

    const page = await casePage();
    expect(page.applicant).toMatchObject({ name: null, erased: true });
    expect(page.content).toBeNull();
    expect(found(needles, JSON.stringify(page))).toEqual([]);
    const scan = await clerk.get<string>(`/agencies/${agency}/files/${digest}`);
    expect(scan.status).toBeGreaterThanOrEqual(400);
    const { rows: keys } = await stack.database.query(
      `select key_id from person_key where wrapped is not null and key_id in
         (select k #>> '{}' from event, jsonb_path_query(data, 'strict $.**.k') k where stream = $1)`,
      [`request-${id}`],
    );
    expect(keys, 'keys that still open something of this request').toEqual([]);
    expect(await report()).toEqual(before);
  });
});

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
