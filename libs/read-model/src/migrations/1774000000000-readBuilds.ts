import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The schema of the builds, the list of builds, and the one thing that may point the public views at a build.
 *
 * The application's role creates and drops the tables of builds in `read_model`, and nothing in `public`: there it could put
 * functions or operators in the way of the log's own. So the views are replaced by a function of the owner, which knows their names.
 */
export class ReadBuilds1774000000000 implements MigrationInterface {
  readonly name = 'ReadBuilds1774000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create schema if not exists read_model`);
    await runner.query(`
      create table read_build (
        build      integer     primary key,
        state      text        not null check (state in ('building', 'active', 'previous')),
        shape      text        not null,
        epoch      text        not null,
        position   bigint      not null,
        updated_at timestamptz not null default now()
      ) with (fillfactor = 50)`);
    await runner.query(`create unique index read_build_one_of_a_kind on read_build (state)`);
    await runner.query(`comment on table read_build is
      'Builds of the read tables: position is how far a build was made from the log; the active one is kept up by its checkpoints.'`);
    await runner.query(SHOW_BUILD);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function show_read_build(integer)`);
    await runner.query(`drop table read_build`);
    await runner.query(`drop schema read_model cascade`);
  }
}

// create or replace keeps the view's identity, so that a query planned at this moment still finds it; it cannot change columns.
const SHOW_BUILD = `
  create function show_read_build(build integer) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    name text;
    query text;
  begin
    foreach name in array array['agency', 'app_user', 'case_list', 'counted', 'ledger', 'counter', 'publication_figure', 'proceeding_list']
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
  end
  $$`;
