-- Threads and lines of the record of before are found in the background.

insert or ignore into building_waiting (builder, question_id) select 'threads', id from question;
insert or ignore into building_waiting (builder, question_id) select 'lines', id from question;

insert or replace into building_progress (builder, total)
  select builder, count(*) from building_waiting group by builder;

-- Which question a number means depends on the sessions.
create trigger thread_session_is_known after insert on session begin
  insert or ignore into building_waiting (builder, question_id) select 'threads', question_id from thread_reference;
end;

create trigger thread_session_has_moved after update of first_on, last_on on session begin
  insert or ignore into building_waiting (builder, question_id) select 'threads', question_id from thread_reference;
end;
