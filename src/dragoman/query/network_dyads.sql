-- Which pairs of a doer and one to whom it is done are there, a row for each event and pair, in the record's order?
select
    event_rows.date, event_rows.date_precision, event_rows.type, event_rows.status, event_rows.cameo, event_rows.quad,
    event_rows.score,
    source.name as source, source.country as source_country, source.sectors as source_sectors,
    target.name as target, target.country as target_country, target.sectors as target_sectors,
    event_rows.place, event_rows.place_country, event_rows.n_reports, event_rows.n_independent,
    event_rows.confidence, event_rows.outlet, event_rows.url, event_rows.source as report_source,
    source.actor_id as source_id, target.actor_id as target_id,
    event_rows.event_group, event_rows.event_id, event_rows.report_id
from event_rows
join event_parties as source on source.event_id = event_rows.event_id and source.report_no = event_rows.report_no
    and source.part = 'actor'
join event_parties as target on target.event_id = event_rows.event_id and target.report_no = event_rows.report_no
    and target.part = 'recipient'
where event_rows.type is not null and event_rows.tie is distinct from 'claims' and source.actor_id <> target.actor_id
    and ($floor::double is null or event_rows.confidence >= $floor::double)
    and ($since::date is null or event_rows.date >= $since::date)
    and ($until::date is null or event_rows.date <= $until::date)
order by event_rows.report_no, event_rows.triggers[1].start, event_rows.event_id, source.place, target.place
limit $limit::bigint;
