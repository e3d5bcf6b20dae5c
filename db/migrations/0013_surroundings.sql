-- What each sync keeps current beside the questions: the calendar and the Members.

-- What Parliament or GOV.UK has taken off its list: kept, so that the facts a start brings do not put it back.
alter table recess add column withdrawn_at text;
alter table bank_holiday add column withdrawn_at text;

-- When Parliament was last asked for a Member by itself, and answered.
alter table member add column refreshed_at text;

-- One more way to a deadline: its words were read again, since the calendar had changed.
create table commitment_deadline_wider (
  id                integer primary key autoincrement,
  commitment_id     integer not null references commitment on delete cascade,
  origin            text not null check (origin in ('first', 'extension', 'slip', 'calendar')),
  due_phrase        text,
  due_earliest      text,
  due_latest        text,
  due_precision     text not null,
  due_anchor        text,
  due_name          text,                             -- what the words call the time: "spring"
  due_recurs        text,
  review_on         text,
  review_every_days integer,
  reason            text,
  answer_version_id integer references answer_version on delete set null,   -- of a slip: where the promise was made again
  set_by            integer references account,       -- null: the program itself, or an operator's command
  set_at            text not null
) strict;

insert into commitment_deadline_wider select * from commitment_deadline;
drop table commitment_deadline;
alter table commitment_deadline_wider rename to commitment_deadline;
create index commitment_deadline_of on commitment_deadline (commitment_id);
