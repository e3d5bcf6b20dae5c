-- Runs of intake are started, watched and stopped from the site.

-- Of a sync: what it asks for, and whether it went on where the run before it had stopped.
alter table intake_run add column body_id integer;
alter table intake_run add column since text;                     -- null: what happened since the run before
alter table intake_run add column until text;
alter table intake_run add column is_resumed integer not null default 0;

-- Whom it is put down to, as on the audit trail; null: nobody was named.
alter table intake_run add column by_account_id integer;
alter table intake_run add column by_name text;
alter table intake_run add column by_via text;

-- How far it is, kept with each chunk it writes. Null: the process has not begun, or the run is older than this.
alter table intake_run add column seen_alive_at text;
alter table intake_run add column step text;                      -- in words
alter table intake_run add column step_number integer;
alter table intake_run add column steps integer;
alter table intake_run add column done integer;                   -- rows of this step
alter table intake_run add column total integer;

-- The run asks for this after each page.
alter table intake_run add column stop_asked_at text;
alter table intake_run add column stop_asked_by text;

update intake_run
   set body_id = cast(substr(source, instr(source, ', answering body ') + 17) as integer)
 where kind = 'sync' and source like '%, answering body %';

update intake_run
   set (by_account_id, by_name, by_via) = (
         select actor_account_id, actor_name, via
           from audit_record
          where thing_kind = 'intake run' and thing_id = cast(intake_run.id as text) and action = 'began');

create index intake_run_open on intake_run (id) where finished_at is null;
create index intake_run_of_body on intake_run (body_id);
