"""Known organisations, bodies and media, and everything else that is found by its name: one gazetteer."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dragoman.lexicon import countries
from dragoman.lexicon.phrases import PhraseTable, split_phrase
from dragoman.lexicon.tables import cell_list, read_table


@dataclass(frozen=True, slots=True)
class Known:
    """What the lexicon knows of a name.

    ``sort``: country, demonym, people, capital, place, organisation, affiliation. ``kind`` is the actor's kind.
    ``bloc`` is PLOVER's code in place of a country (IGO, UNO, EUR, NGO); ``exact`` asks for capitals as written.
    """

    sort: str
    name: str
    kind: str
    country: str | None
    sectors: tuple[str, ...]
    bloc: str | None = None
    exact: str | None = None
    is_plural: bool = False


@cache
def load_gazetteer() -> PhraseTable[Known]:
    """Return every known name. Countries win over organisations, these over demonyms, capitals and places."""
    table: PhraseTable[Known] = PhraseTable()
    label = countries.country_label
    adjectives = {word for word, _ in countries.demonyms()}
    for name, iso3 in countries.country_names():
        table.add(name, Known("country", label(iso3), "state", iso3, (), exact=_exact(name)))
    for row in read_table("organisations"):
        known = Known(
            sort="organisation",
            name=row["name"],
            kind=row["kind"],
            country=row["country"] or None,
            sectors=cell_list(row["sectors"]),
            bloc=row["bloc"] or None,
        )
        for name in (row["name"], *cell_list(row["also"])):
            bare = name.removeprefix("the ").removeprefix("The ")
            if bare in adjectives:
                # "Her Australian counterpart" is not of a newspaper.
                continue
            table.add(bare, _with_exact(known, _exact(bare)))
    for row in read_table("affiliations"):
        for name in cell_list(row["adjectives"]):
            table.add(name, Known("affiliation", name, "group", None, cell_list(row["sectors"])))
        for name in cell_list(row["people"]):
            table.add(name, Known("people", name, "group", None, cell_list(row["sectors"]), is_plural=True))
    for name, iso3 in countries.demonyms():
        table.add(name, Known("demonym", label(iso3), "state", iso3, ()))
    for name, iso3, is_plural in countries.peoples():
        table.add(name, Known("people", name, "group" if is_plural else "person", iso3, ("CVL",), is_plural=is_plural))
    for name, iso3 in countries.capitals():
        table.add(name, Known("capital", label(iso3), "state", iso3, ("GOV",)))
    for name, iso3 in countries.places():
        table.add(name, Known("place", name, "place", iso3, ()))
    return table


@cache
def organisation_named(name: str) -> Known | None:
    """Return the organisation of exactly this name or alias."""
    found = load_gazetteer().find(name)
    return found if found and found.sort == "organisation" else None


@cache
def bloc_of(name: str) -> str | None:
    """Return PLOVER's code in place of a country for an organisation's label (IGO, UNO, EUR, NGO).

    A part of an organisation has its code: ``European Union lawmakers``.
    """
    found = organisation_named(name)
    if found is None:
        words = split_phrase(name.lower())
        longest = load_gazetteer().longest(words, 0, len(words))
        found = longest[1] if longest is not None and longest[1].sort == "organisation" else None
    return found.bloc if found else None


def _exact(name: str) -> str | None:
    """Short names in capitals are found only as written: ``US`` is no ``us``."""
    letters = name.replace(".", "")
    short = len(letters) <= 4 and " " not in name and not letters.istitle()
    return name if (len(letters) <= 6 and letters.isupper()) or short or name in _EXACT else None


_EXACT = frozenset({"Apple", "Amazon", "Diet", "Likud", "Fed", "Hill", "Times", "Post", "RAND"})


def _with_exact(known: Known, exact: str | None) -> Known:
    if exact is None:
        return known
    return Known(known.sort, known.name, known.kind, known.country, known.sectors, known.bloc, exact, known.is_plural)
