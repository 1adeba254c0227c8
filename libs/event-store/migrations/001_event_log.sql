-- The log: one table of events, one of commands, the head of every stream, the head of the log.

create table event (
  position    bigint      primary key,
  stream      text        not null,
  version     integer     not null check (version > 0),
  scope       text        not null,
  event_id    uuid        not null,
  command_id  text        not null,
  type        text        not null,
  schema      smallint    not null,
  data        jsonb       not null,
  meta        jsonb       not null,
  recorded_at timestamptz not null default clock_timestamp(),
  digest      bytea       not null check (length(digest) = 32),
  hash        bytea       not null check (length(hash) = 32),
  unique (stream, version)
);
comment on table event is 'The truth. Nothing is ever updated or deleted. Positions are gap-free and rise in commit order.';
comment on column event.recorded_at is 'A physical mark for operators; never order or decide by it.';

create table command (
  id          text        primary key,
  digest      text        not null,
  position    bigint      not null,
  result      jsonb       not null,
  recorded_at timestamptz not null default clock_timestamp()
);
comment on table command is 'One row per append: a resent command is answered from here. Position 0 means no events.';

-- Room for updates in the same page, so that the indexes stay as they are (HOT).
create table stream_head (
  stream  text    primary key,
  version integer not null,
  scope   text    not null
) with (fillfactor = 80);

create table log_head (
  only_row boolean primary key default true check (only_row),
  epoch    uuid    not null,
  position bigint  not null,
  hash     bytea   not null
) with (fillfactor = 10);
insert into log_head (epoch, position, hash) values (gen_random_uuid(), 0, decode(repeat('00', 32), 'hex'));

-- Appends a group of commands in one round trip.
--
-- The group: { c: [{i, id, d, r, n}], s: [{i, s, v, n, o}], e: [{i, s, v, o, id, c, t, k, d, m, g}] }
--   c commands: index, id, body digest, result, number of events
--   s streams:  index of the command, stream, expected version, number of events, scope (null: only looked at)
--   e events:   index, stream, version, scope, event id, command id, type, schema, data, meta, digest in hex
-- The answer: base, the position before the group's first event; refused, null or [{i, why, …}] for the commands left out.
--
-- 1. The lock is taken in a statement of its own: the snapshots of the statements after it must be taken once it is granted,
--    else two groups compute the same positions.
-- 2. A refused command fails alone; the others are appended.
-- 3. The caller puts a stream into a group once, except where nobody in the group writes it, and a command id once. Otherwise
--    the unique constraints refuse the whole group, and the caller sends its commands one by one.
create function append_group(batch jsonb, out base bigint, out refused jsonb)
language plpgsql volatile security definer
set search_path = public, pg_temp
as $$
declare
  c jsonb := batch -> 'c';
  s jsonb := batch -> 's';
  e jsonb := batch -> 'e';
  gone int[];
  link bytea;
  links bytea[] := '{}';
  d bytea;
begin
  perform pg_advisory_xact_lock(7953764830127316993);

  select l.position, l.hash into base, link from log_head l;

  select jsonb_agg(q.verdict), array_agg(q.i) into refused, gone
  from (
    select a.i, jsonb_build_object('i', a.i, 'why', case when k.digest = a.d then 'repeated' else 'reused' end,
                                   'position', k.position::text, 'result', k.result) as verdict
    from jsonb_to_recordset(c) as a (i int, id text, d text)
    join command k on k.id = a.id
    union all
    select a.i, jsonb_build_object('i', a.i, 'why', case when coalesce(h.version, 0) = a.v then 'scope' else 'moved' end,
                                   'stream', a.s, 'expected', a.v, 'actual', coalesce(h.version, 0))
    from jsonb_to_recordset(s) as a (i int, s text, v int, o text)
    left join stream_head h on h.stream = a.s
    where coalesce(h.version, 0) <> a.v or h.scope <> a.o
  ) q;

  if gone is not null then
    select coalesce(jsonb_agg(x), '[]') into c from jsonb_array_elements(c) x where (x ->> 'i')::int <> all (gone);
    select coalesce(jsonb_agg(x), '[]') into s from jsonb_array_elements(s) x where (x ->> 'i')::int <> all (gone);
    select coalesce(jsonb_agg(x order by n), '[]') into e
    from jsonb_array_elements(e) with ordinality as y (x, n) where (x ->> 'i')::int <> all (gone);
  end if;

  for d in select decode(x ->> 'g', 'hex') from jsonb_array_elements(e) x loop
    link := sha256(link || d);
    links := links || link;
  end loop;

  insert into event (position, stream, version, scope, event_id, command_id, type, schema, data, meta, digest, hash)
  select base + a.n, a.s, a.v, a.o, a.id, a.c, a.t, a.k, a.d, a.m, decode(a.g, 'hex'), links[a.n]
  from rows from (jsonb_to_recordset(e) as (s text, v int, o text, id uuid, c text, t text, k smallint, d jsonb, m jsonb, g text))
       with ordinality as a (s, v, o, id, c, t, k, d, m, g, n);

  insert into command (id, digest, position, result)
  select a.id, a.d, case when a.n = 0 then 0 else base + sum(a.n) over (order by a.i) end, a.r
  from jsonb_to_recordset(c) as a (i int, id text, d text, r jsonb, n int);

  insert into stream_head (stream, version, scope)
  select a.s, a.v + a.n, a.o
  from jsonb_to_recordset(s) as a (s text, v int, n int, o text) where a.n > 0
  on conflict (stream) do update set version = excluded.version;

  if cardinality(links) > 0 then
    update log_head set position = base + cardinality(links), hash = link;
  end if;
end
$$;
