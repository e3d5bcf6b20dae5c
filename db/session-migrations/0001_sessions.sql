-- A file of its own: it is written while people only read, and losing it only signs everyone out.
-- Times are milliseconds since 1970, in UTC.

create table session (
  number       integer primary key autoincrement,   -- what a person's list of sessions calls it
  token_hash   text not null unique,                -- SHA-256 of what stands in the cookie
  account_id   integer not null,
  epoch        integer not null,                    -- the account's own when the session began
  address      text not null,
  agent        text not null,                       -- what the browser said of itself
  notice       text,                                -- said once, on the next page
  started_at   integer not null,
  last_used_at integer not null
) strict;

create index session_account on session (account_id);
create index session_last_used on session (last_used_at);

-- How long each account, device and address has to wait before its next attempt (see server/accounts/throttle.ts).
create table throttle (
  key      text primary key,
  free_at  integer not null                         -- the time at which nothing is owed any more
) strict, without rowid;

-- Browsers in which somebody has signed in: strangers' failures do not slow them.
create table known_device (
  token_hash   text primary key,
  account_id   integer not null,
  last_used_at integer not null
) strict, without rowid;
