-- For each word the records that have it and how often, ready to be read in one go: what the full-text index counts out
-- anew for each search. They are made beside serving and lag behind the index: what has changed since is looked up there.

create table word_lists (               -- as of when
  id       integer primary key check (id = 1),
  revision integer not null,            -- search_revision: later changes are not in the lists, or may be
  is_whole integer not null check (is_whole in (0, 1))  -- while they are made for the first time they are not
) strict;

create table word_stretch (             -- some thousands of records next to each other
  id        integer primary key autoincrement,  -- one that is made anew has another, so that nobody mistakes it
  first_key integer not null unique,    -- search key: it reaches up to the next one's
  keys      blob not null,              -- its search keys, ascending: 8 bytes each
  lengths   blob not null               -- words in each, tags counted: 4 bytes each
) strict;

create table word_list (
  stretch integer not null references word_stretch on delete cascade,
  word    text not null,                -- as the index stems it
  records blob not null,                -- which have it, and how often: server/questions/search/lists/encoding.ts
  places  blob not null,                -- where it stands in each of them, for phrases
  primary key (stretch, word)
) strict, without rowid;
