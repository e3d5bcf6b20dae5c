-- What the Government set out to do, and where questions and answers name it.

create table policy (
  id           integer primary key autoincrement,   -- never used again: the audit trail names it
  slug         text not null unique,                -- its address, which never changes
  title        text not null,
  kind         text not null check (kind in ('strategy', 'act', 'bill', 'white-paper', 'mission', 'programme')),
  published_on text,
  review_on    text,
  link         text,
  body         text not null,                       -- Markdown
  revision     integer not null default 1,
  created_at   text not null
) strict;

-- The names by which questions and answers name a policy, in the order in which they were typed.
create table policy_alias (
  id        integer primary key,
  policy_id integer not null references policy on delete cascade,
  alias     text not null,
  key       text not null unique                    -- as compared: an alias belongs to one policy
) strict;

create index policy_alias_of on policy_alias (policy_id);

-- Found by the program, never chosen by a person: follows the texts and the aliases.
create table policy_link (
  policy_id   integer not null references policy on delete cascade,
  question_id integer not null references question on delete cascade,
  found_in    text not null check (found_in in ('question', 'answer')),
  words       text not null,                        -- those that did it, as they stand in the text
  primary key (policy_id, question_id, found_in)
) strict, without rowid;

create index policy_link_question on policy_link (question_id);

-- The policies that came with the program and were loaded once: one edited or removed since stays as it is.
create table starting_policy (
  slug text primary key
) strict, without rowid;
