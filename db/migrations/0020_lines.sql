-- Lines: paragraphs that several answers use, in the same words or nearly. All of it follows from the current answers
-- and is found anew whenever they change; only the numbers of lines are kept through that.

create table line (
  id          integer primary key autoincrement,  -- /lines/12: given once, kept for good
  merged_into integer references line on delete cascade,
  answers     integer not null default 0,         -- grouped questions with one answer count once; a line from two on
  wordings    integer not null default 0,
  first_on    text,                               -- the days of its first answer, of the second and of the last
  second_on   text,
  last_on     text,
  changed_on  text,                               -- when its newest wording was first used; null while it has one
  shown_wording_id integer                        -- that of its last answer
) strict;

create index line_merged on line (merged_into) where merged_into is not null;

-- Each distinct wording of a paragraph of an answer, used again or not: the next answer may be the one that does.
create table line_wording (
  id        integer primary key,
  key       integer not null,                     -- 48 bits of a hash of its words
  signature blob not null,                        -- MinHash values, two bytes each
  line_id   integer references line on delete set null
) strict;

create index line_wording_key on line_wording (key);
create index line_wording_line on line_wording (line_id) where line_id is not null;

-- Wordings that are nearly the same have one of these keys in common. With their lines, so that of thousands of the same
-- line not each has to be looked at.
create table line_band (
  key        integer not null,
  line_id    integer not null,                    -- 0 for none
  wording_id integer not null,
  primary key (key, line_id, wording_id)
) strict, without rowid;

-- Where a wording stands: the text itself is the answer's.
create table line_use (
  question_id integer not null references question on delete cascade,
  place       integer not null,                   -- the paragraph's number in the answer, from 0
  wording_id  integer not null,
  answer_key  integer not null,                   -- the same for all questions that had one answer
  answered_on text,
  primary key (question_id, place)
) strict, without rowid;

create index line_use_of on line_use (wording_id);

-- Wordings that have lost a use, a removed question's too, until they are looked at.
create table line_loss (
  wording_id integer primary key
) strict;

create trigger line_use_goes after delete on line_use begin
  insert or ignore into line_loss (wording_id) values (old.wording_id);
end;

-- The words of lines, as they stand in their newest use.
create virtual table line_search using fts5 (
  words, content = '', contentless_delete = 1, tokenize = 'porter unicode61 remove_diacritics 2'
);

-- A later answer that says a commitment's line again names another time: its owner is offered the slip. One that was
-- refused stays, so that it is not offered again.
create table commitment_slip_offer (
  id                integer primary key autoincrement,
  commitment_id     integer not null references commitment on delete cascade,
  answer_version_id integer not null references answer_version on delete cascade,
  starts_at         integer not null,
  ends_at           integer not null,
  quote             text not null,                -- always exactly the text at the offsets
  due_phrase        text not null,
  said_on           text not null,
  refused_by        integer references account,
  refused_at        text,
  unique (commitment_id, answer_version_id, starts_at, ends_at)
) strict;

create index commitment_slip_offer_version on commitment_slip_offer (answer_version_id);
