-- In which words do reports tell one utterance? It goes by its id, or that of one of its statements.
select
    utterances.utterance_id, rows.date, rows.outlet, rows.speaker, utterances.kind, utterances.score,
    rows.mode, rows.cue, rows.wording, utterances.beside, utterances.reasons, utterances.again_of,
    rows.title, rows.source, rows.url, rows.content, rows.statement_id, rows.report_id
from utterances join statement_rows as rows using (statement_id)
where utterances.utterance_id = $id
    or utterances.utterance_id in (select utterance_id from utterances where statement_id = $id)
order by utterances.kind not in ('only', 'first'), rows.date nulls last, rows.report_no, rows.statement_id;
