"""Actors of one report: its mentions, the entities they point to, and the speakers of its statements.

Rules and their limits: docs/codebook/actors.md.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import cast

from dragoman.extract.actors.addressed import said_of, told_to_medium
from dragoman.extract.actors.national_adjectives import with_states_by_adjective
from dragoman.extract.actors.owners import with_owners
from dragoman.extract.actors.speakers import (
    Speakers,
    cue_token,
    first_persons,
    source_phrases,
    voices_of,
    with_speakers,
)
from dragoman.extract.entities.clusters import Cluster
from dragoman.extract.entities.coreference import resolve_mentions
from dragoman.extract.entities.speaker_choice import Chooser
from dragoman.extract.grammar.quotations import Quotation
from dragoman.extract.mentions.appositions import with_persons_beside_offices
from dragoman.extract.mentions.candidates import Candidate, Office
from dragoman.extract.mentions.extraction import find_mentions
from dragoman.extract.mentions.media_names import with_media
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import ActorKind, Entity, Form, Mention, Parse, Report, Role, Span, Statement, digest_of

# Offices that say less than any other.
_VAGUE = words_of("actors", "vague offices")


@dataclass(frozen=True, slots=True)
class ActorFindings:
    """Entities and mentions in reading order, and the statements with speaker, addressees and topics filled in."""

    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """The result before it becomes records; ``because`` goes by the number of a candidate."""

    candidates: list[Candidate]
    clusters: list[Cluster]
    cluster_of: dict[Candidate, Cluster]
    several: dict[Candidate, tuple[Cluster, ...]]
    because: dict[int, str]
    speakers: Speakers

    def meant(self, candidate: Candidate) -> tuple[Cluster, ...]:
        """Return the entities that a candidate mentions: one, several, or none."""
        cluster = self.cluster_of.get(candidate)
        return self.several.get(candidate, ()) if cluster is None else (cluster,)

    def reason(self, number: int, n_meant: int) -> str:
        """Return why a candidate mentions what it does; ``n_meant`` is how many entities that are."""
        return self.because.get(number, "one of several named together" if n_meant > 1 else "the speaker's own word")


def extract_actors(
    parse: Parse,
    report: Report,
    statements: tuple[Statement, ...],
    origin: str,
    *,
    quotations: Sequence[Quotation],
    chooser: Chooser | None = None,
) -> ActorFindings:
    """Find the actors of a report and resolve the speakers of its statements.

    A speaker that is a pronoun without antecedent stays None; ``speaker_span`` is left as it came. ``to`` and ``about``
    hold entity ids in reading order. Pronouns of the first person inside a statement mean its speaker. ``chooser``
    chooses whom a speaker's words mean; the one that comes with the program where none is given.
    """
    if not len(parse):
        return ActorFindings((), (), statements)
    candidates = with_owners(parse, with_persons_beside_offices(parse, with_media(parse, report, find_mentions(parse))))
    speakers = with_speakers(parse, candidates, statements, report.dateline)
    candidates = speakers.candidates
    cues = {number: cue_token(parse, statements[s]) for s, number in speakers.by_candidate()}
    voices = voices_of(parse, statements, speakers.first, quotations)
    resolved = resolve_mentions(
        parse,
        candidates,
        cues,
        voices=voices,
        issuers=speakers.issuers,
        together=speakers.together,
        quotations=quotations,
        phrases=source_phrases(parse, statements, speakers),
        outlet=report.outlet,
        chooser=chooser,
    )
    clusters = resolved.clusters
    cluster_of = {member: cluster for cluster in clusters for member in cluster.members}
    firsts = first_persons(parse, candidates, statements, speakers.first, cluster_of)
    for candidate, cluster in firsts:
        cluster.members.append(candidate)
        cluster_of[candidate] = cluster
    several = {candidates[number]: members for number, members in resolved.several.items()}
    found = _Found(candidates, clusters, cluster_of, several, resolved.because, speakers)
    return _findings(parse, report, statements, origin, found)


def _findings(
    parse: Parse,
    report: Report,
    statements: tuple[Statement, ...],
    origin: str,
    found: _Found,
) -> ActorFindings:
    for cluster in found.clusters:
        cluster.members.sort(key=lambda c: (c.start, c.end))
    ordered = sorted((c for c in found.clusters if c.members), key=lambda c: (c.members[0].start, c.members[0].end))
    entities = {cluster: _entity(parse, report, cluster, origin) for cluster in ordered}
    ids = {cluster: entity.id for cluster, entity in entities.items()}
    mentions_of = [
        _mentions(parse, report, number, found, ids, origin=origin) for number in range(len(found.candidates))
    ]
    mentions = list(chain(*mentions_of))
    speaking: dict[int, list[Mention]] = defaultdict(list)
    for statement_number, number in found.speakers.by_candidate():
        speaking[statement_number] += mentions_of[number]
    known = {entity.id: entity for entity in entities.values()}
    filled = tuple(
        told_to_medium(
            report.text,
            _filled(statement, speaking[n], mentions, said_of(parse, statement, cue_token(parse, statement))),
            known,
        )
        for n, statement in enumerate(statements)
    )
    return ActorFindings(*with_states_by_adjective(parse, report, [*entities.values()], mentions, origin), filled)


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
            o.key not in _VAGUE, len(o.title), -o.start,
        ),
    )  # fmt: skip


def _role(parse: Parse, cluster: Cluster) -> Role | None:
    office = _best_office(cluster.offices)
    if office is None:
        return None
    title = " ".join(office.title.split())
    return Role(title, office.body, office.country or cluster.country, parse.span(office.start, office.end))


def _mentions(
    parse: Parse, report: Report, number: int, found: _Found, ids: Mapping[Cluster, str], *, origin: str
) -> list[Mention]:
    """Return the mentions that a candidate is, one for each entity that its words mention."""
    candidate = found.candidates[number]
    meant = found.meant(candidate)
    span = parse.span(candidate.start, candidate.end)
    return [
        Mention(
            id=digest_of("m", report.id, span.start, span.end, *([place] if place else [])),
            report_id=report.id,
            entity_id=ids[cluster],
            span=span,
            head=parse.span(candidate.head_start, candidate.head_end),
            form=cast(Form, candidate.form),
            origin=origin,
            because=found.reason(number, len(meant)),
        )
        for place, cluster in enumerate(meant)
    ]


def _filled(
    statement: Statement, speaking: Sequence[Mention], mentions: list[Mention], topics: Sequence[Span]
) -> Statement:
    speakers = tuple(dict.fromkeys(mention.entity_id for mention in speaking))
    return replace(
        statement,
        speaker=speaking[0].id if speaking else None,
        speaker_entity=speakers[0] if speakers else None,
        also_by=speakers[1:],
        to=tuple(e for e in _entities_in(statement.to_spans, mentions, outermost=True) if e not in speakers),
        about=tuple(
            dict.fromkeys(
                e
                for e in (
                    *_entities_in(topics, mentions, outermost=True),
                    *_entities_in(statement.content, mentions),
                )
                if e not in speakers
            )
        ),
    )


def _entities_in(spans: Iterable[Span], mentions: list[Mention], outermost: bool = False) -> tuple[str, ...]:
    """Return the entities mentioned inside the spans, in reading order, each once."""
    found: dict[str, None] = {}
    for span in spans:
        low = bisect_left(mentions, span.start, key=lambda m: m.span.start)
        reached = -1
        for number in range(low, len(mentions)):
            mention = mentions[number]
            if mention.span.start >= span.end:
                break
            if outermost and mention.span.end <= reached:
                continue
            if span.covers(mention.head):
                found.setdefault(mention.entity_id)
                reached = max(reached, mention.span.end)
    return tuple(found)
