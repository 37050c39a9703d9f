-- The events that came, and those of which a party is another actor now, or one that goes by something else.
create or replace temp table changed_actors as
with told as (
    select
        id, name, kind, country, sectors[1] as sector,
        len(list_filter(roles, lambda role: contains(lower(name), lower(role.title)))) > 0 as is_titled
    from actors where id in (select id from gone_actors)
),
before as (
    select
        id, name, kind, country, sectors[1] as sector,
        len(list_filter(roles, lambda role: contains(lower(name), lower(role.title)))) > 0 as is_titled
    from gone_actors
)
select distinct id from ((from told except from before) union all (from before except from told));

create or replace temp table moved_entities as
with now as (
    select entity_id, actor_id from links where entity_id in (select entity_id from gone_links)
),
before as (
    select entity_id, actor_id from gone_links
)
select distinct entity_id from (
    (from now except from before) union all (from before except from now)
    union all select entity_id, actor_id from links where actor_id in (select id from changed_actors)
);

create or replace temp table touched_events as
with party as (
    select id, unnest(list_concat(actors, recipients)) as entity_id from events
)
select id from events where report_id in (select id from came) or id in (from rejudged_events)
union
select id from party where entity_id in (from moved_entities);

create or replace temp table gone_sightings as
select id from touched_events union select id from gone_events union select id from rejudged_events;

create or replace temp view found_events as from events where id in (from touched_events);
