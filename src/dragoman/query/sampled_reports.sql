-- Of which reports are the passages of a sample, and what stands around them?
select id, title, outlet, url, given_id, source, published, text
from reports
where list_contains($reports::varchar[], id)
order by report_no, id;
