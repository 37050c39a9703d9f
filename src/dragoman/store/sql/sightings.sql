-- Each event with what it is compared by: actors of the record in place of entities of its report, in no order, and its
-- place.
with party as (
    select id as event_id, unnest(actors) as entity_id, 'actor' as part from found_events
    union all
    select id, unnest(recipients), 'recipient' from found_events
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
    found_events.id as event_id, reports.published,
    found_events.type, found_events.cameo, found_events.status,
    coalesce(acting.actors, []) as actors, coalesce(acting.recipients, []) as recipients,
    found_events.date, found_events.date_end,
    places.name as place, places.feature, places.country, places.adm1, places.latitude, places.longitude,
    places.geonames_id
from found_events
join reports on reports.report_no = found_events.report_no
left join acting on acting.event_id = found_events.id
left join places on places.id = found_events.place and places.report_no = found_events.report_no;
