-- What questions are filtered by besides: days, and what belongs to a question without being in its record.

-- Days since 1970, 0 not known: with the other columns they tell whether a question is late.
alter table search_facet add column for_answer integer not null default 0;
alter table search_facet add column answered integer not null default 0;

update search_facet
   set for_answer = coalesce((
         select cast(julianday(q.date_for_answer) - 2440587.5 as integer)
           from question q
          where q.id = question_id), 0),
       answered = coalesce((
         select cast(julianday(a.date_answered) - 2440587.5 as integer)
           from current_answer a
          where a.question_id = search_facet.question_id and a.kind <> 'holding'), 0);

-- Moves when the policies named by questions, their commitments or their attachments change: those are held in memory
-- beside the facets. Triggers keep it, since several features write them.
create table search_link_revision (
  id         integer primary key check (id = 1),
  policy     integer not null,
  promise    integer not null,
  attachment integer not null
) strict;

insert into search_link_revision (id, policy, promise, attachment) values (1, 0, 0, 0);

create trigger search_policy_is_linked after insert on policy_link begin
  update search_link_revision set policy = policy + 1;
end;

create trigger search_policy_is_unlinked after delete on policy_link begin
  update search_link_revision set policy = policy + 1;
end;

create trigger search_policy_is_added after insert on policy begin
  update search_link_revision set policy = policy + 1;
end;

create trigger search_policy_is_named after update of title on policy when old.title is not new.title begin
  update search_link_revision set policy = policy + 1;
end;

create trigger search_policy_goes after delete on policy begin
  update search_link_revision set policy = policy + 1;
end;

create trigger search_policy_alias_is_added after insert on policy_alias begin
  update search_link_revision set policy = policy + 1;
end;

create trigger search_policy_alias_goes after delete on policy_alias begin
  update search_link_revision set policy = policy + 1;
end;

create trigger search_promise_is_logged after insert on commitment begin
  update search_link_revision set promise = promise + 1;
end;

create trigger search_promise_goes after delete on commitment begin
  update search_link_revision set promise = promise + 1;
end;

create trigger search_promise_moves after update of answer_version_id on commitment
when old.answer_version_id is not new.answer_version_id
begin
  update search_link_revision set promise = promise + 1;
end;

create trigger search_promised_answer_moves after update of question_id on answer_version
when old.question_id is not new.question_id
begin
  update search_link_revision set promise = promise + 1;
end;

create trigger search_attachment_is_added after insert on attachment begin
  update search_link_revision set attachment = attachment + 1;
end;

create trigger search_attachment_goes after delete on attachment begin
  update search_link_revision set attachment = attachment + 1;
end;

create trigger search_attachment_moves after update of question_id on attachment
when old.question_id is not new.question_id
begin
  update search_link_revision set attachment = attachment + 1;
end;

-- The words in exactly the form they are written in, for `=girls`: no stems, and no places but the column, which makes it
-- a fifth of the other index.
create virtual table search_exact using fts5 (
  heading, question, answer,
  content = '', contentless_delete = 1, detail = column, tokenize = 'unicode61 remove_diacritics 2'
);

insert into search_exact (rowid, heading, question, answer)
  select search_key, heading, question, answer from search_document;
