"""What is coded in a report: spans, and the codes that each has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dragoman.export.losses import Losses
from dragoman.model import Actor, Findings, Position, Span

MACHINE, PEOPLE = "Dragoman", "People"


@dataclass(frozen=True, slots=True)
class Selection:
    """A span with the paths of its codes, who gave them, and what else is known of it, in words."""

    identity: str
    span: Span
    codes: tuple[tuple[str, ...], ...]
    user: str
    description: str = ""


def selections_of(findings: Findings, actors: Mapping[str, Actor], losses: Losses) -> Iterator[Selection]:
    """Yield statements (a selection for each stretch), events and mentions; what has no words is left out."""
    for selection in (*_statements(findings, actors), *_events(findings, actors), *_mentions(findings, actors)):
        if selection.span.start < selection.span.end:
            yield selection
    if findings.namings:
        losses.add("namings: left out, as actors are coded where they are mentioned", len(findings.namings))


def _user(*reviews: str) -> str:
    return MACHINE if set(reviews) == {"unreviewed"} else PEOPLE


def _statements(findings: Findings, actors: Mapping[str, Actor]) -> Iterator[Selection]:
    positions: dict[str, list[Position]] = {}
    for position in findings.positions:
        positions.setdefault(position.statement, []).append(position)
    for statement in findings.statements:
        held = positions.get(statement.id, [])
        codes: list[tuple[str, ...]] = [("Act", statement.act), ("Mode", statement.mode)]
        codes += [("Speaker", actors[each].name) for each in (statement.speaker_entity or "",) if each in actors]
        codes += [("About", actors[each].name) for each in statement.about if each in actors]
        codes += [("Issue", each.codebook, each.issue, each.stance) for each in held]
        told = f"statement {statement.id}; {statement.kind}; confidence {statement.confidence:.2f}"
        user = _user(statement.review, *(each.review for each in held))
        for number, span in enumerate(statement.content):
            yield Selection(f"{statement.id}:{number}", span, tuple(dict.fromkeys(codes)), user, told)


def _events(findings: Findings, actors: Mapping[str, Actor]) -> Iterator[Selection]:
    for event in findings.events:
        if event.type is None:
            continue
        codes = [("Event", event.type), ("Status", event.status)]
        who = "; ".join(actors[each].name for each in event.actors if each in actors)
        whom = "; ".join(actors[each].name for each in event.recipients if each in actors)
        told = f"event {event.id}; by {who or 'unknown'}; to {whom or 'unknown'}; confidence {event.confidence:.2f}"
        for number, span in enumerate(event.evidence):
            yield Selection(f"{event.id}:{number}", span, tuple(codes), _user(event.review), told)


def _mentions(findings: Findings, actors: Mapping[str, Actor]) -> Iterator[Selection]:
    for mention in findings.mentions:
        actor = actors.get(mention.entity_id)
        if actor is not None:
            identity = f"{mention.id}:{actor.id}"
            yield Selection(identity, mention.span, (("Actor", actor.kind, actor.name),), MACHINE)
