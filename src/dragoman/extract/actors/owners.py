"""Whom somebody serves or belongs to: "the governor's spokesman", "an adviser to the minister", "her daughter"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from dragoman.extract.mentions.candidates import Candidate, Office
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse

# Prepositions before the owner, by the class of the office.
_LINKS: Final[Mapping[str, frozenset[str]]] = {
    "spokes": frozenset({"for", "of"}),
    "aide": frozenset({"for", "to", "of"}),
    "lawyer": frozenset({"for", "of", "to"}),
    "kin": frozenset({"of"}),
    "envoy": frozenset({"of"}),
}
# Those who act for their owner share his sectors and country.
_SERVE: Final = frozenset({"spokes", "aide", "envoy"})
_OWNED: Final = frozenset({"person", "group", "body", "organisation"})
_ARTICLES = words_of("actors", "articles")


def with_owners(parse: Parse, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates; those that a person owns reach over the owner's words and know the owner (``owner``)."""
    starts, ends = _widest(candidates, by_end=False), _widest(candidates, by_end=True)
    found: list[Candidate] = []
    for candidate in candidates:
        office = candidate.office
        if candidate.form == "name" and candidate.kind == "person" and office is None:
            found.append(_of_body(parse, candidate, starts))
        elif candidate.form == "name" and candidate.kind in {"body", "organisation"} and candidate.known is None:
            found.append(_of_state(parse, candidate, ends))
        elif office is None or office.kind not in _OWNED or candidate.form == "pronoun":
            found.append(candidate)
        else:
            found.append(_owned(parse, candidate, office, starts, ends))
    return sorted(found, key=lambda c: (c.start, -c.end))


def _widest(candidates: Sequence[Candidate], *, by_end: bool) -> dict[int, Candidate]:
    found: dict[int, Candidate] = {}
    for candidate in candidates:
        place = candidate.end if by_end else candidate.start
        held = found.get(place)
        if held is None or candidate.end - candidate.start > held.end - held.start:
            found[place] = candidate
    return found


def _owned(
    parse: Parse,
    candidate: Candidate,
    office: Office,
    starts: Mapping[int, Candidate],
    ends: Mapping[int, Candidate],
) -> Candidate:
    if parse.tags[candidate.start] == "PRP$":
        return replace(candidate, owner=candidate.start)
    before = candidate.start - 1
    if before > 0 and parse.tags[before] == "POS" and candidate.article == "poss":
        owner = ends.get(before)
        if owner is not None and _owns(owner):
            return _by(parse, replace(candidate, start=owner.start), office, owner)
    kind = office.classes[0] if office.classes else ""
    if office.body is None and candidate.end < len(parse) and parse.lower[candidate.end] in _LINKS.get(kind, ()):
        owner = starts.get(candidate.end + 1)
        if owner is not None and _owns(owner) and candidate.form != "name":
            return _by(parse, replace(candidate, end=owner.end), office, owner)
    return candidate


def _of_body(parse: Parse, person: Candidate, starts: Mapping[int, Candidate]) -> Candidate:
    """Return a person with the country and sectors of what stands behind: "Mara Lindqvist of the Harbour Union"."""
    if person.end + 1 >= len(parse) or parse.lower[person.end] not in {"of", "from"}:
        return person
    body = starts.get(person.end + 1)
    if body is None or body.form != "name" or body.kind not in {"state", "body", "organisation"}:
        return person
    sectors = () if body.kind == "state" else body.sectors
    return replace(person, country=person.country or body.country, sectors=person.sectors or sectors)


def _of_state(parse: Parse, body: Candidate, ends: Mapping[int, Candidate]) -> Candidate:
    """Return a body with the country of the state that owns it: "Norway's Harbour Ministry"."""
    before = body.start - 1
    if body.country is not None or before < 1 or parse.tags[before] != "POS":
        return body
    state = ends.get(before)
    return body if state is None or state.kind != "state" else replace(body, country=state.country)


def _owns(owner: Candidate) -> bool:
    return owner.kind in {"person", "name"} and owner.form != "pronoun" and not owner.is_plural


def _by(parse: Parse, candidate: Candidate, office: Office, owner: Candidate) -> Candidate:
    """Return a candidate with its owner: those who serve also take the owner's country and sectors."""
    serves = bool(_SERVE & set(office.classes))
    sectors = office.sectors or (owner.sectors if serves else ())
    country = office.country or (owner.country if serves else None)
    body = office.body or _wording(parse, owner)
    office = replace(office, sectors=sectors, country=country, body=body)
    kept = candidate.sectors or (("ELI",) if office.is_past else sectors)
    return replace(candidate, office=office, owner=owner.root, country=candidate.country or country, sectors=kept)


def _wording(parse: Parse, owner: Candidate) -> str:
    start = owner.head_start if owner.form == "name" else owner.start
    if parse.lower[start] in _ARTICLES and start < owner.end - 1:
        start += 1
    return " ".join(parse.wording(start, owner.end).split())
