-- The actor each entity of a report was taken to be.
create view entity_actors as
select
    entities.id as entity_id, entities.report_id, entities.report_no, entities.role, links.score,
    actors.id as actor_id, actors.name, actors.kind, actors.country, actors.sectors
from entities
join links on links.entity_id = entities.id
join actors on actors.id = links.actor_id;

-- Whom a statement is made to and whom it is about, one row each.
create view statement_targets as
with target as (
    select id as statement_id, report_no, 'to' as relation, unnest("to") as entity_id from statements
    union all
    select id, report_no, 'about', unnest(about) from statements
)
select target.statement_id, target.report_no, target.relation, entity_actors.* exclude (report_no)
from target join entity_actors using (entity_id);

-- One row a statement, with the names a person reads. Unknown is null.
create view statement_rows as
with targets as (
    select
        statement_id,
        list(distinct name order by name) filter (relation = 'to') as to_names,
        list(distinct name order by name) filter (relation = 'about') as about_names,
        list(distinct actor_id order by actor_id) filter (relation = 'to') as to_ids,
        list(distinct actor_id order by actor_id) filter (relation = 'about') as about_ids
    from statement_targets group by statement_id
)
select
    coalesce(statements.date, reports.published) as date,
    reports.outlet,
    speaker.name as speaker,
    statements.speaker_wording,
    speaker.role.title as speaker_role,
    speaker.country as speaker_country,
    statements.cue_wording as cue,
    statements.act,
    statements.mode,
    statements.kind,
    statements.wording,
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
    coalesce(targets.to_ids, []) as to_ids,
    coalesce(targets.about_ids, []) as about_ids,
    statements.within,
    statements.id as statement_id,
    statements.report_id,
    statements.report_no
from statements
join reports on reports.id = statements.report_id
left join entity_actors as speaker on speaker.entity_id = statements.speaker_entity
left join targets on targets.statement_id = statements.id;
