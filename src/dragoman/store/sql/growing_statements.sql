-- Of which utterance each statement is a version.
update statements set utterance_id = null
where utterance_id is not null and id not in (select statement_id from utterances);

update statements set utterance_id = utterances.utterance_id
from utterances
where utterances.statement_id = statements.id and statements.utterance_id is distinct from utterances.utterance_id;
