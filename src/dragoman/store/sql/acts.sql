-- Of which act each statement tells, and how many reports do: the versions of one utterance, what one text says
-- once, and what one speaker says in the same words in the reports of one story. ``words`` is who says what,
-- whatever the marks and capitals.
create or replace table statement_acts as
with said as (
    select
        statements.id as statement_id, statements.report_no,
        coalesce(copies.copy_group, statements.report_id) as copy_group,
        coalesce(copies.kind, 'origin') <> 'origin' as is_copy,
        story_reports.story_id, statements.utterance_id,
        concat_ws(
            ' ', coalesce(links.actor_id, lower(statements.speaker_wording), ''),
            regexp_replace(strip_accents(lower(statements.wording)), '[^\p{L}\p{N}]+', ' ', 'g')
        ) as words
    from statements
    left join links on links.entity_id = statements.speaker_entity
    left join copies on copies.report_id = statements.report_id
    left join story_reports on story_reports.report_id = statements.report_id
),
worded as (
    select
        said.*, coalesce(story_id, copy_group) as story,
        coalesce(utterance_id, 'u' || left(md5(coalesce(story_id, copy_group) || ' ' || words), 16)) as utterance
    from said
),
shared as (
    select *, min(utterance) over (partition by story, words) as first_utterance from worded
),
called as (
    select
        statement_id, report_no, copy_group, is_copy,
        't' || left(md5(copy_group || ' ' || words), 16) as independent_id,
        min(first_utterance) over (partition by utterance) as act_id
    from shared
),
counted as (
    select act_id, count(distinct report_no) as n_reports, count(distinct copy_group) as n_independent
    from called group by act_id
)
select called.*, counted.n_reports, counted.n_independent
from called join counted using (act_id)
order by called.report_no, called.statement_id;
