-- The public record: who, what was asked, what was answered, and when each version was seen.
-- Dates are civil dates in Europe/London (2026-01-12); instants are UTC (2026-01-12T09:30:00.000Z).

create table answering_body (
  id   integer primary key,           -- Parliament's own number: the Home Office is 1
  name text not null
) strict;

create table member (
  id            integer primary key,
  parliament_id integer unique,       -- null for a Member known only by name: /members/local/…
  local_number  integer unique,
  name          text,                 -- null until something names them: "Member 4149"
  named_on      text,                 -- the day of the source that gave the name
  house         text check (house in ('Commons', 'Lords')),
  is_sample     integer not null default 0,
  check (parliament_id is not null or local_number is not null)
) strict;

create table party (
  id   integer primary key,
  name text not null unique
) strict;

-- A Member's party and seat as known on a date; several dates, never assumed to hold on another.
create table member_standing (
  member_id integer not null references member on delete cascade,
  as_on     text not null,
  party_id  integer references party,
  seat      text,
  primary key (member_id, as_on)
) strict, without rowid;

create table question (
  id                integer primary key,   -- the identity: never changes, never reused
  parliament_id     integer unique,
  uin               text,                  -- restarts each session: known by (date_tabled, uin)
  house             text check (house in ('Commons', 'Lords')),
  date_tabled       text,
  date_for_answer   text,
  is_named_day      integer,
  heading           text,
  text              text not null,
  is_cut            integer not null default 0,   -- the list endpoint gave only its first 255 characters
  text_key          text not null,                -- the text, white space and quotes normalised, hashed
  asking_member_id  integer references member,
  has_interest      integer,
  answering_body_id integer references answering_body,
  is_withdrawn      integer not null default 0,
  status            text not null check (status in ('unanswered', 'holding', 'answered', 'corrected', 'withdrawn')),
  source            text not null check (source in ('official', 'pasted', 'sample')),
  first_seen        text not null,
  last_seen         text not null,
  unique (date_tabled, uin)
) strict;

create index question_uin on question (uin);
create index question_text_key on question (text_key);
create index question_awaiting_answer on question (date_tabled) where status in ('unanswered', 'holding');
create index question_asked_by on question (asking_member_id, date_tabled);

-- Each distinct form of a question, for ever: edits after tabling, transfers, withdrawal.
create table question_version (
  id                integer primary key,
  question_id       integer not null references question on delete cascade,
  source            text not null check (source in ('official', 'pasted', 'sample')),
  uin               text,
  house             text,
  date_tabled       text,
  date_for_answer   text,
  is_named_day      integer,
  heading           text,
  text              text not null,
  is_cut            integer not null,
  asking_member_id  integer references member,
  has_interest      integer,
  answering_body_id integer references answering_body,
  is_withdrawn      integer not null,
  first_seen        text not null,
  last_seen         text not null
) strict;

create index question_version_of on question_version (question_id);
create index question_version_numbered on question_version (date_tabled, uin);

-- A question pasted in without its date or number; the address stays when the official record takes it over.
create table local_question (
  number      integer primary key autoincrement,
  question_id integer not null references question on delete cascade
) strict;

create index local_question_of on local_question (question_id);

create table answer_version (
  id                   integer primary key,
  question_id          integer not null references question on delete cascade,
  kind                 text not null check (kind in ('holding', 'final', 'corrected')),
  source               text not null check (source in ('official', 'pasted', 'sample')),
  received             text not null,     -- exactly as it came
  html                 text not null,     -- sanitised, for showing
  markdown             text not null,     -- for export
  text                 text not null,     -- for search, and what offsets count in
  is_cut               integer not null default 0,
  date_answered        text,
  date_corrected       text,
  answering_member_id  integer references member,
  correcting_member_id integer references member,
  first_seen           text not null,
  last_seen            text not null
) strict;

create index answer_version_of on answer_version (question_id, last_seen);
create index answer_version_newest on answer_version (date_answered) where kind <> 'holding';
create index answer_version_by on answer_version (answering_member_id, date_answered);

-- The version that stands: Parliament's before a pasted one, then the one seen last, and of two seen together the
-- one that is further along.
create view current_answer as
  select a.*
    from answer_version a
   where a.id = (
         select v.id
           from answer_version v
          where v.question_id = a.question_id
          order by v.source = 'pasted', v.last_seen desc, v.first_seen desc,
                   instr('holding final corrected', v.kind) desc, v.id desc
          limit 1);

create table attachment (
  id              integer primary key,
  question_id     integer not null references question on delete cascade,
  url             text not null,
  title           text not null,
  file_type       text,
  file_size_bytes integer,
  first_seen      text not null,
  unique (question_id, url)
) strict;

-- One answer to several questions. Older records give the siblings' numbers without their dates.
create table grouped_question (
  question_id integer not null references question on delete cascade,
  uin         text not null,
  date_tabled text,
  primary key (question_id, uin)
) strict, without rowid;

create table intake_run (
  id          integer primary key,
  kind        text not null check (kind in ('import', 'sync')),
  source      text not null,
  started_at  text not null,
  finished_at text,                       -- null: still going, or killed
  added       integer not null default 0,
  updated     integer not null default 0,
  unchanged   integer not null default 0,
  rejected    integer not null default 0
) strict;

create table intake_rejection (
  id     integer primary key,
  run_id integer not null references intake_run on delete cascade,
  record text not null,                   -- "questions.jsonl, line 17 (uin 5028)"
  reason text not null                    -- "dateTabled: must be a date such as 2026-01-12"
) strict;

create index intake_rejection_of on intake_rejection (run_id);

-- One row: whether the sample was ever loaded or removed, so that it does not come back by itself.
create table sample_state (
  id         integer primary key check (id = 1),
  loaded_at  text,
  removed_at text
) strict;
