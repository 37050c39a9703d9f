-- Which actor's name is most like these words? Words are compared one by one, the best of a name's for each.
with likened as (
    select
        actor_id,
        max(list_avg(list_transform(
            $parts::varchar[],
            lambda word: list_max(list_transform(parts, lambda part: jaro_winkler_similarity(word, part)))
        ))) as likeness
    from actor_names where len(parts) > 0 group by actor_id
)
select actors.name
from likened join actors on actors.id = likened.actor_id
left join (select actor_id, count(*) as n_entities from links group by actor_id) as linked using (actor_id)
where likeness >= $least::double
order by likeness desc, actors.is_named desc, n_entities desc nulls last, actors.name, actors.id
limit 1;
