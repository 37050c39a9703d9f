-- What was skipped or left open, and why?
with graded as (
    select
        case
            when list_contains($notes::varchar[], code) then 'note'
            when list_contains($warnings::varchar[], code) then 'warning'
            else 'error'
        end as level,
        *
    from issues
)
select level, step, code, message, source, report_id
from graded
where
    ($code::varchar[] is null or list_contains(list_transform($code::varchar[], lambda given: lower(given)), code))
    and ($level::varchar[] is null or list_contains($level::varchar[], level))
order by source, step, code, message
limit $limit::bigint;
