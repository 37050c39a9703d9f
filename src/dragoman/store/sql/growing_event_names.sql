-- The events of which some party is another actor, or an actor that is called otherwise, or that are new.
create or replace temp table told_events as
with party as (
    select id, unnest(list_concat(actors, recipients)) as entity_id from events
),
otherwise as (
    select key as entity_id from new_links
    union all
    select entity_id from links where actor_id in (from seen_actors)
)
select * from events
where report_id in (select id from came)
    or id in (select id from party where entity_id in (select entity_id from otherwise));

delete from event_names where event_id in (select id from told_events) or event_id in (select id from gone_events);
