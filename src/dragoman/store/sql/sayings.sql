-- Each statement as it is compared with others: its speaker and those spoken to as actors of the record, its words; all
-- of one speaker one after another.
with addressed as (
    select told.statement_id, list(links.actor_id order by links.actor_id) as actors
    from (select id as statement_id, unnest("to") as entity_id from told_statements) as told
    join links using (entity_id)
    group by told.statement_id
)
select
    told.id as statement_id, told.report_id, links.actor_id as speaker, reports.published, told.date as said_on,
    told.place, told.venue, coalesce(addressed.actors, []) as "to", told.wording
from told_statements as told
join reports on reports.report_no = told.report_no and reports.id = told.report_id
left join links on links.entity_id = told.speaker_entity
left join addressed on addressed.statement_id = told.id
order by speaker nulls first, told.report_no, told.id
