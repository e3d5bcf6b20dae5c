-- The number of a question beside its facets: what a page of results says of a record is then all in memory, but for its texts.
-- As in server/questions/search/number-codes.ts: 104512 for '104512', -1234 for 'HL1234', 0 for none and for other forms.

alter table search_facet add column number integer not null default 0;

update search_facet
   set number = coalesce(
         (select case
                   when q.uin glob '[1-9]*' and q.uin not glob '*[^0-9]*' and length(q.uin) <= 9
                     then cast(q.uin as integer)
                   when q.uin glob 'HL[1-9]*' and substr(q.uin, 3) not glob '*[^0-9]*' and length(q.uin) <= 11
                     then -cast(substr(q.uin, 3) as integer)
                 end
            from question q
           where q.id = search_facet.question_id), 0);
