-- What following up needs beyond the first steps: a promise said again elsewhere, slips, calendars of one's own.

-- Two more kinds of update: a later answer says the promise again, with or without another date.
create table commitment_update_wider (
  id            integer primary key autoincrement,
  commitment_id integer not null references commitment on delete cascade,
  kind          text not null check (kind in ('chased', 'evidence', 'progress', 'extension', 'delivered',
                  'partly-delivered', 'not-delivered', 'drop-proposed', 'drop-refused', 'dropped', 'superseded',
                  'reopened', 'restated', 'slip')),
  made_on       text not null,                        -- the civil date it is about
  note          text not null default '',             -- Markdown
  evidence      text,                                 -- a web address, or a file's reference
  visibility    text not null check (visibility in ('public', 'internal', 'restricted')),
  author_id     integer references account,           -- null: the program itself, which author_name then says
  author_name   text not null,
  written_at    text not null
) strict;

insert into commitment_update_wider select * from commitment_update;
drop table commitment_update;
alter table commitment_update_wider rename to commitment_update;
create index commitment_update_of on commitment_update (commitment_id);

-- Other words of answers that make the same promise: linked, rather than logged twice.
create table commitment_mention (
  id                integer primary key autoincrement,
  commitment_id     integer not null references commitment on delete cascade,
  answer_version_id integer not null references answer_version on delete cascade,
  starts_at         integer not null,
  ends_at           integer not null,
  quote             text not null,                    -- always exactly the text at the offsets
  suggestion_id     integer references suggestion,
  linked_by         integer references account,
  linked_at         text not null,
  unique (commitment_id, answer_version_id, starts_at, ends_at)
) strict;

create index commitment_mention_version on commitment_mention (answer_version_id);

-- The private address of each person's calendar: whoever has it reads their deadlines. Only the token's hash is kept.
create table calendar_feed (
  account_id integer primary key references account,
  token_hash text not null unique,
  created_at text not null
) strict;
