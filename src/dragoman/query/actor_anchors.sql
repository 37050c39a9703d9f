-- Some of the entities an actor is made of. Ids are digests, so their order takes an even sample of the reports.
select entities.report_id, entities.id as entity_id, entities.name
from links join entities on entities.id = links.entity_id
where links.actor_id = $actor
order by entities.id
limit $limit::bigint;
