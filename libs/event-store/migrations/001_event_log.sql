-- The log: one table of events, one of commands, the head of every stream, the head of the log.
-- No check constraints: append_group is the only writer, and they cost a measurable part of every append (DECISIONS.md).

create table event (
  position    bigint      primary key,
  stream      text        not null,
  version     integer     not null,
  scope       text        not null,
  event_id    uuid        not null,
  command_id  text        not null,
  type        text        not null,
  schema      smallint    not null,
  data        jsonb       not null,
  meta        jsonb       not null,
  recorded_at timestamptz not null default clock_timestamp(),
  digest      bytea       not null,
  hash        bytea       not null,
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

-- One row, and no index: the application cannot insert here.
create table log_head (
  epoch    uuid   not null,
  position bigint not null,
  hash     bytea  not null
) with (fillfactor = 10);
insert into log_head (epoch, position, hash) values (gen_random_uuid(), 0, decode(repeat('00', 32), 'hex'));

-- Appends a group of commands in one round trip.
--
-- The group: [{id, d, r, m, s: [{s, o, v, e: [{id, t, k, d, g}]}]}]
--   a command: id, body digest, result, meta, streams;
--   a stream:  name, scope (null: only looked at), expected version, events;
--   an event:  id, type, schema, data, digest in hex.
-- The answer: base, the position before the group's first event; refused, null or [{i, why, ...}] for the commands left out.
--
-- 1. The lock is taken in a statement of its own: the snapshots of the statements after it must be taken once it is granted,
--    else two groups compute the same positions.
-- 2. A command is checked whole before anything of it is written, and sees what the commands before it wrote. A refused
--    command fails alone; the others are appended.
-- 3. That a command is known comes before everything else: a resent command's streams have usually moved.
create function append_group(batch jsonb, out base bigint, out refused jsonb)
language plpgsql volatile security definer
set search_path = public, pg_temp
as $$
declare
  cmd      jsonb;
  part     jsonb;
  e        jsonb;
  known    record;
  actual   int;
  of_scope text;
  why      jsonb;
  at       bigint;   -- the last position given
  link     bytea;    -- the hash there
  events   int;      -- of this command
  v        int;
  g        bytea;
begin
  perform pg_advisory_xact_lock(7953764830127316993);

  select l.position, l.hash into base, link from log_head l;
  at := base;

  for i in 0 .. jsonb_array_length(batch) - 1 loop
    cmd := batch -> i;
    why := null;
    events := 0;

    select k.digest, k.position, k.result into known from command k where k.id = cmd ->> 'id';
    if found then
      why := jsonb_build_object('i', i, 'why', case when known.digest = cmd ->> 'd' then 'repeated' else 'reused' end,
                                'position', known.position::text, 'result', known.result);
    else
      for j in 0 .. jsonb_array_length(cmd -> 's') - 1 loop
        part := cmd -> 's' -> j;
        v := part -> 'v';
        select h.version, h.scope into actual, of_scope from stream_head h where h.stream = part ->> 's';
        if coalesce(actual, 0) <> v or of_scope <> part ->> 'o' then
          why := jsonb_build_object('i', i, 'why', case when coalesce(actual, 0) = v then 'scope' else 'moved' end,
                                    'stream', part -> 's', 'expected', v, 'actual', coalesce(actual, 0));
          exit;
        end if;
      end loop;
    end if;

    if why is not null then
      refused := coalesce(refused, '[]') || why;
      continue;
    end if;

    for j in 0 .. jsonb_array_length(cmd -> 's') - 1 loop
      part := cmd -> 's' -> j;
      v := part -> 'v';
      for n in 0 .. jsonb_array_length(part -> 'e') - 1 loop
        e := part -> 'e' -> n;
        g := decode(e ->> 'g', 'hex');
        link := sha256(link || g);
        at := at + 1;
        v := v + 1;
        events := events + 1;
        insert into event (position, stream, version, scope, event_id, command_id, type, schema, data, meta, digest, hash)
        values (at, part ->> 's', v, part ->> 'o', (e ->> 'id')::uuid, cmd ->> 'id', e ->> 't', (e -> 'k')::smallint,
                e -> 'd', cmd -> 'm', g, link);
      end loop;
      if v > (part -> 'v')::int then
        if (part -> 'v')::int = 0 then
          insert into stream_head (stream, version, scope) values (part ->> 's', v, part ->> 'o');
        else
          update stream_head set version = v where stream = part ->> 's';
        end if;
      end if;
    end loop;

    insert into command (id, digest, position, result)
    values (cmd ->> 'id', cmd ->> 'd', case when events > 0 then at else 0 end, cmd -> 'r');
  end loop;

  if at > base then
    update log_head set position = at, hash = link;
  end if;
end
$$;
