-- Which utterances do several reports tell, by whom, in how many versions and outlets?
with told as (
    select
        utterances.utterance_id,
        count(*) as n_versions,
        count(distinct rows.report_id) as n_reports,
        count(distinct rows.outlet) as n_outlets,
        list(distinct utterances.kind order by utterances.kind)
            filter (utterances.kind not in ('only', 'first')) as kinds,
        min(rows.date) as first, max(rows.date) as last,
        any_value(rows.speaker) as speaker, any_value(rows.speaker_id) as speaker_id,
        max(rows.wording) filter (utterances.kind in ('only', 'first')) as wording,
        max(utterances.again_of) as again_of,
        min(rows.report_no) as report_no
    from utterances join statement_rows as rows using (statement_id)
    group by utterances.utterance_id
)
select * exclude (report_no)
from told
where ($utterance::varchar is null and n_reports > 1) or utterance_id = $utterance or again_of = $utterance
order by n_versions desc, n_outlets desc, report_no, utterance_id
limit $limit::bigint;
