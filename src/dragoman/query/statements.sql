-- Which statements does the record hold, by whom, about whom, in which outlet, when, with which words?
with found as (
    select statement_id
    from statement_rows
    where (
            $by_parts::varchar[] is null
            or list_contains(list_prepend(speaker_id, also_by_ids), $by::varchar)
            or list_has_any(
                list_prepend(speaker_id, also_by_ids),
                (select list(actor_id) from actor_names where list_has_all(parts, $by_parts::varchar[]))
            )
        )
        and (
            $about_parts::varchar[] is null
            or list_contains(about_ids, $about::varchar)
            or list_has_any(
                about_ids,
                (select list(actor_id) from actor_names where list_has_all(parts, $about_parts::varchar[]))
            )
        )
        and (
            $outlet_parts::varchar[] is null
            or list_has_all(
                regexp_split_to_array(strip_accents(lower(outlet)), '[^\p{L}\p{N}]+'), $outlet_parts::varchar[]
            )
        )
        and ($act::varchar[] is null or list_contains($act::varchar[], act))
        and ($kind::varchar[] is null or list_contains($kind::varchar[], kind))
        and ($mode::varchar[] is null or list_contains($mode::varchar[], mode))
        and ($since::date is null or date >= $since::date)
        and ($until::date is null or date <= $until::date)
        and ($text::varchar is null or contains(strip_accents(lower(wording)), strip_accents(lower($text::varchar))))
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
    -- Of those that count as one, the origin's before a copy's.
    qualify $count = 'reports' or row_number() over (
        partition by case when $count = 'acts' then act_id else independent_id end
        order by is_copy, report_no, content[1].start, statement_id
    ) = 1
    order by report_no, content[1].start, statement_id
    limit $limit::bigint
)
select * exclude (report_no, is_copy, independent_id)
from statement_rows semi join found using (statement_id)
order by report_no, content[1].start, statement_id;
