-- Who calls an actor what: in the outlet's own words, or inside whose statement?
with mention as (
    select mentions.id, mentions.report_id, mentions.span, mentions.wording, mentions.form
    from links join mentions on mentions.entity_id = links.entity_id
    where links.actor_id = $actor and mentions.form <> 'pronoun'
),
said as (
    select id, report_id, speaker_entity, unnest(content) as span
    from statements where report_id in (select report_id from mention)
),
voiced as (
    select
        mention.id, mention.report_id, mention.wording, mention.form,
        arg_min(coalesce(said.speaker_entity, ''), said.span."end" - said.span.start)
            filter (said.id is not null) as speaker_entity
    from mention
    left join said on said.report_id = mention.report_id
        and said.span.start <= mention.span.start and mention.span."end" <= said.span."end"
    group by all
)
select
    voiced.wording,
    case
        when voiced.speaker_entity is null then coalesce(reports.outlet, 'outlet unknown')
        else coalesce(entity_actors.name, 'speaker unknown')
    end as voice,
    voiced.speaker_entity is not null as is_quoted,
    voiced.form,
    count(*) as n_mentions,
    count(distinct voiced.report_id) as n_reports,
    min(reports.published) as first, max(reports.published) as last
from voiced
join reports on reports.id = voiced.report_id
left join entity_actors on entity_actors.entity_id = voiced.speaker_entity
group by all
order by n_mentions desc, voiced.wording, voice, is_quoted, voiced.form
limit $limit::bigint;
