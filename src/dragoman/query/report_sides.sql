-- Which other reports have the text of this one, or tell the same story?
with own as (
    select * from report_places where report_id = $report
)
select
    reports.published, reports.outlet, reports.title, reports.source, reports.id as report_id,
    places.copy_group = own.copy_group as is_copy,
    places.copy_kind, places.copy_share, places.duplicate_of,
    own.duplicate_of = places.report_id as is_origin, own.story_id, stories.label as story
from own
join report_places as places on places.report_id <> own.report_id
    and (places.copy_group = own.copy_group or places.story_id = own.story_id)
join reports on reports.id = places.report_id
left join stories on stories.id = own.story_id
order by is_copy desc, reports.report_no, reports.id
limit $limit::bigint;
