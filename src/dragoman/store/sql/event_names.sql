-- A table, as lists in order take long to make; some reports at a time, as they take much memory.
insert into event_names
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
    from event_parties where report_no >= $first and report_no < $last group by event_id
)
select
    events.id as event_id,
    coalesce(parties.actor_names, []) as actor_names,
    coalesce(parties.actor_countries, []) as actor_countries,
    coalesce(parties.actor_sectors, []) as actor_sectors,
    coalesce(parties.actor_ids, []) as actor_ids,
    coalesce(parties.recipient_names, []) as recipient_names,
    coalesce(parties.recipient_countries, []) as recipient_countries,
    coalesce(parties.recipient_sectors, []) as recipient_sectors,
    coalesce(parties.recipient_ids, []) as recipient_ids
from events left join parties on parties.event_id = events.id
where events.report_no >= $first and events.report_no < $last
order by events.report_no, events.id;
