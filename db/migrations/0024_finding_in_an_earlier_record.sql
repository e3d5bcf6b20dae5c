-- Threads and lines of the record of before are found in the background.

insert or ignore into building_waiting (builder, question_id) select 'threads', id from question;
insert or ignore into building_waiting (builder, question_id) select 'lines', id from question;

insert or replace into building_progress (builder, total)
  select builder, count(*) from building_waiting group by builder;
