-- Who speaks or acts in the record, how often, between which days? What is counted as one, $count says.
with appearance as (
    select
        entity_actors.actor_id,
        count(distinct entity_actors.report_id) as n_reports,
        count(distinct report_places.copy_group) as n_independent,
        count(mentions.id) as n_mentions
    from entity_actors
    join report_places on report_places.report_no = entity_actors.report_no
        and report_places.report_id = entity_actors.report_id
    left join mentions on mentions.entity_id = entity_actors.entity_id
    group by entity_actors.actor_id
),
days as (
    select entity_actors.actor_id, min(reports.published) as first, max(reports.published) as last
    from entity_actors join reports on reports.id = entity_actors.report_id
    group by entity_actors.actor_id
),
said as (
    select
        actor_id,
        count(distinct case $count when 'acts' then act_id when 'independent' then independent_id else statement_id end)
            as n_statements,
        count(distinct act_id) as n_acts
    from (
        select
            unnest(list_distinct(list_prepend(speaker_id, also_by_ids))) as actor_id, statement_id, independent_id, act_id
        from statement_rows
    )
    where actor_id is not null group by actor_id
),
done as (
    select
        event_parties.actor_id,
        count(distinct case $count
            when 'acts' then events.event_group
            when 'independent' then events.event_group || ' ' || report_places.copy_group
            else events.id
        end) as n_events,
        count(distinct events.event_group) as n_acts
    from event_parties
    join events on events.id = event_parties.event_id and events.report_no = event_parties.report_no
    join report_places on report_places.report_no = event_parties.report_no
        and report_places.report_id = events.report_id
    where event_parties.part = 'actor' group by event_parties.actor_id
),
held as (
    select id as actor_id, unnest(roles) as role from actors where len(roles) > 0
),
told as (
    select
        actor_id, role.is_office as is_office, lower(role.title) as title,
        max_by(role.title, role.n_reports) as wording,
        max_by(role.body, case when role.body is null then -1 else role.n_reports end) as body,
        max_by(role.country, case when role.country is null then -1 else role.n_reports end) as country,
        sum(role.n_reports)::bigint as n_reports, bool_and(role.pack is not null) as is_known
    from held group by all
),
titled as (
    select
        actor_id,
        list(wording order by is_known, n_reports desc, wording) filter (is_office) as offices,
        list(wording order by n_reports desc, wording) filter (not is_office) as descriptions,
        list(
            concat_ws(' of ', wording, body) || coalesce(' (' || country || ')', '')
            || case when is_known then ' pack' else ' ' || n_reports end
            order by is_known, n_reports desc, wording
        ) filter (is_office) as offices_told
    from told group by actor_id
)
select
    actors.name, actors.kind, actors.country, actors.sectors,
    coalesce(titled.offices_told, []) as offices,
    coalesce(titled.descriptions, []) as descriptions,
    list_concat(coalesce(titled.offices, []), coalesce(titled.descriptions, [])) as titles,
    coalesce(said.n_statements, 0) as n_statements,
    coalesce(done.n_events, 0) as n_events,
    coalesce(appearance.n_reports, 0) as n_reports,
    coalesce(appearance.n_independent, 0) as n_independent,
    coalesce(said.n_acts, 0) + coalesce(done.n_acts, 0) as n_acts,
    coalesce(appearance.n_mentions, 0) as n_mentions,
    days.first, days.last,
    actors.is_named,
    actors.roles,
    actors.id as actor_id
from actors
left join appearance on appearance.actor_id = actors.id
left join days on days.actor_id = actors.id
left join said on said.actor_id = actors.id
left join done on done.actor_id = actors.id
left join titled on titled.actor_id = actors.id
where (
        $name_parts::varchar[] is null
        or actors.id = $name
        or actors.id in (select actor_id from actor_names where list_has_all(parts, $name_parts::varchar[]))
    )
    and ($kind::varchar[] is null or list_contains($kind::varchar[], actors.kind))
    and ($country::varchar[] is null or list_contains($country::varchar[], actors.country))
    and (actors.is_named <> $unnamed::boolean or ($name_parts::varchar[] is not null and not $unnamed::boolean))
    and ($all::boolean or $name_parts::varchar[] is not null or said.actor_id is not null or done.actor_id is not null)
order by n_statements desc, case when $count = 'reports' then n_reports else n_independent end desc, n_mentions desc, actors.name, actors.id
limit $limit::bigint;
