-- One row a naming: what is called what, in whose voice, with the names a person reads. Unknown is null.
create view naming_rows as
select
    reports.published,
    reports.outlet,
    namings.wording as label,
    namings.normal as term,
    namings.kind as of_kind,
    coalesce(entity_actors.name, places.name, events.type) as "of",
    namings.voice,
    speaker.name as speaker,
    namings.is_marked,
    namings.in_headline,
    entity_actors.kind as actor_kind,
    coalesce(entity_actors.country, places.country) as country,
    places.name as place,
    events.event_group,
    namings.review,
    reports.title,
    reports.source,
    reports.url,
    namings.span,
    regexp_replace(substring(
        reports.text, greatest(namings.span.start - 60, 0) + 1,
        namings.span."end" + 60 - greatest(namings.span.start - 60, 0)
    ), '\s+', ' ', 'g') as passage,
    entity_actors.actor_id,
    speaker.actor_id as speaker_id,
    namings.place as place_id,
    namings.event as event_id,
    namings.statement as statement_id,
    namings.id as naming_id,
    namings.report_id,
    namings.report_no
from namings
join reports on reports.report_no = namings.report_no and reports.id = namings.report_id
left join entity_actors on entity_actors.entity_id = namings.entity and entity_actors.report_no = namings.report_no
left join places on places.id = namings.place and places.report_no = namings.report_no
left join events on events.id = namings.event and events.report_no = namings.report_no
left join statements on statements.id = namings.statement and statements.report_no = namings.report_no
left join entity_actors as speaker
    on speaker.entity_id = statements.speaker_entity and speaker.report_no = statements.report_no;
