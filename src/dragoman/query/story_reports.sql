-- Which reports tell a story, and what makes them of it?
select
    reports.published, reports.outlet, reports.title, report_places.copy_kind, report_places.copy_share,
    story_reports.likeness, story_reports.reasons, report_places.duplicate_of, reports.source, reports.url,
    reports.id as report_id
from story_reports
join reports on reports.id = story_reports.report_id
join report_places on report_places.report_no = reports.report_no and report_places.report_id = reports.id
where story_reports.story_id = $story
order by reports.report_no;
