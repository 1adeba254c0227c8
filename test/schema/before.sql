-- What `npx yishen migrate` of the build before `schema_migration` (commit 6219669) made of an empty database: the texts of its migrations in
-- the order in which it ran them, and its three records. Kept to prove that such a database is adopted; never edited.

create table event_store_migration (name text primary key, applied_at timestamptz not null default now());
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

insert into event_store_migration (name) values ('001_event_log.sql');
revoke all on event, command, stream_head, log_head from public, yishen_app;
revoke all on function append_group(jsonb) from public;
grant select on event, command, stream_head, log_head to yishen_app;
grant execute on function append_group(jsonb) to yishen_app;
create table vault_migration (name text primary key, applied_at timestamptz not null default now());
-- Keys, sign-in and the record of unsealing. Everything here can be erased or is about staff; nothing here is the log.
-- yishen_app is replaced by the quoted name of the application's role.

create table person_key (
  key_id     text primary key,
  kind       text not null check (kind in ('person', 'request')),
  agency     text not null,
  wrapped    bytea,          -- null: erased. The row stays, so that the id never gets another key.
  kek_id     text not null,
  created_at timestamptz not null default now()
);

-- One round trip: insert what is missing, then read back in a statement (and snapshot) of its own, so that a key made by
-- a racing process meanwhile is seen.
create function ensure_person_keys(p_key_ids text[], p_kinds text[], p_agencies text[], p_wrapped bytea[], p_kek_id text)
returns setof person_key
language plpgsql volatile
as $$
begin
  -- No wait for the disk: the event that names this key commits later, and its commit flushes everything before it.
  perform set_config('synchronous_commit', 'off', true);
  insert into person_key (key_id, kind, agency, wrapped, kek_id)
    select k.key_id, k.kind, k.agency, k.wrapped, p_kek_id
      from unnest(p_key_ids, p_kinds, p_agencies, p_wrapped) as k (key_id, kind, agency, wrapped)
     order by k.key_id -- the same order in every process, so that two batches cannot deadlock
    on conflict do nothing;
  return query select * from person_key where key_id = any (p_key_ids);
end
$$;

-- The only way to change a key. Runs as its owner: the application's role cannot update or delete a key by itself.
create function erase_person_keys(p_key_ids text[])
returns integer
language plpgsql volatile security definer
set search_path = pg_catalog, public
as $$
declare
  erased integer;
begin
  update public.person_key set wrapped = null where key_id = any (p_key_ids) and wrapped is not null;
  get diagnostics erased = row_count;
  return erased;
end
$$;

create table unsealing (
  id          bigint generated by default as identity primary key,
  at          timestamptz not null,
  actor       text not null,
  agency      text not null,
  stream      text not null,
  person      text,
  fields      text[] not null check (cardinality(fields) > 0),
  purpose     text not null,
  recorded_at timestamptz not null default now()
);
create index unsealing_person on unsealing (person, id);
create index unsealing_agency on unsealing (agency, id);

create table account (
  user_id       text primary key,
  login_name    text not null unique,
  display_name  text not null,
  password_hash text not null,
  created_at    timestamptz not null
);

-- Keyed by login name, known or not: an unknown name locks like a known one, so a lock tells nobody which names exist.
-- Only its SHA-256: people type passwords into the wrong field.
create table sign_in_failure (
  login_digest   bytea primary key,
  failed_count   integer not null,
  last_failed_at timestamptz not null,
  locked_until   timestamptz
);
create index sign_in_failure_age on sign_in_failure (last_failed_at);

