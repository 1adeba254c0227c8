-- Appends a group of commands in one round trip, as the function of 001 does; its parameter and its answer are described there.
-- What a command, a stream and an event share is taken out of the group once: 001 copied all events of a stream for each of them.

create or replace function append_group(batch jsonb, out base bigint, out refused jsonb)
language plpgsql volatile security definer
set search_path = public, pg_temp
as $$
declare
  cmd      jsonb;
  cmd_id   text;
  parts    jsonb;
  part     jsonb;
  name     text;     -- of the stream
  in_scope text;
  events   jsonb;
  e        jsonb;
  known    record;
  actual   int;
  of_scope text;
  why      jsonb;
  at       bigint;   -- the last position given
  link     bytea;    -- the hash there
  before   bigint;   -- the position before this command
  expected int;
  v        int;
  g        bytea;
begin
  perform pg_advisory_xact_lock(7953764830127316993);

  select l.position, l.hash into base, link from log_head l;
  at := base;

  for i in 0 .. jsonb_array_length(batch) - 1 loop
    cmd := batch -> i;
    cmd_id := cmd ->> 'id';
    parts := cmd -> 's';
    why := null;
    before := at;

    select k.digest, k.position, k.result into known from command k where k.id = cmd_id;
    if found then
      why := jsonb_build_object('i', i, 'why', case when known.digest = cmd ->> 'd' then 'repeated' else 'reused' end,
                                'position', known.position::text, 'result', known.result);
    else
      for j in 0 .. jsonb_array_length(parts) - 1 loop
        part := parts -> j;
        expected := part -> 'v';
        select h.version, h.scope into actual, of_scope from stream_head h where h.stream = part ->> 's';
        if coalesce(actual, 0) <> expected or of_scope <> part ->> 'o' then
          why := jsonb_build_object('i', i, 'why', case when coalesce(actual, 0) = expected then 'scope' else 'moved' end,
                                    'stream', part -> 's', 'expected', expected, 'actual', coalesce(actual, 0));
          exit;
        end if;
      end loop;
    end if;

    if why is not null then
      refused := coalesce(refused, '[]') || why;
      continue;
    end if;

    for j in 0 .. jsonb_array_length(parts) - 1 loop
      part := parts -> j;
      name := part ->> 's';
      in_scope := part ->> 'o';
      expected := part -> 'v';
      v := expected;
      events := part -> 'e';
      for n in 0 .. jsonb_array_length(events) - 1 loop
        e := events -> n;
        g := decode(e ->> 'g', 'hex');
        link := sha256(link || g);
        at := at + 1;
        v := v + 1;
        insert into event (position, stream, version, scope, event_id, command_id, type, schema, data, meta, digest, hash)
        values (at, name, v, in_scope, (e ->> 'id')::uuid, cmd_id, e ->> 't', (e -> 'k')::smallint, e -> 'd', cmd -> 'm', g, link);
      end loop;
      if v > expected then
        if expected = 0 then
          insert into stream_head (stream, version, scope) values (name, v, in_scope);
        else
          update stream_head set version = v where stream = name;
        end if;
      end if;
    end loop;

    insert into command (id, digest, position, result)
    values (cmd_id, cmd ->> 'd', case when at > before then at else 0 end, cmd -> 'r');
  end loop;

  if at > base then
    update log_head set position = at, hash = link;
  end if;
end
$$;
