-- Each event with what it is compared by: actors of the record in place of entities of its report, in no order, and its
-- place.
with told as (
    select * from found_events where report_no >= $first and report_no < $last
),
party as (
    select id as event_id, unnest(actors) as entity_id, 'actor' as part from told
    union all
    select id, unnest(recipients), 'recipient' from told
),
acting as (
    select
        party.event_id,
        list(links.actor_id) filter (part = 'actor') as actors,
        list(links.actor_id) filter (part = 'recipient') as recipients
    from party join links using (entity_id)
    group by party.event_id
)
select
    told.id as event_id, reports.published,
    told.type, told.cameo, told.status,
    coalesce(acting.actors, []) as actors, coalesce(acting.recipients, []) as recipients,
    told.date, told.date_end,
    places.name as place, places.feature, places.country, places.adm1, places.latitude, places.longitude,
    places.geonames_id
from told
join reports on reports.report_no = told.report_no and reports.id = told.report_id
left join acting on acting.event_id = told.id
left join places on places.id = told.place and places.report_no = told.report_no;
