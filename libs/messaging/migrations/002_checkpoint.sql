-- How far a projection has come in a partition; written in the transaction of its rows.
create table if not exists checkpoint (
  projection    text not null,
  partition     integer not null,
  epoch         text not null,
  next_offset   bigint not null,
  last_position bigint not null,
  watermark     bigint not null,
  primary key (projection, partition)
);

-- Streams whose next event could not be applied. No data of the event, and no message of the error, which may quote it.
create table if not exists parked (
  projection text not null,
  stream     text not null,
  scope      text not null,
  partition  integer not null,
  version    integer not null,
  position   bigint not null,
  event_type text not null,
  error_code text not null,
  error_at   text not null,
  since      timestamptz not null default now(),
  attempts   integer not null default 1,
  tried_at   timestamptz not null default now(),
  primary key (projection, stream)
);
create index if not exists parked_by_scope on parked (scope);
