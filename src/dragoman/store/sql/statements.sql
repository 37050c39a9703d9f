create table statements as
select found_statements.* replace (utterances.utterance_id as utterance_id)
from found_statements
left join utterances on utterances.statement_id = found_statements.id
order by found_statements.report_no, found_statements.content[1].start, found_statements.id;

drop table found_statements;
