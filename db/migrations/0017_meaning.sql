-- What abbreviations stand for, so that a search for either finds both: those that every installation starts with, and
-- those that the record itself explains: "end-to-end encryption (E2EE)".
create table abbreviation (
  id        integer primary key,
  short     text not null,                -- as written
  long      text not null,
  short_key text not null,                -- each word folded and stemmed as the index has it
  long_key  text not null,
  starting  text check (starting in ('abbreviation', 'word')), -- comes with the program; `word`: is an ordinary word too
  records   integer not null default 0,   -- how many questions explain it so
  unique (short_key, long_key)
) strict;

create index abbreviation_by_long on abbreviation (long_key);

create table abbreviation_explained (
  question_id     integer not null references question on delete cascade,
  abbreviation_id integer not null references abbreviation on delete cascade,
  primary key (question_id, abbreviation_id)
) strict, without rowid;

create index abbreviation_explained_by on abbreviation_explained (abbreviation_id);

create trigger abbreviation_is_explained after insert on abbreviation_explained begin
  update abbreviation set records = records + 1 where id = new.abbreviation_id;
end;

create trigger abbreviation_is_no_longer_explained after delete on abbreviation_explained begin
  update abbreviation set records = records - 1 where id = old.abbreviation_id;
  delete from abbreviation where id = old.abbreviation_id and records = 0 and starting is null;
end;

-- Questions from before this table are read for it in the background: up to which, and up to which it has to be.
create table abbreviation_reading (
  id    integer primary key check (id = 1),
  done  integer not null,
  until integer not null
) strict;

insert into abbreviation_reading (id, done, until) select 1, 0, coalesce(max(id), 0) from question;
