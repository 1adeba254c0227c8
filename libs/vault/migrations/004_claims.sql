-- When a request took a file; null once the log is known to name it. A file is claimed just before its event is appended: what a
-- process that dies between the two leaves is found by this, and removed.
alter table upload add column claimed_at timestamptz;
update upload set claimed_at = stored_at where request is not null;
create index upload_claimed on upload (claimed_at) where claimed_at is not null;

grant update (claimed_at) on upload to :app_role;
