-- Who says something about or to whom, with which act, where? One row a statement and, where they are wanted, each of
-- its speakers, of those it is about, and of those it is made to.
with said as (
    select
        statement_rows.* exclude (about, "to"),
        unnest(case when $actor and speaker_id is not null then list_distinct(list_prepend(speaker_id, also_by_ids))
            else [null] end) as actor_id
    from statement_rows
    where ($floor::double is null or confidence >= $floor::double)
        and ($since::date is null or date >= $since::date) and ($until::date is null or date <= $until::date)
),
about as (
    select said.*, unnest(case when $target and len(about_ids) > 0 then about_ids else [null] end) as target_id from said
),
told as (
    select about.*, unnest(case when $addressee and len(to_ids) > 0 then to_ids else [null] end) as addressee_id from about
)
select
    told.date, told.report_id, told.statement_id as finding_id, told.statement_id, null::tinyint as agreement,
    speaker.name as actor, told.actor_id, target.name as target, told.target_id,
    addressee.name as addressee, told.addressee_id,
    told.act, told.act as act_id, told.kind, told.kind as kind_id, told.mode, told.mode as mode_id,
    told.outlet, told.outlet as outlet_id,
    told.content[1].start as "start", told.content[-1]."end" as stop, told.wording,
    told.confidence, told.url, told.source
from told
left join actors as speaker on speaker.id = told.actor_id
left join actors as target on target.id = told.target_id
left join actors as addressee on addressee.id = told.addressee_id
order by told.report_no, told.content[1].start, told.statement_id, actor_id, target_id, addressee_id;
