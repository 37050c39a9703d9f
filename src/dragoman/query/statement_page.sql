
-- The rows of one page of them.
select
    date, outlet, speaker, speaker_id, speaker_wording, speaker_office, cue, act, mode, kind, wording, about, about_ids,
    confidence, n_reports, n_independent, title, source, statement_id, report_id
from statement_rows semi join found using (statement_id)
order by {order}, report_no, content[1].start, statement_id
limit $size offset $first;
