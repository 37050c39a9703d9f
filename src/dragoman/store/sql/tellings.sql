-- Each report with what it is compared by when stories are made: actors once for each mention that is no pronoun, names
-- of places where things happen, events as the record groups them, and the origin of a text that is a copy and no more.
with told as (
    select * from told_reports where report_no >= $first and report_no < $last
),
named as (
    select mentions.report_id, list({'id': actors.id, 'name': actors.name} order by mentions.span, mentions.id) as actors
    from mentions
    join links on links.entity_id = mentions.entity_id
    join actors on actors.id = links.actor_id
    where mentions.form <> 'pronoun' and mentions.report_id in (select id from told)
    group by mentions.report_id
),
placed as (
    select report_id, list(name order by span, id) as places
    from places
    where name is not null and report_id in (select id from told)
    group by report_id
),
grouped as (
    select found_events.report_id, list(grouped_events.event_group order by grouped_events.event_group) as event_groups
    from found_events join grouped_events on grouped_events.event_id = found_events.id
    where found_events.type is not null and found_events.report_id in (select id from told)
    group by found_events.report_id
),
copied as (
    select report_id, origin from copies where kind in ('same', 'edited') and report_id in (select id from told)
)
select
    told.id as report_id, told.published, told.title, told.text, told.zones,
    coalesce(named.actors, []) as actors, coalesce(placed.places, []) as places,
    coalesce(grouped.event_groups, []) as event_groups, copied.origin as copy_of
from told
left join named on named.report_id = told.id
left join placed on placed.report_id = told.id
left join grouped on grouped.report_id = told.id
left join copied on copied.report_id = told.id
order by told.report_no, told.id;
