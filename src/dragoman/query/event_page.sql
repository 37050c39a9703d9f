
-- The rows of one page of them.
select
    date, outlet, type, mode, status, actor_names, actor_ids, actor_wordings, recipient_names, recipient_ids,
    recipient_wordings, place, place_country, "trigger", evidence, claimed_by, claimed_by_id, confidence, n_reports,
    n_independent, title, source, event_id, report_id
from event_rows semi join chosen using (event_id)
order by {order}, report_no, triggers[1].start, event_id
limit $size offset $first;
