-- Who says something about or to whom, and who does something to whom: one row for each pair and what it is?
with said as (
    select
        speaker_id as source_id, unnest(about_ids) as target_id, 'about' as relation, act as type, act_id as one,
        report_id, date
    from statement_rows
    where speaker_id is not null and ($floor::double is null or confidence >= $floor::double)
    union all
    select speaker_id, unnest(to_ids), 'to', act, act_id, report_id, date
    from statement_rows
    where speaker_id is not null and ($floor::double is null or confidence >= $floor::double)
),
done as (
    select
        source.actor_id as source_id, target.actor_id as target_id, 'event' as relation, event_rows.type,
        event_rows.event_group as one, event_rows.report_id, event_rows.date
    from event_rows
    join event_parties as source on source.event_id = event_rows.event_id and source.report_no = event_rows.report_no
        and source.part = 'actor'
    join event_parties as target on target.event_id = event_rows.event_id and target.report_no = event_rows.report_no
        and target.part = 'recipient'
    where event_rows.type is not null and event_rows.status = 'happened' and event_rows.tie is distinct from 'claims'
        and ($floor::double is null or event_rows.confidence >= $floor::double)
),
tied as (from said union all from done)
select
    source.name as source, target.name as target, tied.relation, tied.type,
    count(distinct tied.one) as n_acts, count(distinct tied.report_id) as n_reports,
    min(tied.date) as first, max(tied.date) as last,
    tied.source_id, tied.target_id
from tied
join actors as source on source.id = tied.source_id
join actors as target on target.id = tied.target_id
where tied.source_id <> tied.target_id
    and ($since::date is null or tied.date >= $since::date) and ($until::date is null or tied.date <= $until::date)
group by all
order by n_acts desc, n_reports desc, source, target, tied.relation, tied.type, tied.source_id, tied.target_id
limit $limit::bigint;
