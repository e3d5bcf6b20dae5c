-- The lists of words, each under a number of its own. Under its stretch and word as the key of a table without numbers
-- SQLite read whole lists, overflow and all, to compare their keys with the one that it looked for: twice as long as to
-- read the list that was wanted. They are made anew beside serving.

drop table word_list;
delete from word_stretch;
delete from word_lists;

create table word_list (
  id      integer primary key,
  stretch integer not null references word_stretch on delete cascade,
  word    text not null,                -- as the index stems it
  records blob not null,                -- which have it, and how often: server/questions/search/lists/encoding.ts
  places  blob not null,                -- where it stands in each of them, for phrases
  unique (stretch, word)
) strict;
