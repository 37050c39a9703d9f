-- Who takes which side on which issue, one row a position? What is unclear takes none.
select
    position_rows.date, position_rows.report_id, position_rows.position_id as finding_id, position_rows.statement_id,
    case position_rows.stance when 'agrees' then 1 when 'disagrees' then 0 end::tinyint as agreement,
    position_rows.holder as actor, position_rows.holder_id as actor_id,
    position_rows.issue, position_rows.codebook || ':' || position_rows.issue as issue_id,
    position_rows.outlet, position_rows.outlet as outlet_id,
    position_rows.act, position_rows.act as act_id,
    position_rows.span.start as "start", position_rows.span."end" as stop, position_rows.wording,
    position_rows.confidence, position_rows.url, position_rows.source
from position_rows
where review <> 'rejected'
    and ($codebook::varchar is null or codebook = $codebook::varchar)
    and ($floor::double is null or confidence >= $floor::double)
    and ($since::date is null or date >= $since::date) and ($until::date is null or date <= $until::date)
order by report_no, span.start, statement_id, codebook, issue;
