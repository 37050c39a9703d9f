-- What was skipped or left open, and why?
select step, code, message, source, report_id
from issues
where ($code::varchar[] is null or list_contains($code::varchar[], code))
order by source, step, code, message
limit $limit::bigint;
