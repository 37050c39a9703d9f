-- Which statements do these reports hold, and which words are source, cue and content of each?
select report_id, id as statement_id, speaker_span, cue.span as cue_span, content, kind, confidence
from statements
where report_id in (select unnest($reports::varchar[]))
    and ($kinds::varchar[] is null or list_contains($kinds::varchar[], kind))
    and ($floor::double is null or confidence >= $floor::double)
order by report_no, content[1].start, id;
