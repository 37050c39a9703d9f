-- Who appears in the record, how often, between which days?
with appearance as (
    select
        entity_actors.actor_id,
        count(distinct entity_actors.report_id) as n_reports,
        count(mentions.id) as n_mentions
    from entity_actors left join mentions on mentions.entity_id = entity_actors.entity_id
    group by entity_actors.actor_id
),
days as (
    select entity_actors.actor_id, min(reports.published) as first, max(reports.published) as last
    from entity_actors join reports on reports.id = entity_actors.report_id
    group by entity_actors.actor_id
),
said as (
    select actor_id, count(*) as n_statements
    from (select unnest(list_distinct(list_prepend(speaker_id, also_by_ids))) as actor_id from statement_rows)
    where actor_id is not null group by actor_id
)
select
    actors.name, actors.kind, actors.country, actors.sectors,
    list_distinct(list_transform(actors.roles, lambda held: held.title)) as titles,
    coalesce(said.n_statements, 0) as n_statements,
    coalesce(appearance.n_reports, 0) as n_reports,
    coalesce(appearance.n_mentions, 0) as n_mentions,
    days.first, days.last,
    actors.roles,
    actors.id as actor_id
from actors
left join appearance on appearance.actor_id = actors.id
left join days on days.actor_id = actors.id
left join said on said.actor_id = actors.id
where (
        $name_parts::varchar[] is null
        or actors.id = $name
        or actors.id in (select actor_id from actor_names where list_has_all(parts, $name_parts::varchar[]))
    )
    and ($kind::varchar[] is null or list_contains($kind::varchar[], actors.kind))
    and ($country::varchar is null or actors.country = $country::varchar)
order by n_statements desc, n_reports desc, n_mentions desc, actors.name, actors.id
limit $limit::bigint;
