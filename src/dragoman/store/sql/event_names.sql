-- A table, as lists in order take long to make; some events at a time (``told_events``), as they take much memory.
insert into event_names
with party as (
    select
        id as event_id, report_no, 'actor' as part, unnest(actors) as entity_id, generate_subscripts(actors, 1) as place
    from told_events
    union all
    select id, report_no, 'recipient', unnest(recipients), generate_subscripts(recipients, 1) from told_events
),
own as (
    select party.event_id, party.part, min(party.place) as place, links.actor_id,
        any_value(actors.name) as name, any_value(actors.country) as country, arg_min(links.sectors, party.place) as sectors
    from party
    join links on links.entity_id = party.entity_id
    join actors on actors.id = links.actor_id
    group by party.event_id, party.part, links.actor_id
),
parties as (
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
    from own group by event_id
)
select
    told_events.id as event_id,
    coalesce(parties.actor_names, []) as actor_names,
    coalesce(parties.actor_countries, []) as actor_countries,
    coalesce(parties.actor_sectors, []) as actor_sectors,
    coalesce(parties.actor_ids, []) as actor_ids,
    coalesce(parties.recipient_names, []) as recipient_names,
    coalesce(parties.recipient_countries, []) as recipient_countries,
    coalesce(parties.recipient_sectors, []) as recipient_sectors,
    coalesce(parties.recipient_ids, []) as recipient_ids
from told_events left join parties on parties.event_id = told_events.id
order by told_events.report_no, told_events.id;
