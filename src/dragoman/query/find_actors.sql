-- Which actors go by this name: an id, a name as written, or words of a name?
select
    actors.id as actor_id, actors.name, actors.kind, actors.country, actors.judgements,
    actors.id = $name as is_id,
    lower(actors.name) = lower($name) as is_name,
    count(links.entity_id) as n_entities
from actors left join links on links.actor_id = actors.id
where actors.id = $name
    or actors.id in (select actor_id from actor_names where list_has_all(parts, $parts::varchar[]))
group by all
order by is_id desc, is_name desc, n_entities desc, actors.name, actors.id;
