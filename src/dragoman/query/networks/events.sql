-- Who does what to whom, where, as which outlet tells it? What happened, as reports tell it themselves; one row an
-- event and, where they are wanted, each of its doers and recipients. Cooperation agrees, conflict does not.
with done as (
    select
        event_rows.*,
        unnest(case when $actor and len(actor_ids) > 0 then actor_ids else [null] end) as actor_id
    from event_rows
    where type is not null and status = 'happened' and tie is distinct from 'claims'
        and ($floor::double is null or confidence >= $floor::double)
        and ($since::date is null or date >= $since::date) and ($until::date is null or date <= $until::date)
),
suffered as (
    select done.*, unnest(case when $target and len(recipient_ids) > 0 then recipient_ids else [null] end) as target_id from done
)
select
    suffered.date, suffered.report_id, suffered.event_id as finding_id, suffered.statement_id,
    case when suffered.quad in ('VCoop', 'MCoop') then 1 when suffered.quad in ('VConf', 'MConf') then 0 end::tinyint
        as agreement,
    doer.name as actor, suffered.actor_id, target.name as target, suffered.target_id,
    suffered.type, suffered.type as type_id,
    suffered.place_country as country, suffered.place_country as country_id,
    suffered.outlet, suffered.outlet as outlet_id,
    suffered.evidence_spans[1].start as "start", suffered.evidence_spans[1]."end" as stop,
    suffered.evidence as wording, suffered.confidence, suffered.url, suffered.source
from suffered
left join actors as doer on doer.id = suffered.actor_id
left join actors as target on target.id = suffered.target_id
order by suffered.report_no, suffered.triggers[1].start, suffered.event_id, actor_id, target_id;
