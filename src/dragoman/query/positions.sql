-- Who stands where on which issue, by which statement, how sure?
select position_rows.* exclude (report_no)
from position_rows
where (
        $by_parts::varchar[] is null
        or holder_id = $by::varchar
        or holder_id in (select actor_id from actor_names where list_has_all(parts, $by_parts::varchar[]))
    )
    and ($codebook::varchar is null or codebook = $codebook::varchar)
    and ($issue::varchar[] is null or list_contains(list_transform($issue::varchar[], lambda id: lower(id)), lower(issue)))
    and ($stance::varchar[] is null or list_contains($stance::varchar[], stance))
    and (
        $outlet_parts::varchar[] is null
        or list_has_all(
            regexp_split_to_array(strip_accents(lower(outlet)), '[^\p{L}\p{N}]+'), $outlet_parts::varchar[]
        )
    )
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
order by report_no, span.start, statement_id, codebook, issue
limit $limit::bigint;
