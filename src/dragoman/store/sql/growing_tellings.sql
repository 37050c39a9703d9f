-- The reports that came, and those that tell of other actors or groups of events now, or are copies of another text.
create or replace temp table touched_reports as
select id from came
union
select report_id from mentions where form <> 'pronoun' and entity_id in (from moved_entities)
union
select report_id from regrouped_reports
union
select report_id from rejudged_reports
union
select kept_outlines.report_id
from kept_outlines
left join copies on copies.report_id = kept_outlines.report_id and copies.kind in ('same', 'edited')
where kept_outlines.copy_of is distinct from copies.origin;

create or replace temp table gone_tellings as
select id from touched_reports union select id from went;

create or replace temp view told_reports as
from reports where id in (from touched_reports);
