-- The reports whose findings are judged again: those of a judgement that came or went, or that found another place, and
-- those that came with judgements.
create or replace temp table reports_to_judge as
with now as (
    select judgement, place, report_id from placed where report_id is not null
),
before as (
    select judgement, place, report_id from kept_members where report_id is not null
),
touched as (
    select report_id from (from now except from before)
    union
    select report_id from (from before except from now)
    union
    select report_id from now where judgement in (from changed_judgements)
    union
    select report_id from now where report_id in (select id from came)
)
select reports.id from touched join reports on reports.id = touched.report_id;

create or replace temp table gone_judged_reports as
select id from reports_to_judge
union
select report_id from kept_members where report_id is not null and report_id not in (select id from reports);

create or replace temp table placed_before as select judgement, place, report_id, finding from kept_members;

delete from kept_members where report_id is null or judgement not in (select id from known_judgements);
