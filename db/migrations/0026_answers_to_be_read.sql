-- Answers that the detector has not read, of a record from before there was one, or of the sample: they wait as all else
-- does that is found out beside serving. To look for them at each start took two seconds of it at a million questions.

insert or ignore into building_waiting (builder, question_id)
  select 'promises', v.question_id
    from current_answer v
   where v.kind <> 'holding'
     and v.is_cut = 0
     and v.id not in (select answer_version_id from detected_version);

insert or replace into building_progress (builder, total)
  select builder, count(*) from building_waiting where builder = 'promises' group by builder;
