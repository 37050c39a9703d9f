-- Which reports does the record hold?
select
    reports.published, reports.outlet, reports.title, reports.source, reports.url, reports.language,
    coalesce(said.n_statements, 0) as n_statements,
    coalesce(done.n_events, 0) as n_events,
    coalesce(done.n_claimed, 0) as n_claimed,
    report_places.copy_kind, report_places.copy_share, report_places.duplicate_of, report_places.copy_group,
    stories.label as story, report_places.story_id,
    reports.given_id, reports.published_from, reports.byline, reports.dateline.place as dateline_place,
    length(reports.text) as n_characters, reports.id as report_id
from reports
join report_places on report_places.report_no = reports.report_no and report_places.report_id = reports.id
left join stories on stories.id = report_places.story_id
left join (select report_id, count(*) as n_statements from statements group by report_id) as said
    on said.report_id = reports.id
left join (
    select
        report_id,
        count(*) filter (tie is distinct from 'claims') as n_events,
        count(*) filter (tie = 'claims') as n_claimed
    from events where type is not null group by report_id
) as done on done.report_id = reports.id
order by reports.report_no, reports.id;
