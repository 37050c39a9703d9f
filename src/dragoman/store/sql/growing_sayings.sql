-- The statements that came, and those whose speaker, or one spoken to, is another actor now.
create or replace temp table resettled_entities as
with now as (
    select entity_id, actor_id from links where entity_id in (select entity_id from gone_links)
),
before as (
    select entity_id, actor_id from gone_links
)
select distinct entity_id from ((from now except from before) union all (from before except from now));

create or replace temp table touched_statements as
select id from statements
where report_id in (select id from came) or id in (from rejudged_statements)
    or speaker_entity in (from resettled_entities)
union
select id from (select id, unnest("to") as entity_id from statements) where entity_id in (from resettled_entities);

create or replace temp table gone_sayings as
select id from touched_statements union select id from gone_statements union select id from rejudged_statements;

create or replace temp view told_statements as from statements where id in (from touched_statements);
