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

grant select, insert on applicant_mark to :app_role;
