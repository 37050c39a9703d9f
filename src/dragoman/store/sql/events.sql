create table events as
select found_events.* replace (grouped_events.event_group as event_group)
from found_events
left join grouped_events on grouped_events.event_id = found_events.id
order by found_events.report_no, found_events.triggers[1].start, found_events.id;

drop table found_events;
drop table grouped_events;