create table session (
  token_hash bytea primary key, -- SHA-256 of the token: a copy of this table signs nobody in
  user_id    text not null references account (user_id),
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_expiry on session (expires_at);
create index session_user_id on session (user_id);

revoke all on function ensure_person_keys(text[], text[], text[], bytea[], text) from public;
revoke all on function erase_person_keys(text[]) from public;

grant select, insert on person_key to yishen_app;
grant execute on function ensure_person_keys(text[], text[], text[], bytea[], text) to yishen_app;
grant execute on function erase_person_keys(text[]) to yishen_app;
grant select on unsealing to yishen_app;
grant insert (at, actor, agency, stream, person, fields, purpose) on unsealing to yishen_app;
grant select, insert on account to yishen_app;
grant select, insert, update, delete on sign_in_failure to yishen_app;
grant select, insert, update, delete on session to yishen_app;

insert into vault_migration (name) values ('001_vault.sql');
-- Which request each uploaded file belongs to: one file, one request, so that erasing one applicant never takes another's
-- scan; and a file that no request ever names can be found and removed.
create table upload (
  key_id     text primary key,     -- the file's own key
  agency     text not null,
  digest     text,                 -- null while the file is being written
  stored_at  timestamptz not null,
  request    text,                 -- null while no request names the file
  removed_at timestamptz,          -- being removed: no request can claim it any more
  check (request is null or removed_at is null)
);
create index upload_unclaimed on upload (stored_at) where request is null;

grant select, insert, delete on upload to yishen_app;
grant update (digest, request, removed_at) on upload to yishen_app;

insert into vault_migration (name) values ('002_uploads.sql');
-- By what an agency recognises an applicant who has asked before: keyed digests, never the number or the name themselves.
-- A mark goes with the key of the person it is of, so that an erased person is recognised no more.
create table applicant_mark (
  mark_id text  primary key,     -- request:kind, so that a resent registration leaves one
  key_id  text  not null,
  agency  text  not null,
  request text  not null,
  kind    text  not null check (kind in ('identity', 'contact')),
  mark    text  not null
);
create index applicant_mark_found on applicant_mark (agency, mark);
create index applicant_mark_request on applicant_mark (request);
create index applicant_mark_key on applicant_mark (key_id);

create or replace function erase_person_keys(p_key_ids text[])
returns integer
language plpgsql volatile security definer
set search_path = pg_catalog, public
as $$
declare
  erased integer;
begin
  delete from public.applicant_mark where key_id = any (p_key_ids);
  update public.person_key set wrapped = null where key_id = any (p_key_ids) and wrapped is not null;
  get diagnostics erased = row_count;
  return erased;
end
$$;

grant select, insert on applicant_mark to yishen_app;

insert into vault_migration (name) values ('003_applicant_mark.sql');
-- When a request took a file; null once the log is known to name it. A file is claimed just before its event is appended: what a
-- process that dies between the two leaves is found by this, and removed.
alter table upload add column claimed_at timestamptz;
update upload set claimed_at = stored_at where request is not null;
create index upload_claimed on upload (claimed_at) where claimed_at is not null;

grant update (claimed_at) on upload to yishen_app;

insert into vault_migration (name) values ('004_claims.sql');
-- How far the relay has sent, per topic. `last` is the position of the newest event sent to each partition.
create table if not exists relay (
  topic      text primary key,
  epoch      text not null,
  sent       bigint not null,
  last       bigint[] not null,
  updated_at timestamptz not null default now()
);

-- How far a projection has come in a partition; written in the transaction of its rows.
create table if not exists checkpoint (
  projection    text not null,
  partition     integer not null,
  epoch         text not null,
  next_offset   bigint not null,
  last_position bigint not null,
  watermark     bigint not null,
  primary key (projection, partition)
);

-- Streams whose next event could not be applied. No data of the event, and no message of the error, which may quote it.
create table if not exists parked (
  projection text not null,
  stream     text not null,
  scope      text not null,
  partition  integer not null,
  version    integer not null,
  position   bigint not null,
  event_type text not null,
  error_code text not null,
  error_at   text not null,
  since      timestamptz not null default now(),
  attempts   integer not null default 1,
  tried_at   timestamptz not null default now(),
  primary key (projection, stream)
);
create index if not exists parked_by_scope on parked (scope);

grant select, insert, update, delete on relay, checkpoint, parked to yishen_app;
create table "read_model_migration" ("id" serial not null, "timestamp" bigint not null, "name" character varying not null, constraint "PK_read_model_migration" primary key ("id"));
create schema if not exists read_model;
create table read_build (
        build      integer     primary key,
        state      text        not null check (state in ('building', 'active', 'previous')),
        shape      text        not null,
        epoch      text        not null,
        position   bigint      not null,
        updated_at timestamptz not null default now()
      ) with (fillfactor = 50);
create unique index read_build_one_of_a_kind on read_build (state);
comment on table read_build is
      'Builds of the read tables: position is how far a build was made from the log; the active one is kept up by its checkpoints.';
alter table read_build add column target bigint, add column stream_done text not null default '';
insert into "read_model_migration" ("timestamp", "name") values (1774000000000, 'ReadBuilds1774000000000'), (1774000000001, 'BulkPhase1774000000001');
create or replace function show_read_build(build integer) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    name text;
    query text;
  begin
    foreach name in array array['agency', 'app_user', 'case_list', 'ledger', 'counter', 'publication_figure', 'norm', 'recorded_report', 'fee_list', 'proceeding_list', 'incident', 'record_correction', 'suggestion_list']
    loop
      query := format('select * from read_model.%I', name || '_v' || build);
      begin
        execute format('create or replace view public.%I as %s', name, query);
      exception when invalid_table_definition then
        execute format('drop view public.%I', name);
        execute format('create view public.%I as %s', name, query);
      end;
      -- The application's role owns the tables of a build, and reads the views over them.
      execute (select format('grant select on public.%I to %I', name, relowner::regrole::text)
               from pg_class where oid = format('read_model.%I', name || '_v' || build)::regclass);
    end loop;
    -- A table that is no more would keep its build from being dropped by the view over it.
    for name in select viewname from pg_views
      where schemaname = 'public' and definition like '%read\_model.%' and viewname <> all (array['agency', 'app_user', 'case_list', 'ledger', 'counter', 'publication_figure', 'norm', 'recorded_report', 'fee_list', 'proceeding_list', 'incident', 'record_correction', 'suggestion_list'])
    loop
      execute format('drop view public.%I', name);
    end loop;
  end
  $$;
grant usage, create on schema read_model to yishen_app;
grant select, insert, update, delete on read_build to yishen_app;
revoke all on function show_read_build(integer) from public;
grant execute on function show_read_build(integer) to yishen_app;
alter default privileges for role yishen_app in schema read_model grant select on tables to current_user;
create table read_model.agency_v1 ("agency_id" text not null, "name" text not null, "region" text not null, "superiors" jsonb not null, "version" integer not null, primary key ("agency_id"));
create table read_model.app_user_v1 ("user_id" text not null, "grants" jsonb not null, "version" integer not null, primary key ("user_id"));
create table read_model.case_list_v1 ("stream" text not null, "id" text not null, "agency_id" text not null, "code" text not null, "channel" text not null, "arrived_on" date, "received_on" date, "receipt_evidenced" boolean not null, "applicant_kind" text not null, "person" text not null, "applicant_name" jsonb not null, "status" text not null, "decision" text, "concluded_on" date, "standing" text, "standing_on" date, "delivered_on" date, "remedies" text, "archived_on" date, "gap" text, "deadline_kind" text, "counted_from" date, "extended_by" integer not null, "stopped_until" date, "due_on" date, "due_at" timestamptz, "deadline_state" text, "provisional" boolean not null, "derivation" integer not null, "calendar_version" text, "version" integer not null, "position" bigint not null, primary key ("stream"));
create table read_model.ledger_v1 ("stream" text not null, "position" bigint not null, "entry" integer not null, "agency_id" text not null, "event_type" text not null, "measure" text not null, "year" integer not null, "kind" text not null, "row" text not null, "sign" integer not null, "partition" integer not null, primary key ("stream", "position", "entry"));
create table read_model.counter_v1 ("agency_id" text not null, "measure" text not null, "year" integer not null, "kind" text not null, "row" text not null, "partition" integer not null, "count" integer not null, primary key ("agency_id", "measure", "year", "kind", "row", "partition"));
create table read_model.publication_figure_v1 ("agency_id" text not null, "year" integer not null, "figure" text not null, "value" text not null, "version" integer not null, "position" bigint not null, primary key ("agency_id", "year", "figure"));
create table read_model.norm_v1 ("agency_id" text not null, "n" integer not null, "kind" text not null, "issued_on" date not null, "repealed_on" date, "struck" boolean not null, "version" integer not null, "position" bigint not null, primary key ("agency_id", "n"));
create table read_model.recorded_report_v1 ("stream" text not null, "agency_id" text not null, "year" integer not null, "source" text not null, "tables" jsonb not null, "recorded_at" text, "version" integer not null, "position" bigint not null, primary key ("stream"));
create table read_model.fee_list_v1 ("stream" text not null, "agency_id" text not null, "entries" jsonb not null, "version" integer not null, primary key ("stream"));
create table read_model.proceeding_list_v1 ("stream" text not null, "id" text not null, "agency_id" text not null, "kind" text not null, "opened_on" date not null, "request" text, "standing" text not null, "challenges" text, "status" text not null, "forum" text not null, "instance" integer not null, "outcome" text, "concluded_on" date, "result" text, "due_on" date, "due_kind" text, "due_provisional" boolean not null, "derivation" integer not null, "version" integer not null, "position" bigint not null, primary key ("stream"));
create table read_model.incident_v1 ("stream" text not null, "id" text not null, "agency_id" text not null, "incidents" jsonb not null, "open_count" integer not null, "version" integer not null, "position" bigint not null, primary key ("stream"));
create table read_model.record_correction_v1 ("stream" text not null, "id" text not null, "agency_id" text not null, "code" text not null, "applicant_kind" text not null, "channel" text not null, "received_on" date not null, "status" text not null, "outcome" text, "decided_on" date, "told_on" date, "withdrawn_on" date, "version" integer not null, "position" bigint not null, primary key ("stream"));
create table read_model.suggestion_list_v1 ("stream" text not null, "id" text not null, "agency_id" text not null, "entries" jsonb not null, "open_count" integer not null, "version" integer not null, "position" bigint not null, primary key ("stream"));
insert into read_build (build, state, shape, epoch, position, target) values (1, 'active', 'the shape of that build', '', 0, null);
create index if not exists "agency_v1_name" on read_model.agency_v1 ("name");
create index if not exists "case_list_v1_agency_id_due_on" on read_model.case_list_v1 ("agency_id", "due_on");
create index if not exists "case_list_v1_agency_id_received_on" on read_model.case_list_v1 ("agency_id", "received_on");
create index if not exists "case_list_v1_agency_id_concluded_on" on read_model.case_list_v1 ("agency_id", "concluded_on");
create index if not exists "case_list_v1_agency_id_code" on read_model.case_list_v1 ("agency_id", "code");
create index if not exists "case_list_v1_agency_id_gap_received_on" on read_model.case_list_v1 ("agency_id", "gap", "received_on");
create index if not exists "case_list_v1_person" on read_model.case_list_v1 ("person");
create index if not exists "ledger_v1_agency_id_year_measure_kind" on read_model.ledger_v1 ("agency_id", "year", "measure", "kind");
create index if not exists "recorded_report_v1_agency_id_year" on read_model.recorded_report_v1 ("agency_id", "year");
create index if not exists "fee_list_v1_agency_id" on read_model.fee_list_v1 ("agency_id");
create index if not exists "proceeding_list_v1_agency_id_opened_on" on read_model.proceeding_list_v1 ("agency_id", "opened_on");
create index if not exists "proceeding_list_v1_agency_id_due_on" on read_model.proceeding_list_v1 ("agency_id", "due_on");
create index if not exists "proceeding_list_v1_request" on read_model.proceeding_list_v1 ("request");
create index if not exists "incident_v1_agency_id_open_count" on read_model.incident_v1 ("agency_id", "open_count");
create index if not exists "record_correction_v1_agency_id_status_received_on" on read_model.record_correction_v1 ("agency_id", "status", "received_on");
create index if not exists "suggestion_list_v1_agency_id_open_count" on read_model.suggestion_list_v1 ("agency_id", "open_count");
alter table read_model.agency_v1 owner to yishen_app;
grant select on read_model.agency_v1 to current_user;
alter table read_model.app_user_v1 owner to yishen_app;
grant select on read_model.app_user_v1 to current_user;
alter table read_model.case_list_v1 owner to yishen_app;
grant select on read_model.case_list_v1 to current_user;
alter table read_model.ledger_v1 owner to yishen_app;
grant select on read_model.ledger_v1 to current_user;
alter table read_model.counter_v1 owner to yishen_app;
grant select on read_model.counter_v1 to current_user;
alter table read_model.publication_figure_v1 owner to yishen_app;
grant select on read_model.publication_figure_v1 to current_user;
alter table read_model.norm_v1 owner to yishen_app;
grant select on read_model.norm_v1 to current_user;
alter table read_model.recorded_report_v1 owner to yishen_app;
grant select on read_model.recorded_report_v1 to current_user;
alter table read_model.fee_list_v1 owner to yishen_app;
grant select on read_model.fee_list_v1 to current_user;
alter table read_model.proceeding_list_v1 owner to yishen_app;
grant select on read_model.proceeding_list_v1 to current_user;
alter table read_model.incident_v1 owner to yishen_app;
grant select on read_model.incident_v1 to current_user;
alter table read_model.record_correction_v1 owner to yishen_app;
grant select on read_model.record_correction_v1 to current_user;
alter table read_model.suggestion_list_v1 owner to yishen_app;
grant select on read_model.suggestion_list_v1 to current_user;
select show_read_build(1);
