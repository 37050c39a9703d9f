-- What did people decide about findings and actors, does it hold, and what became of it?
with told as (
    select
        "at", "by", verdict, coalesce(kind, 'judgement') as kind, words, terms, machine, state, remark, note,
        coalesce(finding, '') as finding, reports, codebook, issue, "of", sample, batch, is_blind, program, id
    from judgements_on_findings
    union all by name
    select
        "at", "by", verdict, 'actor' as kind, names as words, terms, state, remark, note,
        array_to_string(actor_ids, ' ') as finding, id
    from judgements
)
select * exclude (id), id as judgement_id
from told
where (not $waiting::boolean or state = 'waiting')
    and ($kind::varchar[] is null or list_contains($kind::varchar[], kind))
order by "at", judgement_id;
