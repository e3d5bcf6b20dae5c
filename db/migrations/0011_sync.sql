-- Parliament's record, kept in step.

-- How a run ended that did not reach its end: "stopped", or what went wrong.
alter table intake_run add column ended_early text;

-- Up to when an answering body's record has been fetched whole; the next run asks for what happened since.
create table sync_state (
  body_id   integer primary key,
  synced_at text not null             -- when the run began that brought it all
) strict;

-- Where a run stands that has not reached its end: it goes on from here.
create table sync_place (
  body_id  integer primary key,
  since    text,                      -- null: what happened since the run before
  plan     text not null,             -- the windows to ask for, as JSON
  began_at text not null,
  step     integer not null,          -- which of them is being asked for
  skip     integer not null,          -- its first row not yet taken in
  seen     text not null              -- the ids already seen in it, as JSON: rows may move between pages
) strict;

-- Questions that could not be fetched or read; asked for again, by id, in each run.
create table sync_set_aside (
  parliament_id integer primary key,
  body_id       integer not null,
  reason        text not null,
  first_at      text not null
) strict;
