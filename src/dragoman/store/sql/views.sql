-- The actor each entity of a report was taken to be.
create view entity_actors as
select
    entities.id as entity_id, entities.report_id, entities.report_no, entities.role, links.score,
    actors.id as actor_id, actors.name, actors.kind, actors.country, actors.sectors, actors.roles
from entities
join links on links.entity_id = entities.id
join actors on actors.id = links.actor_id;

-- Whom a statement is made to, whom it is about, and who makes it with its speaker, one row each.
create view statement_targets as
with target as (
    select id as statement_id, report_no, 'to' as relation, unnest("to") as entity_id from statements
    union all
    select id, report_no, 'about', unnest(about) from statements
    union all
    select id, report_no, 'also by', unnest(also_by) from statements
)
select target.statement_id, target.report_no, target.relation, entity_actors.* exclude (report_no)
from target join entity_actors using (entity_id);

-- The office of each statement's speaker on its day where the report itself tells none: the one that reports of the
-- weeks around tell, else the one that a pack gives for the day.
create view registry_offices as
with spoken as (
    select
        statements.id as statement_id,
        coalesce(statements.date, reports.published) as day,
        entity_actors.roles
    from statements
    join reports on reports.id = statements.report_id
    join entity_actors on entity_actors.entity_id = statements.speaker_entity
    where entity_actors.role is null and len(entity_actors.roles) > 0
),
told as (
    select statement_id, day, unnest(roles) as held from spoken where day is not null
),
fitting as (
    select statement_id, held, row_number() over (
        partition by statement_id
        order by
            held.pack is not null,
            greatest(0, date_diff('day', day, held."first"), date_diff('day', held."last", day)),
            held.n_reports desc, held.title, held.body
    ) as place
    from told
    where (held.pack is null and held."first" <= day + 45 and held."last" >= day - 45)
        or (
            held.pack is not null
            and coalesce(held."first" <= day, true) and coalesce(held."last" >= day, true)
        )
)
select
    statement_id, held.title as title,
    coalesce('pack:' || held.pack, held.first_evidence.report_id) as told_by
from fitting where place = 1;

-- One row a statement, with the names a person reads. Unknown is null.
create view statement_rows as
with targets as (
    select
        statement_id,
        list(distinct name order by name) filter (relation = 'to') as to_names,
        list(distinct name order by name) filter (relation = 'about') as about_names,
        list(distinct name order by name) filter (relation = 'also by') as also_by_names,
        list(distinct actor_id order by actor_id) filter (relation = 'to') as to_ids,
        list(distinct actor_id order by actor_id) filter (relation = 'about') as about_ids,
        list(distinct actor_id order by actor_id) filter (relation = 'also by') as also_by_ids
    from statement_targets group by statement_id
)
select
    coalesce(statements.date, reports.published) as date,
    reports.outlet,
    speaker.name as speaker,
    statements.speaker_wording,
    speaker.role.title as speaker_role,
    coalesce(speaker.role.title, office.title) as speaker_office,
    case when speaker.role is not null then statements.report_id else office.told_by end as speaker_office_from,
    speaker.country as speaker_country,
    statements.cue_wording as cue,
    statements.act,
    statements.mode,
    statements.kind,
    statements.wording,
    coalesce(targets.also_by_names, []) as also_by,
    coalesce(targets.to_names, []) as "to",
    coalesce(targets.about_names, []) as about,
    statements.venue,
    statements.place,
    statements.date as said_on,
    reports.published,
    reports.title,
    reports.source,
    reports.url,
    statements.content,
    statements.speaker_span,
    statements.cue.span as cue_span,
    statements.confidence,
    speaker.actor_id as speaker_id,
    coalesce(targets.also_by_ids, []) as also_by_ids,
    coalesce(targets.to_ids, []) as to_ids,
    coalesce(targets.about_ids, []) as about_ids,
    statements.within,
    statements.id as statement_id,
    statements.report_id,
    statements.report_no
