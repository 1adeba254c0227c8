import { Client } from 'pg';

/** Has the database write open requests of 40 agencies, received on so many days from 30 October 2026 on. */
export async function fillOpenCases(adminUrl: string, { cases, days }: { cases: number; days: number }): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(FILL, [cases, days]);
    await client.query(`insert into stream_head (stream, version, scope)
      select stream, max(version), max(scope) from event group by stream`);
    await client.query('update log_head set position = (select max(position) from event)');
    await client.query('vacuum (analyze) event, stream_head');
  } finally {
    await client.end();
  }
}

const SEALED = `jsonb_build_object('k', id, 'v', repeat('c2VhbGVk', 12))`;
const FILL = `
  insert into event (position, stream, version, scope, event_id, command_id, type, schema, data, meta, digest, hash)
  select row_number() over (order by n, v), 'request-' || id, v, agency, gen_random_uuid(), id || v,
    (array['RequestReceived', 'DeadlinesChanged'])[v], 1,
    case v
      when 1 then jsonb_build_object('agencyId', agency, 'code', '2026-' || n, 'channel', 'inPerson', 'receivedOn', received_on,
        'applicant', jsonb_build_object('person', id, 'kind', 'naturalPerson', 'name', ${SEALED}, 'contact', ${SEALED}),
        'content', ${SEALED})
      else jsonb_build_object('derivation', 1, 'closed', false, 'deadlines', jsonb_build_array(jsonb_build_object(
        'kind', 'reply', 'from', received_on, 'dueOn', received_on + 28, 'dueAt', (received_on + 28) || 'T15:59:59.999Z',
        'state', 'running', 'provisional', false, 'workingDays', 20, 'article', '《政府信息公开条例》第三十三条第二款',
        'ruleVersion', 'reply-2019', 'calendarVersion', 'cn-2026', 'warnings', jsonb_build_array(jsonb_build_object('workingDaysLeft', 2, 'at', '2026-11-25T01:00:00.000Z')))))
    end,
    jsonb_build_object('actor', 'clerk', 'at', '2026-11-20T01:02:03.000Z'),
    decode(repeat('00', 32), 'hex'), decode(repeat('00', 32), 'hex')
  from (
    select n, v, md5(n::text)::uuid::text as id, 'agency-' || n % 40 as agency, date '2026-10-30' + (n % $2::int)::int as received_on
    from generate_series(0, $1::bigint - 1) n, generate_series(1, 2) v
  ) cases`;
