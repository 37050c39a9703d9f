-- Which names do reports give an actor, how often, between which days?
select
    entities.name, count(distinct entities.report_id) as n_reports,
    min(reports.published) as first, max(reports.published) as last,
    list(distinct reports.outlet order by reports.outlet) filter (reports.outlet is not null) as outlets
from links
join entities on entities.id = links.entity_id
join reports on reports.id = entities.report_id
where links.actor_id = $actor
group by entities.name
order by n_reports desc, entities.name;
