-- What the first phase of a build has still to take from the log: the streams that begin after one position, up to and with another.
-- The transaction that writes the rows of a range deletes it, so a build that was killed goes on with those that are left.
create table read_build_range (
  build integer not null references read_build on delete cascade,
  after bigint  not null,
  until bigint  not null,
  primary key (build, after)
);
-- Programs of before still read it beside newer ones; a build of theirs has another shape and is made anew.
comment on column read_build.stream_done is 'Written no more: the ranges that are left say how far the first phase is.';
