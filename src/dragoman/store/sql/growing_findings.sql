-- What the reports told that count no more, before it is gone, and what those tell that came.
create temp table gone_entities as select * from entities where report_id in (select id from went);
create temp view gone_reports as select id from went;
create temp table gone_events as select * from events where report_id in (select id from went);
create temp table gone_statements as select id from statements where report_id in (select id from went);

create temp view gone_worded_statements as from gone_statements;

delete from reports where id in (select id from went);
insert into reports
select
    part_reports.* exclude (input, shard)
    replace (came.source as source, coalesce(part_reports.columns, []) as columns), came.report_no
from part_reports join came using (input) order by came.report_no, part_reports.id;

delete from events where report_id in (select id from went);
insert into events
select part_events.* exclude (input) replace (coalesce(part_events.review, 'unreviewed') as review), came.report_no
from part_events join came using (input) order by came.report_no, part_events.triggers[1].start, part_events.id;

delete from statements where report_id in (select id from went);
insert into statements
select part_statements.* exclude (input) replace (coalesce(part_statements.review, 'unreviewed') as review), came.report_no
from part_statements join came using (input)
order by came.report_no, part_statements.content[1].start, part_statements.id;

create temp table lost_origins as select distinct origin from kept_origins where report_id in (select id from went);
delete from kept_origins where report_id in (select id from went);
insert into kept_origins
select distinct came.id, part_origins.id from part_origins join came using (input);
delete from origins where id in (select origin from lost_origins) and id not in (select origin from kept_origins);
insert into origins
select distinct part_origins.* exclude (input) from part_origins join came using (input)
where part_origins.id not in (select id from origins) order by id;

insert into kept_issues from new_issues;

create temp view entities_before as
from entities where report_id not in (select id from came) union all by name from gone_entities;
create temp view found_events as from events;
create temp view found_statements as from statements;
