-- Which events does the record hold, done by whom, to whom, where, when, and did they happen?
with named as (
    select
        (select list(actor_id) from actor_names where list_has_all(parts, $actor_parts::varchar[])) as actors,
        (select list(actor_id) from actor_names where list_has_all(parts, $recipient_parts::varchar[])) as recipients,
        (select list(actor_id) from actor_names where list_has_all(parts, $party_parts::varchar[])) as parties
),
found as (
    select
        event_id, event_group, copy_group, is_copy, report_no, triggers, status, confidence, tie,
        (event_date is not null)::integer + (place is not null)::integer
            + (len(actor_ids) > 0)::integer + (len(recipient_ids) > 0)::integer as n_told
    from event_rows, named
    where (
            $actor_parts::varchar[] is null
            or list_contains(actor_ids, $actor::varchar) or list_has_any(actor_ids, named.actors)
        )
        and (
            $recipient_parts::varchar[] is null
            or list_contains(recipient_ids, $recipient::varchar) or list_has_any(recipient_ids, named.recipients)
        )
        and (
            $party_parts::varchar[] is null
            or list_contains(list_concat(actor_ids, recipient_ids), $party::varchar)
            or list_has_any(list_concat(actor_ids, recipient_ids), named.parties)
        )
        and ($any_type::boolean or list_contains($type::varchar[], coalesce(type, 'NONE')))
        and (
            $cameo::varchar[] is null
            or len(list_filter($cameo::varchar[], lambda code: starts_with(cameo, code))) > 0
        )
        and ($status::varchar[] is null or list_contains($status::varchar[], status))
        and (
            $place_parts::varchar[] is null
            or list_contains($place_countries::varchar[], place_country)
            or len(list_filter(
                [place, place_wording, place_adm1],
                lambda name: list_has_all(
                    regexp_split_to_array(strip_accents(lower(name)), '[^\p{L}\p{N}]+'), $place_parts::varchar[]
                )
            )) > 0
        )
        and (
            $outlet_parts::varchar[] is null
            or list_has_all(
                regexp_split_to_array(strip_accents(lower(outlet)), '[^\p{L}\p{N}]+'), $outlet_parts::varchar[]
            )
        )
        and ($since::date is null or coalesce(event_date_end, date) >= $since::date)
        and ($until::date is null or date <= $until::date)
        and (
            $text::varchar is null
            or contains(
                strip_accents(lower(array_to_string(evidence_wordings, ' '))), strip_accents(lower($text::varchar))
            )
        )
        and ($floor::double is null or confidence >= $floor::double)
        and (
            $where::varchar[][] is null
            or report_id in (
                select id from reports where len(list_filter(
                    $where::varchar[][],
                    lambda wanted: list_has_any(
                        wanted, list_transform(coalesce(columns, []), lambda own: lower(own.name || '=' || own.value))
                    )
                )) = len($where::varchar[][])
            )
        )
        and ($claimed::boolean or tie is distinct from 'claims')
),
-- Of the tellings of one event, the one that tells most: a report's own before a claim, that it happened before that it
-- was to.
chosen as (
    select event_id
    from found
    qualify $count = 'reports' or row_number() over (
        partition by event_group, case when $count = 'independent' then copy_group end
        order by tie is distinct from 'claims' desc, status = 'happened' desc, n_told desc, is_copy, confidence desc, report_no,
            event_id
    ) = 1
    order by report_no, triggers[1].start, event_id
    limit $limit::bigint
)
select
    * exclude (report_no, is_copy, triggers, trigger_wordings),
    trigger_wordings as triggers, triggers as trigger_spans
from event_rows semi join chosen using (event_id)
order by report_no, triggers[1].start, event_id;
