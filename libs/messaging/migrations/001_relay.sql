-- How far the relay has sent, per topic. `last` is the position of the newest event sent to each partition.
create table if not exists relay (
  topic      text primary key,
  epoch      text not null,
  sent       bigint not null,
  last       bigint[] not null,
  updated_at timestamptz not null default now()
);
