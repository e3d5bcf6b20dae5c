-- Questions that Parliament no longer gives. Nothing of them is removed: they are marked as not found, and since when.

create table question_absence (
  question_id  integer not null references question on delete cascade,
  first_missed text not null,
  last_missed  text not null,          -- later than question.last_seen: it is missing still
  primary key (question_id, first_missed)
) strict, without rowid;