from statements
join reports on reports.id = statements.report_id
left join entity_actors as speaker on speaker.entity_id = statements.speaker_entity
left join targets on targets.statement_id = statements.id
left join registry_offices as office on office.statement_id = statements.id;

-- Who does an event and whom it is done to, one row an actor: in the order the report names them.
create view event_parties as
with party as (
    select id as event_id, 'actor' as part, unnest(actors) as entity_id, generate_subscripts(actors, 1) as place
    from events
    union all
    select id, 'recipient', unnest(recipients), generate_subscripts(recipients, 1) from events
)
select
    party.event_id, party.part, min(party.place) as place,
    arg_min(party.entity_id, party.place) as entity_id,
    entity_actors.actor_id, any_value(entity_actors.name) as name, any_value(entity_actors.kind) as kind,
    any_value(entity_actors.country) as country, any_value(entity_actors.sectors) as sectors
from party join entity_actors using (entity_id)
group by party.event_id, party.part, entity_actors.actor_id;

-- One row for what is one event in several reports.
create view event_groups as
select
    events.event_group, any_value(events.type) as type,
    list(distinct events.status order by events.status) as statuses,
    count(*) as n_events, count(distinct events.report_id) as n_reports,
    count(distinct reports.outlet) as n_outlets,
    min(events.date) as first_date, max(events.date_end) as last_date,
    min(reports.published) as first_published, max(reports.published) as last_published
from events join reports on reports.report_no = events.report_no
group by events.event_group;

-- One row an event of a report, with the names a person reads. Unknown is null.
create view event_rows as
with parties as (
    select
        event_id,
        list(name order by place) filter (part = 'actor') as actor_names,
        list(country order by place) filter (part = 'actor') as actor_countries,
        list(array_to_string(sectors, ', ') order by place) filter (part = 'actor') as actor_sectors,
        list(actor_id order by place) filter (part = 'actor') as actor_ids,
        list(name order by place) filter (part = 'recipient') as recipient_names,
        list(country order by place) filter (part = 'recipient') as recipient_countries,
        list(array_to_string(sectors, ', ') order by place) filter (part = 'recipient') as recipient_sectors,
        list(actor_id order by place) filter (part = 'recipient') as recipient_ids
    from event_parties group by event_id
)
select
    coalesce(events.date, reports.published) as date,
    reports.outlet,
    events.type,
    events.mode,
    events.contexts,
    events.status,
    coalesce(parties.actor_names, []) as actor_names,
    coalesce(parties.recipient_names, []) as recipient_names,
    places.name as place,
    places.country as place_country,
    events.trigger_wordings[1] as "trigger",
    events.evidence_wordings[1] as evidence,
    claiming.name as claimed_by,
    events.tie,
    reports.url,
    events.cameo,
    events.quad,
    events.score,
    coalesce(parties.actor_countries, []) as actor_countries,
    coalesce(parties.actor_sectors, []) as actor_sectors,
    events.actor_wordings,
    coalesce(parties.recipient_countries, []) as recipient_countries,
    coalesce(parties.recipient_sectors, []) as recipient_sectors,
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
    reports.published,
    reports.title,
    reports.source,
    events.evidence_wordings,
    events.because,
    events.confidence,
    events.triggers,
    events.evidence as evidence_spans,
    coalesce(parties.actor_ids, []) as actor_ids,
    coalesce(parties.recipient_ids, []) as recipient_ids,
    claiming.actor_id as claimed_by_id,
    events.statement as statement_id,
    events.event_group,
    events.id as event_id,
    events.report_id,
    events.report_no
from events
join reports on reports.report_no = events.report_no
join event_groups as groups on groups.event_group = events.event_group
left join parties on parties.event_id = events.id
left join places on places.id = events.place and places.report_no = events.report_no
left join statements on statements.id = events.statement and statements.report_no = events.report_no
left join entity_actors as claiming on claiming.entity_id = statements.speaker_entity;
