"""States, bodies, organisations and peoples across reports: one by code, by the lexicon, by office, or by name."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from dragoman.lexicon.organisations import load_gazetteer, organisation_named
from dragoman.lexicon.titles import load_titles
from dragoman.model import Entity
from dragoman.resolve.names import plain_words
from dragoman.resolve.pools import Pool

_LEGAL_FORMS = frozenset({"inc", "corp", "co", "ltd", "llc", "plc", "company", "corporation", "the", "group's", "s"})
# Sorts of keys that a country may tell apart; a name without one joins the only country there is.
_BY_COUNTRY = frozenset({"name", "known"})

Key = tuple[str, ...]


def pool_publics(entities: Iterable[Entity]) -> tuple[list[Pool], list[Entity]]:
    """Return pools of what is one in every report, and the entities that only their own report knows."""
    keyed: dict[Key, list[Entity]] = {}
    alone: list[Entity] = []
    for entity in entities:
        key = _public_key(entity.kind, entity.name, entity.country)
        if key is None:
            alone.append(entity)
        else:
            keyed.setdefault(key, []).append(entity)
    join_without_country(keyed)
    return [Pool(key[0], key, members) for key, members in keyed.items()], alone


def is_known_to_all(kind: str, name: str, country: str | None) -> bool:
    """Tell whether a state, body, organisation or group is the same in every report that names it so."""
    return _public_key(kind, name, country) is not None


def public_key(entity: Entity) -> Key | None:
    """Return what identifies a state, body or organisation in every report, None where only its report knows it."""
    return _public_key(entity.kind, entity.name, entity.country)


def bare_of(key: Key) -> str:
    """Return what all keys share that countries may have to tell apart."""
    return "\t".join(key[:-1] if key[0] in _BY_COUNTRY else key)


def join_without_country(keyed: dict[Key, list[Entity]]) -> None:
    """Join names without a country to the one country there is of which a report tells the name."""
    countries: dict[Key, list[Key]] = {}
    for key in keyed:
        if key[0] in _BY_COUNTRY and key[-1]:
            countries.setdefault(key[:-1], []).append(key)
    for bare, keys in countries.items():
        silent = (*bare, "")
        if silent in keyed and len(keys) == 1:
            keyed[keys[0]] = [*keyed[keys[0]], *keyed.pop(silent)]


@lru_cache(maxsize=200_000)
def _public_key(kind: str, name: str, country: str | None) -> Key | None:
    """Return what identifies a state, body or organisation in every report, or None where only its report does."""
    known = organisation_named(name)
    if known is not None:
        return ("known", known.kind, known.name, country or "" if not known.country and not known.bloc else "")
    if kind == "state":
        return ("state", country) if country else None
    if kind == "group":
        return ("people", name.lower()) if load_gazetteer().find(name) is not None else None
    words = [word for word in plain_words(name) if word not in _LEGAL_FORMS]
    office = _office_words(name)
    if office is not None:
        return ("body", country, office) if country else None
    if not words or not any(word[0].isupper() for word in name.split()):
        return None
    return ("name", " ".join(words), country or "")


def _office_words(name: str) -> str | None:
    """Return the key of a body named by a common noun (``Norway's Foreign Ministry``), or None for a proper name."""
    gazetteer, titles = load_gazetteer(), load_titles()
    lower = tuple(word.replace("’", "'") for word in name.lower().replace("'s", " 's").replace("’s", " 's").split())
    start = 0
    while start < len(lower):
        found = gazetteer.longest(lower, start, len(lower))
        if found is not None:
            start = found[0]
        elif lower[start] in {"'s", "the"}:
            start += 1
        else:
            break
    rest = lower[start:]
    if not rest:
        return None
    found_title = titles.longest(rest, 0, len(rest))
    if found_title is None:
        return None
    end, title = found_title
    tail = rest[end:]
    if not tail or (tail[0] in {"of", "in"} and gazetteer.find(" ".join(tail[1:]).removeprefix("the ")) is not None):
        return title.key
    return None
