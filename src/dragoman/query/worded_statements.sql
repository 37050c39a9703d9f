-- Every statement with its words and who says it.
select statement_id, report_id, speaker_id as holder, content, wording
from statement_rows
order by report_no, content[1].start, statement_id;
