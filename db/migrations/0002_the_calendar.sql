-- What is known of Parliament's calendar. Past the last known day the program says that it does not know.

create table session (
  id       integer primary key,
  name     text not null unique,          -- "2024-26"
  first_on text not null,
  last_on  text                           -- null: the present session
) strict;

create table sitting_day (
  house text not null check (house in ('Commons', 'Lords')),
  day   text not null,
  primary key (house, day)
) strict, without rowid;

create table recess (
  house    text not null check (house in ('Commons', 'Lords')),
  name     text not null,
  first_on text not null,
  last_on  text not null,
  primary key (house, first_on)
) strict, without rowid;

create table bank_holiday (               -- England and Wales
  day  text primary key,
  name text
) strict, without rowid;

-- Moves at every change of the above, so that each process knows when to read it again.
create table calendar_revision (
  id       integer primary key check (id = 1),
  revision integer not null
) strict;

insert into calendar_revision (id, revision) values (1, 0);
