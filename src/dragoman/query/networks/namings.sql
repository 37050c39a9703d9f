-- Which terms are used, of whom or what, by which outlet or speaker, in whose voice? One row a naming.
select
    published as date, report_id, naming_id as finding_id, statement_id, null::tinyint as agreement,
    speaker as actor, speaker_id as actor_id, "of" as named, coalesce(naming_rows.actor_id, naming_rows.place_id, "of") as named_id,
    term, term as term_id, voice, voice as voice_id, outlet, outlet as outlet_id,
    span.start as "start", span."end" as stop, passage as wording, null::double as confidence, url, source
from naming_rows
where ($since::date is null or published >= $since::date) and ($until::date is null or published <= $until::date)
order by report_no, span.start, span."end" desc, naming_id;
