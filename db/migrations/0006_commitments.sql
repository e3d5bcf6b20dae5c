-- What ministers promised, in the exact words of one version of one answer, and what became of it.
-- Offsets count UTF-16 code units in answer_version.text.

-- A sentence that the detector takes for a commitment; a person accepts or dismisses it.
create table suggestion (
  id                integer primary key autoincrement,
  answer_version_id integer not null references answer_version on delete cascade,
  starts_at         integer not null,
  ends_at           integer not null,
  quote             text not null,
  rule              text not null,                    -- the detector's rule that matched
  kind              text not null,
  strength          text not null,
  due_phrase        text,
  state             text not null default 'open' check (state in ('open', 'accepted', 'dismissed', 'outdated')),
  decided_by        integer references account,
  decided_at        text,
  reason            text,                             -- why it was dismissed
  found_at          text not null,
  unique (answer_version_id, starts_at, ends_at)
) strict;

create index suggestion_open on suggestion (id) where state = 'open';
create index suggestion_rule on suggestion (rule, state);

-- Which versions the detector has read: one is read once, unless its rules change.
create table detected_version (
  answer_version_id integer primary key references answer_version on delete cascade,
  detected_at       text not null
) strict;

create table commitment (
  id                integer primary key autoincrement,
  answer_version_id integer not null references answer_version on delete cascade,
  starts_at         integer not null,
  ends_at           integer not null,
  quote             text not null,                    -- always exactly the text at the offsets
  summary           text not null default '',
  kind              text not null check (kind in ('action', 'legislation', 'publication', 'consultation_review',
                                                  'funding', 'write_or_deposit', 'target', 'soft')),
  strength          text not null check (strength in ('firm', 'intended', 'considering', 'vague')),
  status            text not null default 'open' check (status in ('open', 'in-progress', 'partly-delivered',
                                                  'delivered', 'not-delivered', 'dropped', 'superseded')),
  owner_id          integer references account,
  team_id           integer references team,
  measure           text not null default '',         -- how we will know
  visibility        text not null default 'internal' check (visibility in ('internal', 'restricted')),
  -- The deadline as it stands; what it was before is in commitment_deadline.
  due_phrase        text,
  due_earliest      text,
  due_latest        text,
  due_precision     text not null default 'none',
  due_anchor        text,
  due_name          text,                             -- what the words call the time: "spring"
  due_recurs        text,
  review_on         text,
  review_every_days integer,
  superseded_by     integer references commitment,
  is_drop_proposed  integer not null default 0,
  concern           text,                             -- why its owner should look: "the answer was corrected"
  suggestion_id     integer references suggestion,
  is_sample         integer not null default 0,
  logged_by         integer references account,
  logged_at         text not null,
  revision          integer not null default 1        -- moves at each change, against lost edits
) strict;

create index commitment_version on commitment (answer_version_id);
create index commitment_owner on commitment (owner_id, status);
create index commitment_team on commitment (team_id, status);
create index commitment_due on commitment (due_latest) where status in ('open', 'in-progress', 'partly-delivered');
create index commitment_review on commitment (review_on) where status in ('open', 'in-progress', 'partly-delivered');

-- The deadline history: the first is never overwritten.
create table commitment_deadline (
  id                integer primary key autoincrement,
  commitment_id     integer not null references commitment on delete cascade,
  origin            text not null check (origin in ('first', 'extension', 'slip')),
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
  set_by            integer references account,
  set_at            text not null
) strict;

create index commitment_deadline_of on commitment_deadline (commitment_id);

-- Dated entries: chased, evidence, progress, and each step of its life.
create table commitment_update (
  id            integer primary key autoincrement,
  commitment_id integer not null references commitment on delete cascade,
  kind          text not null check (kind in ('chased', 'evidence', 'progress', 'extension', 'delivered',
                  'partly-delivered', 'not-delivered', 'drop-proposed', 'drop-refused', 'dropped', 'superseded',
                  'reopened')),
  made_on       text not null,                        -- the civil date it is about
  note          text not null default '',             -- Markdown
  evidence      text,                                 -- a web address, or a file's reference
  visibility    text not null check (visibility in ('public', 'internal', 'restricted')),
  author_id     integer references account,
  author_name   text not null,
  written_at    text not null
) strict;

create index commitment_update_of on commitment_update (commitment_id);

create table commitment_policy (
  commitment_id integer not null references commitment on delete cascade,
  policy_id     integer not null references policy,   -- one that commitments belong to cannot be removed
  primary key (commitment_id, policy_id)
) strict, without rowid;

create index commitment_policy_of on commitment_policy (policy_id);
