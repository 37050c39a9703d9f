,
-- How are the statements that are found spread over speakers, outlets, acts, months?
counted as materialized (
    select
        list_distinct(list_filter(list_prepend(speaker_id, also_by_ids), lambda each: each is not null)) as speakers,
        about_ids, outlet, act, mode, kind, strftime(date, '%Y-%m') as month
    from statement_rows semi join found using (statement_id)
),
told as (
    select 'by' as facet, actors.id as value, any_value(actors.name) as label, count(*) as n
    from (select unnest(speakers) as id from counted) as each join actors using (id) group by actors.id
    union all
    select 'about', actors.id, any_value(actors.name), count(*)
    from (select unnest(about_ids) as id from counted) as each join actors using (id) group by actors.id
    union all
    select 'outlet', outlet, outlet, count(*) from counted where outlet is not null group by outlet
    union all
    select 'act', act, act, count(*) from counted group by act
    union all
    select 'mode', mode, mode, count(*) from counted group by mode
    union all
    select 'kind', kind, kind, count(*) from counted group by kind
    union all
    select 'month', month, month, count(*) from counted where month is not null group by month
    union all
    select 'all', 'all', 'all', count(*) from counted
)
select facet, value, label, n
from told
qualify facet = 'month' or row_number() over (partition by facet order by n desc, label, value) <= $most
order by facet, n desc, label, value;
