-- Which stories do reports tell, how large, between which days, in which outlets, and who is in them?
with member as (
    select story_reports.story_id, report_places.copy_group, reports.*
    from story_reports
    join reports on reports.id = story_reports.report_id
    join report_places on report_places.report_no = reports.report_no and report_places.report_id = reports.id
),
sized as (
    select
        story_id, count(*) as n_reports, count(distinct copy_group) as n_independent,
        count(distinct outlet) as n_outlets,
        list(distinct outlet order by outlet) filter (outlet is not null) as outlets,
        list(title order by report_no) filter (title is not null) as titles
    from member group by story_id
),
daily as (
    select story_id, published, count(*) as n, count(distinct copy_group) as n_independent
    from member where published is not null group by story_id, published
),
timed as (
    select
        story_id,
        list(published || ' ' || case when $count = 'reports' then n else n_independent end order by published) as timeline
    from daily group by story_id
),
told as (
    select member.story_id, count(distinct statement_acts.act_id) as n_statements
    from member join statement_acts on statement_acts.report_no = member.report_no group by member.story_id
),
done as (
    select member.story_id, count(distinct events.event_group) as n_events
    from member join events on events.report_no = member.report_no
    where events.type is not null group by member.story_id
),
named as (
    select
        member.story_id, entity_actors.actor_id, any_value(entity_actors.name) as name,
        count(distinct member.copy_group) as n_independent
    from member join entity_actors on entity_actors.report_no = member.report_no
    join actors on actors.id = entity_actors.actor_id and actors.is_named
    group by all
),
people as (
    select
        story_id, list(name order by n_independent desc, name, actor_id)[:5] as actors,
        list(actor_id order by n_independent desc, name, actor_id)[:5] as actor_ids,
        list(actor_id) as all_actors
    from named group by story_id
)
select
    stories."first", stories."last", stories.label,
    sized.n_reports, sized.n_independent,
    coalesce(told.n_statements, 0) + coalesce(done.n_events, 0) as n_acts,
    sized.n_outlets, sized.outlets,
    coalesce(people.actors, []) as actors, coalesce(timed.timeline, []) as timeline,
    coalesce(told.n_statements, 0) as n_statements, coalesce(done.n_events, 0) as n_events,
    stories.who, stories.what, stories."where", coalesce(sized.titles, []) as titles,
    coalesce(people.actor_ids, []) as actor_ids, stories.id as story_id
from stories
join sized on sized.story_id = stories.id
left join timed on timed.story_id = stories.id
left join told on told.story_id = stories.id
left join done on done.story_id = stories.id
left join people on people.story_id = stories.id
where ($all::boolean or sized.n_reports > 1)
    and (
        $about_parts::varchar[] is null
        or list_contains(people.all_actors, $about::varchar)
        or list_has_any(
            people.all_actors,
            (select list(actor_id) from actor_names where list_has_all(parts, $about_parts::varchar[]))
        )
    )
    and (
        $outlet_parts::varchar[] is null
        or len(list_filter(sized.outlets, lambda outlet: list_has_all(
            regexp_split_to_array(strip_accents(lower(outlet)), '[^\p{L}\p{N}]+'), $outlet_parts::varchar[]
        ))) > 0
    )
    and ($since::date is null or stories."last" >= $since::date)
    and ($until::date is null or stories."first" <= $until::date)
    and (
        $text::varchar is null
        or len(list_filter(
            list_prepend(stories.label, sized.titles),
            lambda words: contains(strip_accents(lower(words)), strip_accents(lower($text::varchar)))
        )) > 0
    )
order by case $count when 'acts' then n_acts when 'independent' then sized.n_independent else sized.n_reports end desc,
    stories."first" nulls last, stories.label, stories.id
limit $limit::bigint;
