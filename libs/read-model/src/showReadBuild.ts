/**
 * The function that points the public views at a build, for these tables and no others: a table that the application's role puts
 * beside them never gets a view in `public`. Made again by every migration, so that a new read table needs none of its own.
 */
export function showReadBuildSql(names: readonly string[]): string {
  const list = names.map((name) => `'${name}'`).join(', ');
  // create or replace keeps the view's identity, so that a query planned at this moment still finds it; it cannot change columns.
  return `
  create or replace function show_read_build(build integer) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    name text;
    query text;
  begin
    foreach name in array array[${list}]
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
      where schemaname = 'public' and definition like '%read\\_model.%' and viewname <> all (array[${list}])
    loop
      execute format('drop view public.%I', name);
    end loop;
  end
  $$`;
}
