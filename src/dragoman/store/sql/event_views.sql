-- Who does an event and whom it is done to, one row an actor: in the order the report names them.
create view event_parties as
with party as (
    select
        id as event_id, report_no, 'actor' as part, unnest(actors) as entity_id, generate_subscripts(actors, 1) as place
    from events
    union all
    select id, report_no, 'recipient', unnest(recipients), generate_subscripts(recipients, 1) from events
)
select
    party.event_id, party.report_no, party.part, min(party.place) as place,
    arg_min(party.entity_id, party.place) as entity_id,
    entity_actors.actor_id, any_value(entity_actors.name) as name, any_value(entity_actors.kind) as kind,
    any_value(entity_actors.country) as country, arg_min(entity_actors.sectors, party.place) as sectors
from party
join entity_actors on entity_actors.entity_id = party.entity_id and entity_actors.report_no = party.report_no
group by party.event_id, party.report_no, party.part, entity_actors.actor_id;

-- One row for what is one event in several reports.
create view event_groups as
select
    events.event_group, any_value(events.type) as type,
    list(distinct events.status order by events.status) as statuses,
    count(*) as n_events, count(distinct events.report_id) as n_reports,
    count(distinct report_places.copy_group) as n_independent,
    count(distinct reports.outlet) as n_outlets,
    min(events.date) as first_date, max(events.date_end) as last_date,
    min(reports.published) as first_published, max(reports.published) as last_published
from events
join reports on reports.report_no = events.report_no and reports.id = events.report_id
join report_places on report_places.report_no = events.report_no and report_places.report_id = events.report_id
group by events.event_group;

-- One row an event of a report, with the names a person reads. Unknown is null.
create view event_rows as
select
    coalesce(events.date, reports.published) as date,
    reports.outlet,
    events.type,
    events.mode,
    events.contexts,
    events.status,
    event_names.actor_names,
    event_names.recipient_names,
    places.name as place,
    places.country as place_country,
    events.trigger_wordings[1] as "trigger",
    events.evidence_wordings[1] as evidence,
    events.trigger_wordings,
    claiming.name as claimed_by,
    events.tie,
    reports.url,
    reports.columns,
    events.cameo,
    events.quad,
    events.score,
    event_names.actor_countries,
    event_names.actor_sectors,
    events.actor_wordings,
    event_names.recipient_countries,
    event_names.recipient_sectors,
    events.recipient_wordings,
    events.date as event_date,
    events.date_end as event_date_end,
    events.date_precision,
    events.date_wording,
    places.adm1 as place_adm1,
    places.latitude,
    places.longitude,
    places.geonames_id,
    places.feature as place_feature,
    places.wording as place_wording,
    groups.n_reports,
    groups.n_independent,
    reports.published,
    reports.title,
    reports.source,
    events.evidence_wordings,
    events.because,
    events.confidence,
    events.review,
    events.triggers,
    events.evidence as evidence_spans,
    event_names.actor_ids,
    event_names.recipient_ids,
    claiming.actor_id as claimed_by_id,
    events.statement as statement_id,
    report_places.copy_group,
    report_places.is_copy,
    events.event_group,
    events.id as event_id,
    events.report_id,
    events.report_no
from events
join reports on reports.report_no = events.report_no and reports.id = events.report_id
join event_groups as groups on groups.event_group = events.event_group
join report_places on report_places.report_no = events.report_no and report_places.report_id = events.report_id
join event_names on event_names.event_id = events.id
left join places on places.id = events.place and places.report_no = events.report_no
left join statements on statements.id = events.statement and statements.report_no = events.report_no
left join entity_actors as claiming on claiming.entity_id = statements.speaker_entity;
