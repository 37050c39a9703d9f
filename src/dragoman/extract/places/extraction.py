"""Places: the names in a report, whether they stand for the place or its government, and which place each one is.

Rules: docs/codebook/places.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dragoman.extract.places.datelines import dateline_names
from dragoman.extract.places.government_use import use_of
from dragoman.extract.places.meaning import Meaning, find_meanings
from dragoman.extract.places.place_names import PlaceName, PlaceNames
from dragoman.lexicon.gazetteer import Location, country_of_domain, load_gazetteer_of_places
from dragoman.lexicon.organisations import load_gazetteer
from dragoman.model import Parse, Place, Report, digest_of, wording


def extract_places(parse: Parse, report: Report, origin: str) -> tuple[Place, ...]:
    """Return the places a report names, in reading order, none overlapping another; the dateline's is among them.

    Coordinates are None where the gazetteer has no such place, or none where the report says it lies.
    """
    gazetteer = load_gazetteer_of_places()
    names = [*dateline_names(report, gazetteer), *PlaceNames(parse, gazetteer).find()]
    names = _without_overlaps(names)
    meanings = find_meanings(names, report.text, _peoples(parse), _home(report), gazetteer)
    return tuple(_place(parse, report, origin, name, meaning) for name, meaning in zip(names, meanings, strict=True))


def _without_overlaps(names: Sequence[PlaceName]) -> list[PlaceName]:
    kept: list[PlaceName] = []
    for name in sorted(names, key=lambda name: (name.span, -name.weight)):
        if not kept or kept[-1].span.end <= name.span.start:
            kept.append(name)
    return kept


def _peoples(parse: Parse) -> dict[str, int]:
    """Return how often a report uses the adjective of a state or names its people, by alpha-3 code."""
    known = load_gazetteer()
    counts: dict[str, int] = {}
    capitals = (token for token, word in enumerate(parse.words) if word[0].isupper() and parse.lower[token] in known)
    for token in capitals:
        found = known.longest(parse.lower, token, len(parse))
        country = found[1].country if found is not None and found[1].sort in {"demonym", "people"} else None
        if country is not None:
            counts[country] = counts.get(country, 0) + 1
    return counts


def _place(parse: Parse, report: Report, origin: str, name: PlaceName, meaning: Meaning) -> Place:
    location = meaning.location
    container = _container(location, name)
    # Of an unknown place only what it lies in is told.
    told = _Told() if location is None else _told_of(location, meaning.confidence)
    return Place(
        id=digest_of("p", report.id, name.span),
        report_id=report.id,
        span=name.span,
        name=told.name or wording(report.text, name.span),
        use="place" if not name.tokens else use_of(parse, name.tokens, location),
        feature=told.feature,
        country=_country(location, container),
        adm1=_adm1(location, container),
        latitude=told.latitude,
        longitude=told.longitude,
        geonames_id=told.geonames_id,
        confidence=round(name.weight * told.confidence, 3),
        origin=origin,
    )


class _Told(NamedTuple):
    """What the gazetteer tells of a name's place; the name is None where the report's own stays."""

    name: str | None = None
    feature: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames_id: int | None = None
    confidence: float = 1.0


def _told_of(location: Location, confidence: float) -> _Told:
    return _Told(
        name=None if location.is_named_apart else location.name,
        feature=location.feature,
        latitude=location.latitude,
        longitude=location.longitude,
        geonames_id=location.geonames_id,
        confidence=confidence,
    )


def _adm1(location: Location | None, container: Location | None) -> str | None:
    """Return the province of a place; where that is unknown, of what it lies in."""
    known = container if location is None else location
    return None if known is None else known.adm1


def _container(location: Location | None, name: PlaceName) -> Location | None:
    """Return the place a name is said to lie in, where what it means lies there or is not known."""
    if location is None:
        return name.containers[0] if len(name.containers) == 1 else None
    if location.country is None:
        return next((place for place in name.containers if place.feature == "PCLI"), None)
    return None


def _home(report: Report) -> str | None:
    """Return the state (alpha-3) of the domain that a report comes from, None for the general ones."""
    address = (report.url or report.outlet or "").removeprefix("https://").removeprefix("http://").partition("/")[0]
    return country_of_domain(address.rpartition(".")[2].lower()) if "." in address else None


def _country(location: Location | None, container: Location | None) -> str | None:
    """Return the state a place lies in; of a place that several states claim, the one that the report names with it."""
    if location is not None and location.country is not None:
        return location.country
    return container.country if container is not None else None
