"""Actors of one report: its mentions, the entities they point to, and the speakers of its statements.

Rules and their limits: docs/codebook/actors.md.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import cast

from dragoman.extract.appositions import with_persons_beside_offices
from dragoman.extract.candidates import Candidate, Office
from dragoman.extract.clusters import Cluster
from dragoman.extract.coreference import resolve_mentions
from dragoman.extract.mentions import find_mentions
from dragoman.extract.speakers import cue_token, first_persons, voices_of, with_speakers
from dragoman.model import ActorKind, Entity, Form, Mention, Parse, Report, Role, Span, Statement, digest_of


@dataclass(frozen=True, slots=True)
class ActorFindings:
    """Entities and mentions in reading order, and the statements with speaker, addressees and topics filled in."""

    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """The result before it becomes records. ``cluster_of`` goes by the identity of a candidate."""

    candidates: list[Candidate]
    clusters: list[Cluster]
    cluster_of: dict[int, Cluster]
    speakers: dict[int, int]


def extract_actors(parse: Parse, report: Report, statements: tuple[Statement, ...], origin: str) -> ActorFindings:
    """Find the actors of a report and resolve the speakers of its statements.

    A speaker that is a pronoun without antecedent stays None; ``speaker_span`` is left as it came. ``to`` and ``about``
    hold entity ids in reading order. Pronouns of the first person inside a statement mean its speaker.
    """
    if not len(parse):
        return ActorFindings((), (), statements)
    candidates = with_persons_beside_offices(parse, find_mentions(parse))
    candidates, speakers, issuers = with_speakers(parse, candidates, statements)
    cues = {number: cue_token(parse, statements[s]) for s, number in speakers.items()}
    clusters = resolve_mentions(parse, candidates, cues, voices_of(parse, statements, speakers), issuers)
    cluster_of = {id(member): cluster for cluster in clusters for member in cluster.members}
    firsts = first_persons(parse, candidates, statements, speakers, cluster_of)
    for candidate, cluster in firsts:
        cluster.members.append(candidate)
        cluster_of[id(candidate)] = cluster
    found = _Found(candidates, clusters, cluster_of, speakers)
    return _findings(parse, report, statements, origin, found)


def _findings(
    parse: Parse,
    report: Report,
    statements: tuple[Statement, ...],
    origin: str,
    found: _Found,
) -> ActorFindings:
    candidates, clusters, cluster_of, speakers = found.candidates, found.clusters, found.cluster_of, found.speakers
    for cluster in clusters:
        cluster.members.sort(key=lambda c: (c.start, c.end))
    ordered = sorted((c for c in clusters if c.members), key=lambda c: (c.members[0].start, c.members[0].end))
    entities: list[Entity] = []
    entity_of: dict[int, str] = {}
    for cluster in ordered:
        entity = _entity(parse, report, cluster, origin)
        entities.append(entity)
        entity_of[id(cluster)] = entity.id
    mentions: list[Mention] = []
    mention_of: dict[int, Mention] = {}
    for candidate in candidates:
        owner = cluster_of.get(id(candidate))
        if owner is None:
            continue
        mention = _mention(parse, report, candidate, entity_of[id(owner)], origin)
        mentions.append(mention)
        mention_of[id(candidate)] = mention
    filled = tuple(
        _filled(statement, mention_of.get(id(candidates[speakers[n]])) if n in speakers else None, mentions)
        for n, statement in enumerate(statements)
    )
    return ActorFindings(tuple(entities), tuple(mentions), filled)


def _entity(parse: Parse, report: Report, cluster: Cluster, origin: str) -> Entity:
    label = cluster.label or parse.wording(cluster.members[0].start, cluster.members[0].end)
    first = cluster.members[0]
    return Entity(
        id=digest_of("e", report.id, cluster.kind, label, parse.starts[first.start], parse.ends[first.end - 1]),
        report_id=report.id,
        kind=cast(ActorKind, cluster.kind),
        name=label,
        country=cluster.country,
        sectors=_sectors(cluster),
        role=_role(parse, cluster) if cluster.kind == "person" else None,
        origin=origin,
    )


def _sectors(cluster: Cluster) -> tuple[str, ...]:
    office = _best_office(cluster.offices)
    if cluster.kind == "person" and office is not None and office.sectors:
        return ("ELI",) if office.is_past else office.sectors
    return cluster.sectors


def _best_office(offices: Iterable[Office]) -> Office | None:
    """Return the office that says most: the present before the past, with country or body before without."""
    held = list(offices)
    if not held:
        return None
    return max(
        held,
        key=lambda o: (
            not o.is_past, bool(o.sectors), bool(o.country) + bool(o.body),
            o.key not in {"official", "diplomat", "leader"}, len(o.title), -o.start,
        ),
    )  # fmt: skip


def _role(parse: Parse, cluster: Cluster) -> Role | None:
    office = _best_office(cluster.offices)
    if office is None:
        return None
    title = " ".join(office.title.split())
    return Role(title, office.body, office.country or cluster.country, parse.span(office.start, office.end))


def _mention(parse: Parse, report: Report, candidate: Candidate, entity: str, origin: str) -> Mention:
    span = parse.span(candidate.start, candidate.end)
    return Mention(
        id=digest_of("m", report.id, span.start, span.end),
        report_id=report.id,
        entity_id=entity,
        span=span,
        head=parse.span(candidate.head_start, candidate.head_end),
        form=cast(Form, candidate.form),
        origin=origin,
    )


def _filled(statement: Statement, speaker: Mention | None, mentions: list[Mention]) -> Statement:
    speaker_entity = speaker.entity_id if speaker else None
    about = _entities_in(statement.content, mentions)
    return replace(
        statement,
        speaker=speaker.id if speaker else None,
        speaker_entity=speaker_entity,
        to=tuple(e for e in _entities_in(statement.to_spans, mentions, outermost=True) if e != speaker_entity),
        about=tuple(e for e in about if e != speaker_entity),
    )


def _entities_in(spans: Iterable[Span], mentions: list[Mention], outermost: bool = False) -> tuple[str, ...]:
    """Return the entities mentioned inside the spans, in reading order, each once."""
    found: dict[str, None] = {}
    for span in spans:
        low = bisect_left(mentions, span.start, key=lambda m: m.span.start)
        reached = -1
        for mention in mentions[low:]:
            if mention.span.start >= span.end:
                break
            if outermost and mention.span.end <= reached:
                continue
            if span.covers(mention.head):
                found.setdefault(mention.entity_id)
                reached = max(reached, mention.span.end)
    return tuple(found)
