import { Client } from 'pg';

/** The number of events of one case: received, its deadlines, answered, its deadlines. */
export const EVENTS_PER_CASE = 4;

/** The numbers of agencies and days over which the cases of a log are spread. */
export interface Spread {
  readonly agencies: number;
  /** Days from 3 January 2022 on. */
  readonly days: number;
}

/**
 * Fills a log with the same events of complete cases each time: 40 agencies and three years by default, every applicant kind,
 * conclusions of several rows; a case is answered after a thousand later ones are received. The database itself writes them, because
 * appends would take minutes, so digests and hashes do not match the events.
 */
export async function fillCaseLog(
  adminUrl: string,
  events: number,
  { agencies, days }: Spread = { agencies: 40, days: 1_090 },
): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('truncate event, command, stream_head');
    await client.query('alter table event drop constraint if exists event_stream_version_key');
    await client.query(FILL, [events / EVENTS_PER_CASE, agencies, days]);
    await client.query('alter table event add constraint event_stream_version_key unique (stream, version)');
    await client.query('update log_head set position = (select max(position) from event)');
    await client.query('vacuum (analyze) event');
    await client.query('checkpoint');
  } finally {
    await client.end();
  }
}

const SEALED = `jsonb_build_object('k', id, 'v', repeat('c2VhbGVk', 12))`;
const DEADLINES = `jsonb_build_array(jsonb_build_object('kind', 'reply', 'from', received_on, 'dueOn', received_on + 28,
  'dueAt', (received_on + 28) || 'T15:59:59.999Z', 'state', case when v = 2 then 'running' else 'met' end,
  'provisional', false, 'workingDays', 20, 'article', '《政府信息公开条例》第三十三条第二款', 'ruleVersion', 'reply-2019',
  'calendarVersion', 'cn-2024', 'warnings', '[]'::jsonb))`;

const FILL = `
  insert into event (position, stream, version, scope, event_id, command_id, type, schema, data, meta, digest, hash)
  select row_number() over (order by n + case when v > 2 then 1000 else 0 end, n, v), 'request-' || id, v, agency,
    gen_random_uuid(), id || v,
    (array['RequestReceived', 'DeadlinesChanged', 'RequestAnswered', 'DeadlinesChanged'])[v], 1,
    case v
      when 1 then jsonb_build_object('agencyId', agency, 'code', '申2024-' || n, 'channel', 'mail', 'receivedOn', received_on,
        'applicant', jsonb_build_object('person', id, 'kind', kind, 'name', ${SEALED}, 'contact', ${SEALED}), 'content', ${SEALED})
      when 3 then jsonb_build_object('decision', decision, 'repliedOn', received_on + 14, 'serviceMode', 'mail')
      else jsonb_build_object('derivation', v / 2, 'closed', v = 4, 'deadlines', ${DEADLINES})
    end,
    jsonb_build_object('actor', 'clerk', 'at', '2026-03-02T01:02:03.000Z'), decode(repeat('00', 32), 'hex'), decode(repeat('00', 32), 'hex')
  from (
    select n, v, md5(n::text)::uuid::text as id, 'agency-' || n % $2::int as agency, date '2022-01-03' + (n % $3::int)::int as received_on,
      (array['naturalPerson', 'business', 'research', 'welfare', 'legalService', 'other'])[1 + n % 6] as kind,
      'A' || 1 + n % 20 as decision
    from generate_series(0, $1::bigint - 1) n, generate_series(1, ${EVENTS_PER_CASE}) v
  ) cases`;
