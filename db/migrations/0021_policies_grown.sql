-- Policies grow: several places where each can be read, a lead team, what took its place, and its own numbered promises.

create table policy_web_link (
  id        integer primary key,                    -- in the order in which they were typed
  policy_id integer not null references policy on delete cascade,
  label     text not null,                          -- '' for the name of its host
  address   text not null
) strict;

create index policy_web_link_of on policy_web_link (policy_id);

insert into policy_web_link (policy_id, label, address)
  select id, '', link from policy where link is not null order by id;

alter table policy drop column link;
alter table policy add column lead_team_id integer references team on delete set null;
alter table policy add column superseded_by integer references policy;

create index policy_superseded_by on policy (superseded_by) where superseded_by is not null;

-- The numbered promises that a policy makes itself. What their deadlines mean is read anew by the calendar of the moment.
create table policy_action (
  id         integer primary key autoincrement,     -- never used again: addresses name it
  policy_id  integer not null references policy on delete cascade,
  number     text not null,                         -- as printed: "12", "3.4b"
  key        text not null,                         -- as compared
  words      text not null,                         -- exactly as printed
  due_phrase text,
  note       text not null default '',
  revision   integer not null default 1,
  created_at text not null,
  unique (policy_id, key)
) strict;

-- The action of one of its policies that a commitment repeats or carries out.
alter table commitment add column action_id integer references policy_action;

create index commitment_action on commitment (action_id) where action_id is not null;

create trigger commitment_action_is_named after update of number on policy_action when old.number is not new.number begin
  insert into commitment_change (commitment_id) values (null);
end;

-- What people decided about a question and an action: that it touches it, or that it does not.
create table policy_action_question (
  action_id   integer not null references policy_action on delete cascade,
  question_id integer not null references question on delete cascade,
  is_touched  integer not null,                     -- 0: refused, so that it is not offered again
  decided_by  integer references account,
  decided_at  text not null,
  primary key (action_id, question_id)
) strict, without rowid;

create index policy_action_question_of on policy_action_question (question_id);
