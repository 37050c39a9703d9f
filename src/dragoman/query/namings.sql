-- By what words are actors, places and events named, in which outlet, in whose voice, when? An act is what is said (of a
-- naming inside a statement), what happens (of one of an event), else the text that has the words.
with meant as (
    select id as actor_id from actors where id = $of
    union
    select actor_id from actor_names where list_has_all(parts, $of_parts::varchar[])
),
-- Whose whole name is asked for is meant alone: "Chile" is not "a diplomat from Chile".
exactly as (
    select id as actor_id from actors where strip_accents(lower(name)) = strip_accents(lower($of::varchar))
),
wanted as (
    from exactly union all select actor_id from meant where not exists (from exactly)
)
select
    naming_rows.* exclude (report_no), report_places.copy_group,
    coalesce(statement_acts.act_id, naming_rows.event_group, report_places.copy_group) as act_id
from naming_rows
join report_places using (report_no, report_id)
left join statement_acts using (report_no, statement_id)
where (
        $of_parts::varchar[] is null
        or actor_id in (from wanted)
        or $of in (place_id, event_id, naming_rows.event_group, naming_id)
        or list_has_all(
            regexp_split_to_array(strip_accents(lower(place)), '[^\p{L}\p{N}]+'), $of_parts::varchar[]
        )
    )
    and ($kind::varchar[] is null or list_contains($kind::varchar[], of_kind))
    and ($term_parts::varchar[] is null or list_has_all(
        regexp_split_to_array(term, '[^\p{L}\p{N}]+'), $term_parts::varchar[]
    ))
    and ($voice::varchar[] is null or list_contains($voice::varchar[], voice))
    and (
        $speaker_parts::varchar[] is null
        or speaker_id = $speaker
        or speaker_id in (select actor_id from actor_names where list_has_all(parts, $speaker_parts::varchar[]))
    )
    and (
        $outlet_parts::varchar[] is null
        or list_has_all(
            regexp_split_to_array(strip_accents(lower(outlet)), '[^\p{L}\p{N}]+'), $outlet_parts::varchar[]
        )
    )
    and ($since::date is null or published >= $since::date)
    and ($until::date is null or published <= $until::date)
    and (
        $where::varchar[][] is null
        or naming_rows.report_id in (
            select id from reports where len(list_filter(
                $where::varchar[][],
                lambda wanted: list_has_any(
                    wanted, list_transform(coalesce(columns, []), lambda own: lower(own.name || '=' || own.value))
                )
            )) = len($where::varchar[][])
        )
    )
order by naming_rows.report_no, span.start, span."end" desc, naming_id
