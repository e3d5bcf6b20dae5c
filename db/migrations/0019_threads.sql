-- Which questions and answers refer to which questions by number: follows the texts as they stand.

create table thread_reference (
  question_id   integer not null references question on delete cascade,   -- whose text or answer refers
  found_in      text not null check (found_in in ('question', 'answer')),
  starts_at      integer not null,                  -- of the words, in UTF-16 code units of the text
  uin           text not null,                     -- the number that is said
  words         text not null,                     -- exactly as they stand in the text
  kind          text not null check (kind in ('pursuant', 'further', 'reference', 'referral', 'chaser', 'mention')),
  said_on       text,                              -- the date that is said; without its year, the nearest before the text
  said_of       text not null check (said_of in ('answered', 'tabled', 'either')),
  target_id     integer references question on delete set null,   -- null: not in the record, or not to be told
  is_ambiguous  integer not null default 0,        -- several questions may be meant
  primary key (question_id, found_in, starts_at, uin)
) strict, without rowid;

-- A question that comes in later is looked for by its number.
create index thread_reference_uin on thread_reference (uin);
create index thread_reference_to on thread_reference (target_id) where target_id is not null;
