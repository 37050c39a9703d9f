-- How many issues are there of each level and code?
select
    case
        when list_contains($notes::varchar[], code) then 'note'
        when list_contains($warnings::varchar[], code) then 'warning'
        else 'error'
    end as level,
    code, count(*) as n
from issues
group by all
order by level, n desc, code;
