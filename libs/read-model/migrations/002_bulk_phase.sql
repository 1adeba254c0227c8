-- How far the first phase of a build is: it takes the log up to `target` stream by stream, and has done all up to `stream_done`.
-- `target` is null when that phase is over, and in builds that never had one.
alter table read_build add column target bigint, add column stream_done text not null default '';
