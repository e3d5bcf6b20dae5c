-- The sample has teams of its own: they go with it.
alter table team add column is_sample integer not null default 0;
