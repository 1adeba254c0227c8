-- What the first phase of a build has still to take from the log: whole streams, after one name up to and with another (null: to the end).
-- The transaction that writes the rows of a range deletes it, so a build that was killed goes on with those that are left.
create table read_build_range (
  build integer not null references read_build on delete cascade,
  after text    not null,
  until text,
  primary key (build, after)
);
-- Programs of before still read it beside newer ones; a build of theirs has another shape and is made anew.
comment on column read_build.stream_done is 'Written no more: the ranges that are left say how far the first phase is.';
