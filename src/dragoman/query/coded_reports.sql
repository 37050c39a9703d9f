-- Which reports may be those that were coded by hand: by an id the input gave, an id of ours, or the text?
select id as report_id, given_id, text
from reports
where given_id in (select unnest($ids::varchar[]))
    or id in (select unnest($ids::varchar[]))
    or text in (select unnest($texts::varchar[]))
order by report_no, id;
