-- What is due is counted and listed at each look at the deadlines, from these indexes alone: the table is wide, and
-- its rows cost several times as much to read.

drop index commitment_due;
drop index commitment_review;

create index commitment_due on commitment (due_latest, review_on, kind, is_drop_proposed, owner_id, team_id, status)
  where status in ('open', 'in-progress', 'partly-delivered');

create index commitment_review on commitment (review_on, due_latest, owner_id, team_id, status)
  where status in ('open', 'in-progress', 'partly-delivered');

-- Whatever ends all sessions of an account ends its calendar's address too.
alter table calendar_feed add column epoch integer not null default 0;
