,
-- How are the events that are found spread over types, parties, places, months?
counted as materialized (
    select
        type, status, actor_ids, recipient_ids, place_country, outlet, tie, strftime(date, '%Y-%m') as month
    from event_rows semi join chosen using (event_id)
),
told as (
    select 'type' as facet, coalesce(type, 'NONE') as value, coalesce(type, 'NONE') as label, count(*) as n
    from counted group by all
    union all
    select 'status', status, status, count(*) from counted group by status
    union all
    select 'actor', actors.id, any_value(actors.name), count(*)
    from (select unnest(actor_ids) as id from counted) as each join actors using (id) group by actors.id
    union all
    select 'recipient', actors.id, any_value(actors.name), count(*)
    from (select unnest(recipient_ids) as id from counted) as each join actors using (id) group by actors.id
    union all
    select 'place', place_country, place_country, count(*) from counted where place_country is not null group by all
    union all
    select 'outlet', outlet, outlet, count(*) from counted where outlet is not null group by outlet
    union all
    select 'month', month, month, count(*) from counted where month is not null group by month
    union all
    select 'all', 'all', 'all', count(*) from counted
)
select facet, value, label, n
from told
qualify facet = 'month' or row_number() over (partition by facet order by n desc, label, value) <= $most
order by facet, n desc, label, value;
