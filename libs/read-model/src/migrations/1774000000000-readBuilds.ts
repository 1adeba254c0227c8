import type { MigrationInterface, QueryRunner } from 'typeorm';
import { showReadBuildSql } from '../showReadBuild';

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
    await runner.query(showReadBuildSql(FIRST_TABLES));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function show_read_build(integer)`);
    await runner.query(`drop table read_build`);
    await runner.query(`drop schema read_model cascade`);
  }
}

const FIRST_TABLES = [
  'agency',
  'app_user',
  'case_list',
  'counted',
  'ledger',
  'counter',
  'publication_figure',
  'proceeding_list',
];
