-- What people decide of the links between policies and questions, the provisions that texts name, and what waits to be
-- read again.

-- At most one decision for a policy and a question; each change of it is on the audit trail. It stands whatever becomes of
-- the texts and the names.
create table policy_decision (
  policy_id   integer not null references policy on delete cascade,
  question_id integer not null references question on delete cascade,
  decision    text not null check (decision in ('confirmed', 'added', 'refused')),
  decided_by  integer references account,            -- null: a command
  decided_at  text not null,
  primary key (policy_id, question_id)
) strict, without rowid;

create index policy_decision_question on policy_decision (question_id);

-- The links that hold: what the texts and the aliases give, without what was refused, with what was confirmed or added.
drop trigger search_policy_is_linked;
drop trigger search_policy_is_unlinked;
drop index policy_link_question;
alter table policy_link rename to policy_link_found;

create table policy_link (
  policy_id   integer not null references policy on delete cascade,
  question_id integer not null references question on delete cascade,
  found_in    text not null check (found_in in ('question', 'answer', 'nowhere')),  -- nowhere: a person's alone
  words       text not null,                         -- the first that name it, as they stand in the text
  mentions    integer not null,                      -- how often the text names it, or means it by “the Act”
  primary key (policy_id, question_id, found_in)
) strict, without rowid;

insert into policy_link (policy_id, question_id, found_in, words, mentions)
  select policy_id, question_id, found_in, words, 1 from policy_link_found;

drop table policy_link_found;

create index policy_link_question on policy_link (question_id);

create trigger search_policy_is_linked after insert on policy_link begin
  update search_link_revision set policy = policy + 1;
end;

create trigger search_policy_is_unlinked after delete on policy_link begin
  update search_link_revision set policy = policy + 1;
end;

-- The sections, schedules and the like of a policy that a text names.
create table policy_provision (
  policy_id   integer not null references policy on delete cascade,
  question_id integer not null references question on delete cascade,
  found_in    text not null check (found_in in ('question', 'answer')),
  provision   text not null,                         -- 'section 121', always said in the same way
  words       text not null,                         -- 'Section 121 of the Act'
  primary key (policy_id, question_id, found_in, provision)
) strict, without rowid;

create index policy_provision_question on policy_provision (question_id);

-- Questions whose links, and whatever else is found out from the record, are to be found anew in the background.
create table building_waiting (
  builder     text not null,
  question_id integer not null references question on delete cascade,
  primary key (builder, question_id)
) strict, without rowid;

create index building_waiting_question on building_waiting (question_id);

-- Of how many, since nothing waited.
create table building_progress (
  builder text primary key,
  total   integer not null
) strict, without rowid;

-- The record of before has links without mentions and provisions.
insert into building_waiting (builder, question_id) select 'policy links', id from question;
insert into building_progress (builder, total) select 'policy links', count(*) from question;
