-- What the register of commitments is searched by. Triggers keep it, since several features write what it holds.

-- What moved of that by which commitments are filtered, sorted, counted or named: so that what is held of them in
-- memory need not be read whole. The last revision is the register's; long ago is forgotten.
create table commitment_change (
  revision      integer primary key autoincrement,
  commitment_id integer                            -- null: any of them
) strict;

insert into commitment_change (commitment_id) values (null);

create trigger commitment_change_is_forgotten after insert on commitment_change begin
  delete from commitment_change where revision <= new.revision - 1000;
end;

-- The rowid is the commitment's. Only those who see the work on commitments search the last two columns.
create virtual table commitment_search using fts5 (
  quote, heading, summary, measure,
  content = '', contentless_delete = 1, tokenize = 'porter unicode61 remove_diacritics 2');

-- What stands in it, for a commitment.
create view commitment_words as
  select c.id, c.answer_version_id, v.question_id, c.quote, q.heading, c.summary, c.measure
    from commitment c
    join answer_version v on v.id = c.answer_version_id
    join question q on q.id = v.question_id;

insert into commitment_search (rowid, quote, heading, summary, measure)
  select id, quote, heading, summary, measure from commitment_words;

create trigger commitment_is_logged after insert on commitment begin
  insert into commitment_search (rowid, quote, heading, summary, measure)
    select id, quote, heading, summary, measure from commitment_words where id = new.id;
  insert into commitment_change (commitment_id) values (new.id);
end;

create trigger commitment_goes after delete on commitment begin
  delete from commitment_search where rowid = old.id;
  insert into commitment_change (commitment_id) values (null);
end;

create trigger commitment_changes after update on commitment begin
  insert into commitment_change (commitment_id) values (new.id);
end;

create trigger commitment_is_reworded after update of quote, summary, measure, answer_version_id on commitment
when old.quote is not new.quote or old.summary is not new.summary or old.measure is not new.measure
  or old.answer_version_id is not new.answer_version_id
begin
  delete from commitment_search where rowid = old.id;
  insert into commitment_search (rowid, quote, heading, summary, measure)
    select id, quote, heading, summary, measure from commitment_words where id = new.id;
end;

create trigger commitment_question_is_reworded after update of heading on question
when old.heading is not new.heading
begin
  delete from commitment_search where rowid in (select id from commitment_words where question_id = new.id);
  insert into commitment_search (rowid, quote, heading, summary, measure)
    select id, quote, heading, summary, measure from commitment_words where question_id = new.id;
end;

create trigger commitment_question_moves after update of house, answering_body_id, source on question
when old.house is not new.house or old.answering_body_id is not new.answering_body_id
  or old.source is not new.source
begin
  insert into commitment_change (commitment_id) values (null);
end;

create trigger commitment_answer_moves after update of question_id, date_answered, answering_member_id on answer_version
when old.question_id is not new.question_id or old.date_answered is not new.date_answered
  or old.answering_member_id is not new.answering_member_id
begin
  delete from commitment_search where rowid in (select id from commitment_words where answer_version_id = new.id);
  insert into commitment_search (rowid, quote, heading, summary, measure)
    select id, quote, heading, summary, measure from commitment_words where answer_version_id = new.id;
  insert into commitment_change (commitment_id) values (null);
end;

create trigger commitment_policy_is_given after insert on commitment_policy begin
  insert into commitment_change (commitment_id) values (new.commitment_id);
end;

create trigger commitment_policy_is_taken after delete on commitment_policy begin
  insert into commitment_change (commitment_id) values (old.commitment_id);
end;

create trigger commitment_owner_is_named after update of name on account when old.name is not new.name begin
  insert into commitment_change (commitment_id) values (null);
end;

create trigger commitment_team_is_named after update of name on team when old.name is not new.name begin
  insert into commitment_change (commitment_id) values (null);
end;

create trigger commitment_policy_is_named after update of title on policy when old.title is not new.title begin
  insert into commitment_change (commitment_id) values (null);
end;

create trigger commitment_answerer_is_named after update of name on member when old.name is not new.name begin
  insert into commitment_change (commitment_id) values (null);
end;

create trigger commitment_body_is_named after update of name on answering_body when old.name is not new.name begin
  insert into commitment_change (commitment_id) values (null);
end;
