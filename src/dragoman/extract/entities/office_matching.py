"""How well an office that a nominal tells fits an office that somebody holds."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.extract.mentions.candidates import Office
from dragoman.lexicon.titles import STANDINGS
from dragoman.lexicon.word_sorts import words_of

_SHARED_CLASSES = frozenset(
    {"envoy", "spokes", "aide", "lawmaker", "doctor", "lawyer", "cleric", "academic", "journalist", "executive",
     "judge", "prosecutor", "monarch", "premier", "candidate", "activist", "speaker", "chief"}
)  # fmt: skip

_GENERIC = words_of("entities", "generic offices")

_BARE_HEADS = words_of("entities", "bare heads")

_HEADS = _BARE_HEADS | words_of("entities", "heads")

GENERAL_BODIES = words_of("entities", "bodies of any name")
_ENDINGS_OF_PEOPLES = ("i", "ian", "ese", "ish", "ic", "an")
_SHORTEST_PEOPLE = 5
_OF_NO_OFFICE = words_of("entities", "words of no office")


def office_agreement(office: Office, held: Office) -> float:
    """Return how well a nominal's office fits one that a person holds; 0 where they exclude each other."""
    if _exclude(office, held) or _stand_apart(office, held):
        return 0.0
    if office.key == held.key and ("deputy" in office.ranks) != ("deputy" in held.ranks):
        return 0.0 if "deputy" in office.ranks or office.country is None else 0.5
    score = _likeness(office, held)
    return score + 1.0 if score and office.body_key and held.body_key else score


def holds_another_rank(office: Office, offices: Iterable[Office]) -> bool:
    """Tell whether somebody holds a nominal's office in another standing only: as a deputy, formerly, as acting."""
    same = [held for held in offices if held.key == office.key]
    return bool(same) and all(
        _stand_apart(office, held) or ("deputy" in office.ranks) != ("deputy" in held.ranks) for held in same
    )


def _exclude(office: Office, held: Office) -> bool:
    """Tell offices of different countries, or of bodies with names of which neither is part of the other."""
    if office.country and held.country and office.country != held.country:
        return True
    if not office.body_key or not held.body_key or is_any_body(office):
        return False
    return not _is_part(office.body_key, held.body_key)


def is_of_another_people(office: Office, country: str | None, offices: Iterable[Office]) -> bool:
    """Tell "the Karzhistani official" from a person of a state that the lexicon knows."""
    if not office.body_key or not _is_like_people(office.body_key):
        return False
    held_in = [held for held in offices if held.body_key]
    return (country is not None or bool(held_in)) and not any(fits_body(office, held) for held in held_in)


def is_any_body(office: Office) -> bool:
    """Tell whether a body is told by a general word only: "the agency chief"."""
    return office.body_key in GENERAL_BODIES


def fits_body(office: Office, held: Office) -> bool:
    """Tell whether the body of one office is that of the other, or a part of its name."""
    if not office.body_key or not held.body_key:
        return False
    if _is_part(office.body_key, held.body_key):
        return True
    return _is_like_people(office.body_key) and _root_of(office.body_key) in held.body_key


def _is_part(one: str, other: str) -> bool:
    """Tell whether one of two names of bodies is the other or a part of it."""
    return one in other or other in one


def _root_of(people: str) -> str:
    ending = max((each for each in _ENDINGS_OF_PEOPLES if people.endswith(each)), key=len, default="")
    return people.removesuffix(ending)


def _is_like_people(body: str) -> bool:
    """Tell a word that looks like the adjective of a people or state which the lexicon does not know."""
    return len(body) >= _SHORTEST_PEOPLE and body.isalpha() and body.endswith(_ENDINGS_OF_PEOPLES)


def _stand_apart(office: Office, held: Office) -> bool:
    """Tell "the former president" and "the president-elect" from who is president; "the president" from both."""
    if office.is_past != held.is_past:
        return True
    if not office.ranks and not held.ranks:
        return False
    mine, theirs = _standing_of(office), _standing_of(held)
    return theirs == "chosen" if not mine else mine != theirs


def _standing_of(office: Office) -> str:
    return next((STANDINGS[rank] for rank in sorted(office.ranks) if rank in STANDINGS), "")


def _likeness(office: Office, held: Office) -> float:
    if office.key == held.key:
        return 4.0
    if office.key in held.classes:
        return 3.2 if office.key in _GENERIC else 3.5
    if " " in office.key and office.key.replace(" ", "_") in held.classes:
        return 3.5
    if held.key in office.classes:
        return 2.2
    if _are_of_one_class(office, held) or _both_head(office, held):
        return 3.0
    return 1.6 if office.key in _OF_NO_OFFICE else 0.0


def _are_of_one_class(office: Office, held: Office) -> bool:
    classes = office.classes[:1]
    return bool(classes) and classes == held.classes[:1] and classes[0] in _SHARED_CLASSES


def _both_head(office: Office, held: Office) -> bool:
    """Tell whether both are at the head of something that may be one: "the union boss" for a union leader."""
    of, word = held.key.rpartition(" ")[::2] if held.key not in _HEADS else ("", held.key)
    if office.key not in _HEADS or word not in _HEADS:
        return False
    if of and office.body_key:
        return office.body_key.endswith(of)
    return bool(office.body_key and held.body_key) or office.key in _BARE_HEADS
