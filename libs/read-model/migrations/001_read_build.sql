-- The schema of the builds and the list of builds. The application's role creates and drops the tables of builds in `read_model`, and
-- nothing in `public`: there it could put functions or operators in the way of the log's own. What points the public views at a build is
-- a function of the owner (`showReadBuild.ts`), made again by every run.
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
