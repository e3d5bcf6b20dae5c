-- What people say of abbreviations. It wins over what the record explains and what comes with the program, and stays when
-- either is read again: a pair that was refused is still learned, so that it is known when it comes, and is never used.
alter table abbreviation add column verdict text check (verdict in ('stands', 'refused'));
alter table abbreviation add column is_word integer not null default 0 check (is_word in (0, 1)); -- by who says that it stands
alter table abbreviation add column revision integer not null default 0;
alter table abbreviation add column decided_at text;
alter table abbreviation add column decided_by text;

create index abbreviation_by_short on abbreviation (short);

drop trigger abbreviation_is_no_longer_explained;

create trigger abbreviation_is_no_longer_explained after delete on abbreviation_explained begin
  update abbreviation set records = records - 1 where id = old.abbreviation_id;
  delete from abbreviation
   where id = old.abbreviation_id and records = 0 and starting is null and verdict is null;
end;
