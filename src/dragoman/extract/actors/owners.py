"""Whom somebody serves or belongs to: "the governor's spokesman", "an adviser to the minister", "her daughter"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from dragoman.extract.grammar.columns import at
from dragoman.extract.mentions.candidates import Candidate, Office
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse

# Prepositions before the owner, by the class of the office.
_LINKS: Final[Mapping[str, frozenset[str]]] = {
    "spokes": words_of("actors", "links of spokespersons"),
    "aide": words_of("actors", "links of aides and lawyers"),
    "lawyer": words_of("actors", "links of aides and lawyers"),
    "kin": words_of("actors", "links of kin and envoys"),
    "envoy": words_of("actors", "links of kin and envoys"),
}
# Those who act for their owner share his sectors and country.
_SERVE: Final = frozenset({"spokes", "aide", "envoy"})
_OWNED: Final = frozenset({"person", "group", "body", "organisation"})
_LINKS_TO_BODIES = words_of("actors", "links of persons to bodies")
_ARTICLES = words_of("actors", "articles")


def with_owners(parse: Parse, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates; those that a person owns reach over the owner's words and know the owner (``owner``)."""
    starts, ends = _widest(candidates, by_end=False), _widest(candidates, by_end=True)
    found = [_with_owner(parse, candidate, starts, ends) for candidate in candidates]
    return sorted(found, key=lambda c: (c.start, -c.end))


def _with_owner(
    parse: Parse, candidate: Candidate, starts: Mapping[int, Candidate], ends: Mapping[int, Candidate]
) -> Candidate:
    office = candidate.office
    if candidate.is_name_of_person and office is None:
        return _of_body(parse, candidate, starts)
    if _is_unknown_body(candidate):
        return _of_state(parse, candidate, ends)
    if office is None or office.kind not in _OWNED or candidate.form == "pronoun":
        return candidate
    return _owned(parse, candidate, office, starts, ends)


def _is_unknown_body(candidate: Candidate) -> bool:
    return candidate.form == "name" and candidate.kind in {"body", "organisation"} and candidate.known is None


def _widest(candidates: Sequence[Candidate], *, by_end: bool) -> dict[int, Candidate]:
    found: dict[int, Candidate] = {}
    for candidate in candidates:
        place = candidate.end if by_end else candidate.start
        held = found.get(place)
        if held is None or candidate.width > held.width:
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
    owner = ends.get(candidate.start - 1) if _is_in_genitive(parse, candidate) else None
    if owner is not None and _owns(owner):
        return _by(parse, replace(candidate, start=owner.start), office, owner)
    owner = starts.get(candidate.end + 1) if _is_linked(parse, candidate, office) else None
    if owner is not None and _owns(owner):
        return _by(parse, replace(candidate, end=owner.end), office, owner)
    return candidate


def _is_in_genitive(parse: Parse, candidate: Candidate) -> bool:
    """Tell whether an owner stands before: "the governor's spokesman"."""
    return candidate.article == "poss" and at(parse.tags, candidate.start - 1) == "POS"


def _is_linked(parse: Parse, candidate: Candidate, office: Office) -> bool:
    """Tell whether an owner may stand behind: "an adviser to the minister"."""
    if office.body is not None or candidate.form == "name":
        return False
    kind = office.classes[0] if office.classes else ""
    return at(parse.lower, candidate.end) in _LINKS.get(kind, ())


def _of_body(parse: Parse, person: Candidate, starts: Mapping[int, Candidate]) -> Candidate:
    """Return a person with the country and sectors of what stands behind: "Mara Lindqvist of the Harbour Union"."""
    body = starts.get(person.end + 1) if at(parse.lower, person.end) in _LINKS_TO_BODIES else None
    if body is None or body.form != "name" or body.kind not in {"state", "body", "organisation"}:
        return person
    sectors = () if body.kind == "state" else body.sectors
    return replace(person, country=person.country or body.country, sectors=person.sectors or sectors)


def _of_state(parse: Parse, body: Candidate, ends: Mapping[int, Candidate]) -> Candidate:
    """Return a body with the country of the state that owns it: "Norway's Harbour Ministry"."""
    before = body.start - 1
    state = ends.get(before) if body.country is None and at(parse.tags, before) == "POS" else None
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
