-- Searches that a person keeps, to be told what is new in them. What somebody looks for is theirs alone.

create table saved_search (
  id             integer primary key autoincrement,  -- never used again: the audit trail names it
  account_id     integer not null references account on delete cascade,
  name           text not null,
  query          text not null collate nocase,       -- "q=lanterns&status=answered", always written the same way
  is_on          integer not null default 1 check (is_on in (0, 1)),
  every          text not null default 'week' check (every in ('day', 'week')),
  place          integer not null,                   -- in the order of its owner
  saved_at       text not null,
  -- What was the last to come in when it was saved, and when its owner said that they had seen it all. Numbers of
  -- question and answer_version, which rise in the order in which the record takes things in: neither the day of an
  -- answer nor first_seen does, since an older file may be taken in later.
  saved_question integer not null,
  saved_answer   integer not null,
  seen_at        text not null,
  seen_question  integer not null,
  seen_answer    integer not null,
  -- The private address of its feed: the hash of its token, and the epoch of the account that it holds for.
  feed_hash      text unique,
  feed_epoch     integer,
  feed_made_at   text,
  unique (account_id, query),
  check ((feed_hash is null) = (feed_epoch is null) and (feed_hash is null) = (feed_made_at is null))
) strict;

-- The highest number is given again when its row goes (the sample does), and what then comes in under it is new.
create trigger saved_search_question_goes after delete on question
when old.id > (select coalesce(max(id), 0) from question)
begin
  update saved_search
     set saved_question = min(saved_question, (select coalesce(max(id), 0) from question)),
         seen_question  = min(seen_question, (select coalesce(max(id), 0) from question))
   where max(saved_question, seen_question) > (select coalesce(max(id), 0) from question);
end;

create trigger saved_search_answer_goes after delete on answer_version
when old.id > (select coalesce(max(id), 0) from answer_version)
begin
  update saved_search
     set saved_answer = min(saved_answer, (select coalesce(max(id), 0) from answer_version)),
         seen_answer  = min(seen_answer, (select coalesce(max(id), 0) from answer_version))
   where max(saved_answer, seen_answer) > (select coalesce(max(id), 0) from answer_version);
end;
