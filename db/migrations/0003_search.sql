-- The search tables. Their rowid is the search key: days since 1970 of the date tabled << 12 | a sequence,
-- so that newest first is a scan from the end. It is not the identity: a changed date changes it.
-- A question whose date is not known is on day 0.

create table search_facet (               -- narrow: small integers to count in
  search_key  integer primary key,
  question_id integer not null unique references question on delete cascade,
  house       integer not null,           -- 0 not known, 1 Commons, 2 Lords
  body        integer not null,
  asker       integer not null,           -- member.id, 0 not known
  answerer    integer not null,
  party       integer not null,
  type        integer not null,           -- 0 neither (Lords, not known), 1 ordinary, 2 named day
  status      integer not null,           -- 1 unanswered, 2 holding, 3 answered, 4 corrected, 5 withdrawn
  year        integer not null,           -- 0 not known
  session     integer not null
) strict;

create table search_document (            -- wide: what the index was given, needed to take it out again
  search_key integer primary key,
  heading    text not null,
  question   text not null,
  answer     text not null,
  tags       text not null                -- "house1 body1 asker4149 year2026": filters inside the index
) strict;

create virtual table search_index using fts5 (
  heading, question, answer, tags,
  content = 'search_document', content_rowid = 'search_key',
  tokenize = 'porter unicode61 remove_diacritics 2'
);

-- The corpus's words as written, unstemmed, with the number of documents: what prefixes expand through.
create table search_word (
  word      text primary key,
  stem      text not null,
  documents integer not null
) strict, without rowid;

create index search_word_stem on search_word (stem);

-- Moves in the transaction of every change of the search tables; the log says which keys changed.
create table search_revision (
  id       integer primary key check (id = 1),
  revision integer not null
) strict;

insert into search_revision (id, revision) values (1, 0);

-- The names beside the counts of the facets are held in memory too.
create trigger member_named after update of name on member when old.name is not new.name begin
  update search_revision set revision = revision + 1;
end;

create trigger party_named after update of name on party when old.name is not new.name begin
  update search_revision set revision = revision + 1;
end;

create trigger answering_body_named after update of name on answering_body when old.name is not new.name begin
  update search_revision set revision = revision + 1;
end;

create table search_change (
  revision   integer not null,
  search_key integer not null,
  primary key (revision, search_key)
) strict, without rowid;
