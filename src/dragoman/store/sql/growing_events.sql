-- The groups of the events that were placed again; then those of all.
create or replace temp table regrouped_reports as
select distinct events.report_id
from events join moved_groups on moved_groups.event_id = events.id
where events.event_group is distinct from moved_groups.event_group;

update events set event_group = moved_groups.event_group
from moved_groups
where moved_groups.event_id = events.id and events.event_group is distinct from moved_groups.event_group;

create or replace temp view grouped_events as select id as event_id, event_group from events;
create or replace temp view found_events as from events;
