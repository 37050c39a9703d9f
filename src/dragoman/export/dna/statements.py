"""A report's statements as DNA has them: one span, one person or organisation, one concept, one side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dragoman.export.dna.coders import MACHINE, PEOPLE
from dragoman.export.losses import Losses
from dragoman.model import Actor, Findings, Position, Statement

_SIDES = {"agrees": 1, "disagrees": 0}


@dataclass(frozen=True, slots=True)
class DnaStatement:
    """One statement for DNA. ``agreement`` is None for the type that has none."""

    start: int
    stop: int
    coder: int
    agreement: int | None
    values: Mapping[str, str]


def dna_statements(findings: Findings, actors: Mapping[str, Actor], losses: Losses) -> Iterator[DnaStatement]:
    """Yield a statement for each position of each statement, and one without a side for what has none."""
    positions: dict[str, list[Position]] = {}
    for position in findings.positions:
        if position.review != "rejected":
            positions.setdefault(position.statement, []).append(position)
    bodies = {entity.id: entity.role.body or "" for entity in findings.entities if entity.role is not None}
    terms = _terms(findings)
    for statement in findings.statements:
        if len(statement.content) > 1:
            losses.add("statements of several stretches: their span holds what stands between")
        if statement.also_by:
            losses.add("statements of several speakers: the others stand in the note")
        own = _values(statement, actors, bodies, terms)
        start, stop = statement.content[0].start, statement.content[-1].end
        if start >= stop:
            losses.add("statements without words: left out")
            continue
        held = positions.get(statement.id, [])
        for position in held:
            coder = _coder(position.review, statement.review)
            yield DnaStatement(start, stop, coder, _SIDES.get(position.stance), {**own, "concept": position.issue})
        if not held:
            yield DnaStatement(start, stop, _coder(statement.review), None, own)
    if findings.events:
        losses.add("events: DNA has no place for them", len(findings.events))


def _coder(*reviews: str) -> int:
    return MACHINE if set(reviews) == {"unreviewed"} else PEOPLE


def _terms(findings: Findings) -> dict[str, str]:
    """Return for each statement the first term by which an actor is called in it."""
    terms: dict[str, str] = {}
    for naming in sorted(findings.namings, key=lambda each: (each.span, each.id)):
        if naming.statement is not None and naming.kind == "actor":
            terms.setdefault(naming.statement, naming.normal)
    return terms


def _values(
    statement: Statement, actors: Mapping[str, Actor], bodies: Mapping[str, str], terms: Mapping[str, str]
) -> dict[str, str]:
    speaker = actors.get(statement.speaker_entity or "")
    is_person = speaker is not None and speaker.kind == "person"
    name = "" if speaker is None else speaker.name
    return {
        "person": name if is_person else "",
        "organization": bodies.get(statement.speaker_entity or "", "") if is_person else name,
        "concept": "",
        "target": "; ".join(dict.fromkeys(actors[each].name for each in statement.about if each in actors)),
        "act": statement.act,
        "term": terms.get(statement.id, ""),
        "record_id": statement.id,
        "note": _note(statement, actors),
    }


def _note(statement: Statement, actors: Mapping[str, Actor]) -> str:
    told = {
        "mode": statement.mode,
        "kind": statement.kind,
        "confidence": f"{statement.confidence:.2f}",
        "also by": "; ".join(actors[each].name for each in statement.also_by if each in actors),
        "to": "; ".join(actors[each].name for each in statement.to if each in actors),
        "spans": "; ".join(f"{span.start}-{span.end}" for span in statement.content),
    }
    return "\n".join(f"{name}: {value}" for name, value in told.items() if value)
