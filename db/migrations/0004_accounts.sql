-- Who works here, and what each of them changed.

-- A unit of the department; a person belongs to one.
create table team (
  id         integer primary key autoincrement,
  name       text not null collate nocase unique,
  created_at text not null,
  revision   integer not null default 1      -- moves at each change: the second of two editors is told
) strict;

create table account (
  id                integer primary key autoincrement,   -- never used again: the audit trail names it
  email             text not null unique,                -- in small letters
  name              text not null,
  role              text not null check (role in ('reader', 'editor', 'approver', 'admin')),
  team_id           integer references team,
  password_hash     text,                                -- argon2id; null until the person has chosen one
  epoch             integer not null default 1,          -- a session holds only for the epoch it began in
  disabled_at       text,
  last_signed_in_at text,
  created_at        text not null,
  revision          integer not null default 1
) strict;

create index account_team on account (team_id);

-- Links that let in once without a password: the first set-up, and choosing a password. Gone once used.
create table one_time_link (
  token_hash text primary key,                           -- SHA-256 of what stands in the link
  purpose    text not null check (purpose in ('set-up', 'password')),
  account_id integer references account on delete cascade,
  created_at text not null,
  expires_at text not null,
  check ((purpose = 'password') = (account_id is not null))
) strict, without rowid;

create index one_time_link_account on one_time_link (account_id);

-- Every change by a person. Each record carries the hash of the one before it.
create table audit_record (
  id               integer primary key autoincrement,
  at               text not null,
  actor_account_id integer,                              -- null: an operator's command, or the program itself
  actor_name       text not null,                        -- as it was then
  via              text not null check (via in ('web', 'command', 'program')),
  request_id       text,                                 -- the same as in the logs
  action           text not null,                        -- a verb: added, changed, disabled
  thing_kind       text not null,                        -- account, team, sample
  thing_id         text,
  thing_name       text not null,                        -- as it was then
  before           text,                                 -- JSON of what was changed
  after            text,
  reason           text,
  previous_hash    text not null,
  hash             text not null
) strict;

create index audit_record_at on audit_record (at);
create index audit_record_actor_kind on audit_record (actor_account_id, thing_kind, at);
create index audit_record_kind_at on audit_record (thing_kind, at);
create index audit_record_thing on audit_record (thing_kind, thing_id);

create trigger audit_record_is_never_changed before update on audit_record begin
  select raise(abort, 'the audit trail is append-only');
end;

create trigger audit_record_is_never_removed before delete on audit_record begin
  select raise(abort, 'the audit trail is append-only');
end;

-- Also against `insert or replace`, which removes a row without waking the trigger above.
create trigger audit_record_follows_the_last before insert on audit_record
when new.id <= (select coalesce(max(id), 0) from audit_record)
  or new.previous_hash <> coalesce(
       (select hash from audit_record order by id desc limit 1),
       '0000000000000000000000000000000000000000000000000000000000000000')
begin
  select raise(abort, 'the audit trail is append-only');
end;
