-- The actor each entity of a report was taken to be.
create view entity_actors as
select
    entities.id as entity_id, entities.report_id, entities.report_no, entities.role, links.score,
    actors.id as actor_id, actors.name, actors.kind, actors.country, links.sectors, actors.roles
from entities
join links on links.entity_id = entities.id
join actors on actors.id = links.actor_id;

-- Of whose text each report is, and of which story. A report that is nobody's copy is a text of its own.
create view report_places as
select
    reports.id as report_id, reports.report_no,
    coalesce(copies.copy_group, reports.id) as copy_group,
    coalesce(copies.kind, 'origin') <> 'origin' as is_copy,
    copies.kind as copy_kind, copies.share as copy_share,
    case when copies.kind in ('same', 'edited') then copies.origin end as duplicate_of,
    story_reports.story_id
from reports
left join copies on copies.report_id = reports.id
left join story_reports on story_reports.report_id = reports.id;

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
    where held.is_office and ((held.pack is null and held."first" <= day + 45 and held."last" >= day - 45)
        or (
            held.pack is not null
            and coalesce(held."first" <= day, true) and coalesce(held."last" >= day, true)
        ))
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
    day.precision as date_precision,
    reports.published,
    reports.title,
    reports.source,
    reports.url,
    reports.columns,
    statements.content,
    statements.speaker_span,
    statements.cue.span as cue_span,
    statements.confidence,
    statements.review,
    speaker.actor_id as speaker_id,
    coalesce(targets.also_by_ids, []) as also_by_ids,
    coalesce(targets.to_ids, []) as to_ids,
    coalesce(targets.about_ids, []) as about_ids,
    statements.within,
    statements.utterance_id,
    acts.n_reports,
    acts.n_independent,
    acts.is_copy,
    acts.independent_id,
    acts.act_id,
    statements.id as statement_id,
    statements.report_id,
    statements.report_no
from statements
join reports on reports.id = statements.report_id
left join entity_actors as speaker on speaker.entity_id = statements.speaker_entity
left join statement_acts as acts on acts.statement_id = statements.id and acts.report_no = statements.report_no
left join targets on targets.statement_id = statements.id
left join (
    select report_no, report_id, span, any_value(precision) as precision from times group by all
) as day on day.report_no = statements.report_no and day.report_id = statements.report_id
    and day.span = statements.date_span
left join registry_offices as office on office.statement_id = statements.id;

-- One row a position on an issue, with the name of its holder and the words of its statement.
create view position_rows as
select
    statement_rows.date,
    statement_rows.outlet,
    statement_rows.speaker as holder,
    positions.codebook,
    positions.issue,
    positions.stance,
    positions.confidence,
    statement_rows.wording,
    positions.span,
    positions.reasons,
    positions.review,
    positions.machine_stance,
    statement_rows.act,
    statement_rows.source,
    statement_rows.url,
    statement_rows.speaker_id as holder_id,
    positions.statement as statement_id,
    positions.id as position_id,
    positions.report_id,
    statement_rows.report_no
from positions
join statement_rows on statement_rows.statement_id = positions.statement
    and statement_rows.report_id = positions.report_id;
