-- The events that came, and those of which a party is another actor now, or one that is shown otherwise.
create or replace temp table told_events as
with now as (
    select entity_id, actor_id, sectors from links where entity_id in (select entity_id from gone_links)
),
before as (
    select entity_id, actor_id, sectors from gone_links
),
shown as (
    select distinct entity_id from ((from now except from before) union all (from before except from now))
    union
    from moved_entities
),
party as (
    select id, unnest(list_concat(actors, recipients)) as entity_id from events
)
select * from events
where report_id in (select id from came) or id in (from rejudged_events)
    or id in (select id from party where entity_id in (from shown));

delete from event_names
where event_id in (select id from told_events) or event_id in (select id from gone_events)
    or event_id in (from rejudged_events);
