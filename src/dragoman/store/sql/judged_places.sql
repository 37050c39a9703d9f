-- Of which report of the record each place of a judgement is: the one with its id; where that is not there, the one
-- that came in its place. Which is not told where there are several.
create or replace temp table placed as
with by_id as (
    select judged_places.judgement, judged_places.place, reports.id as report_id
    from judged_places join reports on reports.id = judged_places.report_id
),
others as (
    from judged_places anti join by_id using (judgement, place)
),
by_given as (
    select others.judgement, others.place, reports.id as report_id, 1 as rank
    from others join reports on reports.given_id = others.given_id
),
by_url as (
    select others.judgement, others.place, reports.id as report_id, 2 as rank
    from others join reports on reports.url = others.url
),
by_source as (
    select others.judgement, others.place, reports.id as report_id, 3 as rank
    from others join reports on reports.source = others.source
),
met as (
    select judgement, place, report_id, rank
    from (from by_given union all from by_url union all from by_source)
    qualify rank = min(rank) over (partition by judgement, place)
),
counted as (
    select judgement, place, min(report_id) as report_id, count(*) as n from met group by judgement, place
)
select
    judged_places.judgement, judged_places.place,
    coalesce(by_id.report_id, case when counted.n = 1 then counted.report_id end) as report_id,
    case
        when by_id.report_id is null and counted.n is null
            then 'the record has no report ' || judged_places.report_id || ' now, and none in its place'
        when by_id.report_id is null and counted.n > 1
            then 'the record has no report ' || judged_places.report_id || ' now, and several in its place'
    end as remark
from judged_places
left join by_id using (judgement, place)
left join counted using (judgement, place);
