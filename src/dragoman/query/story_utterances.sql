-- Which utterances do reports of one story tell that are no copies of each other, the most told first?
select utterances.utterance_id
from utterances
join statements on statements.id = utterances.statement_id
join report_places using (report_no, report_id)
where report_places.story_id = $story
group by utterances.utterance_id
having count(distinct report_places.copy_group) > 1
order by count(distinct report_places.copy_group) desc, min(statements.report_no), utterances.utterance_id
limit $limit::bigint;
