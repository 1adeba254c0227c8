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

grant select, insert, delete on upload to :app_role;
grant update (digest, request, removed_at) on upload to :app_role;
