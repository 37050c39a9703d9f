-- Whom do reports name beside an actor, in how many reports and texts?
with own as (
    select distinct report_no, report_id from entity_actors where actor_id = $actor
)
select
    entity_actors.name, entity_actors.actor_id, any_value(entity_actors.kind) as kind,
    count(distinct own.report_id) as n_reports, count(distinct report_places.copy_group) as n_independent
from own
join entity_actors on entity_actors.report_no = own.report_no and entity_actors.report_id = own.report_id
join actors on actors.id = entity_actors.actor_id and actors.is_named
join report_places on report_places.report_no = own.report_no and report_places.report_id = own.report_id
where entity_actors.actor_id <> $actor
group by entity_actors.name, entity_actors.actor_id
order by n_independent desc, n_reports desc, entity_actors.name, entity_actors.actor_id
limit $limit::bigint;
