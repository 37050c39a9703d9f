-- Why are the entities of an actor taken to be one?
with ground as (
    select links.entity_id, links.score, unnest(links.reasons) as reason
    from links where links.actor_id = $actor
)
select
    reason.feature as feature, reason."left" as "left", reason."right" as "right", reason.weight as weight,
    reason.evidence as evidence, count(*) as n_entities, min(score) as least_score, min(entity_id) as example
from ground
group by all
order by weight desc, n_entities desc, feature, "left", "right", evidence
limit $limit::bigint;
