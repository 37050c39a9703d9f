-- The groups of the events that were placed again.
update events set event_group = grouped_events.event_group
from grouped_events
where grouped_events.event_id = events.id and events.event_group is distinct from grouped_events.event_group;
