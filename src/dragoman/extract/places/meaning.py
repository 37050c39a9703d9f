"""Which of the places of one name a report means: one sense a name and report, from what else the report names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp, log10

import numpy as np

from dragoman.extract.places.place_names import PlaceName
from dragoman.lexicon.gazetteer import Gazetteer, Location
from dragoman.lexicon.place_keys import place_key
from dragoman.lexicon.place_words import place_words
from dragoman.lexicon.word_sorts import words_of

# Points a place has by itself, and that others give it. Chosen by hand on every second article of the development
# set; after a change: python evaluation/score_places.py.
STATE_PRIOR = 8.0
REGION_PRIOR = 7.5
CAPITAL_BONUS = 2.0
SEAT_BONUS = 0.5
UNLOCATED_LOSS = 1.5
# What speaks for a place that the gazetteer does not have.
UNLISTED_POINTS = 3.0
HOME_POINTS = 0.7
# A town of so many people may stand in a list before a province ("Bergen, Ontario and Texas").
LARGE = 100_000
CONTAINER_POINTS = 6.0
KIND_POINTS = {"ADM1": 3.0, "ADM2": 3.0, "PPL": 1.5}
PROVINCE_NAMED = 2.5
PROVINCE_SHARED = 1.0
STATE_NAMED = 1.5
STATE_SHARED = 1.0
NEARBY_POINTS = 2.0
NEARBY_KM = 60.0
# "Georgia and Norway" are states, "Georgia and Texas" are provinces.
LISTED_POINTS = 2.0
_JOINTS = words_of("places", "joints between places")
PEOPLE_WEIGHT = 0.7
# Of a name that dozens of hamlets bear, no more than these are weighed, the likeliest by themselves.
MOST_CANDIDATES = 40
# Candidates of all names that support each other: each is held against each, in time and in memory. News articles have
# some dozens to a few hundred; of a longer report each such part is weighed by itself.
MOST_WEIGHED = 1500
ROUNDS = 3
_DIVISIONS = frozenset({"PCLI", "ADM1", "ADM2"})


@dataclass(frozen=True, slots=True)
class Meaning:
    """The likeliest place of a name, and how likely it is among those of its name (0 to 1). None: not known."""

    location: Location | None
    confidence: float


@dataclass(slots=True)
class _Sense:
    """One name as all its mentions use it: its candidates with the points they have by themselves."""

    key: str
    candidates: list[Location]
    points: list[float]
    shares: list[float]
    certainty: float = 0.0

    def weigh(self, given: Sequence[float]) -> None:
        """Set the candidates' shares from their own points and those that other names give them."""
        whole = [own + more for own, more in zip(self.points, given, strict=True)]
        self.shares, self.certainty = _shares(whole), _certainty(whole)


def find_meanings(
    names: Sequence[PlaceName], text: str, peoples: Mapping[str, int], home: str | None, gazetteer: Gazetteer
) -> list[Meaning]:
    """Return what each name means, in the order of the names.

    ``text`` is the report's. ``peoples`` tells how often the report names the people of a state (alpha-3) or uses its
    adjective; ``home`` is the state of the outlet.
    """
    states = frozenset(_states_named(names, gazetteer)) | frozenset(peoples)
    by_key: dict[str, list[PlaceName]] = {}
    for name in names:
        by_key.setdefault(sense_key(name), []).append(name)
    senses = {key: _sense(key, mentions, states, gazetteer) for key, mentions in by_key.items()}
    _add_listed(names, senses, text, gazetteer)
    for sense in senses.values():
        sense.points = [
            own + HOME_POINTS * (home is not None and place.country == home)
            for own, place in zip(sense.points, sense.candidates, strict=True)
        ]
    chosen: dict[str, Meaning] = {}
    for together in _weighed_together(senses.values()):
        chosen |= _weigh(together, peoples)
    return [chosen[sense_key(name)] for name in names]


def _weighed_together(senses: Iterable[_Sense]) -> Iterable[list[_Sense]]:
    """Yield the names in groups, by where they are first told; only a gazetteer's worth of names makes several."""
    group: list[_Sense] = []
    n_candidates = 0
    for sense in senses:
        if group and n_candidates + len(sense.candidates) > MOST_WEIGHED:
            yield group
            group, n_candidates = [], 0
        group.append(sense)
        n_candidates += len(sense.candidates) + 1
    if group:
        yield group


def sense_key(name: PlaceName) -> str:
    """Return what mentions of one sense share: the name, and the place it is said to lie in if there are two."""
    return name.known.key if name.known is not None else place_key(name.base)


def _states_named(names: Iterable[PlaceName], gazetteer: Gazetteer) -> Iterable[str]:
    for name in names:
        known = (name.known, *name.containers, gazetteer.state_called(name.base))
        yield from (place.country for place in known if place is not None and place.country is not None)


def _sense(key: str, mentions: list[PlaceName], states: frozenset[str], gazetteer: Gazetteer) -> _Sense:
    containers = [place for name in mentions for place in name.containers]
    candidates = _candidates(mentions[0], states, gazetteer)
    if _is_elsewhere(candidates, containers) and not gazetteer.is_own(key):
        # "Springfield, Ky." where the gazetteer has none there: a place that it does not know.
        candidates = []
    points = [_prior(place, candidates) + _said(place, mentions, containers) for place in candidates]
    order = sorted(range(len(candidates)), key=lambda n: -points[n])[:MOST_CANDIDATES]
    return _Sense(key, [candidates[n] for n in order], [points[n] for n in order], [])


def _candidates(name: PlaceName, states: frozenset[str], gazetteer: Gazetteer) -> list[Location]:
    """Return the places of a name: the one an abbreviation stands for, those of the name, those of a part of it."""
    if name.known is not None:
        return [name.known]
    return list(gazetteer.named(name.base, states)) or _of_part(name.base.split(), gazetteer, states)


def _add_listed(names: Sequence[PlaceName], senses: dict[str, _Sense], text: str, gazetteer: Gazetteer) -> None:
    """Give points to what is of the same class as the known state or province that a name is joined to."""
    given: set[tuple[str, str]] = set()
    for left, right in pairwise(names):
        joint = text[left.span.end : right.span.start].strip()
        if joint not in _JOINTS and not (joint == "," and not _is_inside(senses[sense_key(left)], left)):
            continue
        for name, other in ((left, right), (right, left)):
            feature = _plain_feature(other, gazetteer)
            sense = senses[sense_key(name)]
            if feature is not None and (sense.key, feature) not in given:
                given.add((sense.key, feature))
                for number, place in enumerate(sense.candidates):
                    sense.points[number] += LISTED_POINTS * (place.feature == feature)


def _is_inside(sense: _Sense, name: PlaceName) -> bool:
    """Tell whether a place of this name lies in what stands after its comma."""
    return any(_lies_in(place, container) for place in sense.candidates for container in name.containers)


def _plain_feature(name: PlaceName, gazetteer: Gazetteer) -> str | None:
    """Return PCLI or ADM1 for the name of a state or well-known province that is not the other one's too."""
    if name.known is not None:
        return name.known.feature if name.known.feature in _DIVISIONS else None
    is_state, is_province = gazetteer.state_called(name.base) is not None, gazetteer.is_province(place_key(name.base))
    if is_state == is_province:
        return None
    return "PCLI" if is_state else "ADM1"


def _is_elsewhere(candidates: list[Location], containers: list[Location]) -> bool:
    """Tell whether none of the candidates lies where a name is said to lie; states and provinces may be a mere list."""
    if not containers or any(other.feature == "PCLI" for other in containers):
        return False
    if any(place.feature.startswith(("PCL", "ADM")) or place.population > LARGE for place in candidates):
        return False
    return not any(_lies_in(place, other) for place in candidates for other in containers)


def _of_part(words: list[str], gazetteer: Gazetteer, states: frozenset[str]) -> list[Location]:
    """Return the places of a name without its direction or kind: "North Bergen", "Bergen District"."""
    if len(words) < 2:
        return []
    for part, left in ((words[:-1], words[-1]), (words[1:], words[0])):
        found = gazetteer.named(" ".join(part), states) if left.lower() in place_words("part") else ()
        if found:
            return list(found)
    return []


def _prior(place: Location, others: Sequence[Location]) -> float:
    if place.feature.startswith("PCL"):
        return STATE_PRIOR if place.feature == "PCLI" else STATE_PRIOR - 1.0
    if place.geonames_id is None:
        return REGION_PRIOR
    size = log10(place.population + 300) - (UNLOCATED_LOSS if place.latitude is None else 0.0)
    match place.feature:
        case "ADM1":
            return 0.8 * size + 1.0
        case "ADM2":
            return size - 1.0
        case _:
            return _prior_of_town(place, size, others)


def _prior_of_town(place: Location, size: float, others: Sequence[Location]) -> float:
    points = size + (CAPITAL_BONUS if place.feature == "PPLC" else 0.0)
    is_seat = any(other.feature == "ADM1" and other.key in place.within for other in others)
    return points + (SEAT_BONUS if is_seat else 0.0)


def _said(place: Location, mentions: list[PlaceName], containers: list[Location]) -> float:
    """Return the points that the words beside a name give a place."""
    points = 0.0
    kinds = {name.kind for name in mentions if name.kind is not None}
    if kinds:
        points += KIND_POINTS.get(_kind(place), 0.0) * (_kind(place) in kinds)
    if any(_lies_in(place, container) for container in containers):
        points += CONTAINER_POINTS
    return points


def _kind(place: Location) -> str:
    return "PPL" if place.feature.startswith("PPL") else place.feature


def _lies_in(place: Location, container: Location) -> bool:
    if place.key == container.key:
        return False
    if container.feature == "PCLI":
        return place.country == container.country or place.country is None
    return container.key in place.within


def _weigh(senses: list[_Sense], peoples: Mapping[str, int]) -> dict[str, Meaning]:
    for sense in senses:
        sense.weigh([0.0] * len(sense.candidates))
    if any(len(sense.candidates) > 1 for sense in senses):
        owner = np.array([n for n, sense in enumerate(senses) for _ in sense.candidates], dtype=int)
        near = _nearness([place for sense in senses for place in sense.candidates], owner)
        for _ in range(ROUNDS):
            _weigh_once(senses, near, peoples)
    return {sense.key: _meaning(sense) for sense in senses}


def _weigh_once(senses: list[_Sense], near: np.ndarray, peoples: Mapping[str, int]) -> None:
    """Let every candidate be supported by what the other names are likely to mean so far."""
    context = _Context(senses, peoples)
    share = np.array([value for sense in senses for value in sense.shares])
    closeness = iter((near * share).max(axis=1))
    for number, sense in enumerate(senses):
        sense.weigh(
            [context.support(place, number) + NEARBY_POINTS * float(next(closeness)) for place in sense.candidates]
        )


def _meaning(sense: _Sense) -> Meaning:
    if not sense.candidates:
        return Meaning(None, 0.0)
    best = max(range(len(sense.candidates)), key=lambda n: sense.shares[n])
    return Meaning(sense.candidates[best], sense.certainty)


def _nearness(places: list[Location], owner: np.ndarray) -> np.ndarray:
    """Return for each two candidates of different names how near they lie, 1 to 0; provinces and states are far."""
    latitude = np.radians([place.latitude if place.latitude is not None else 90.0 for place in places])
    longitude = np.radians([place.longitude if place.longitude is not None else 0.0 for place in places])
    half = (
        np.sin((latitude[:, None] - latitude) / 2) ** 2
        + np.cos(latitude[:, None]) * np.cos(latitude) * np.sin((longitude[:, None] - longitude) / 2) ** 2
    )
    near = np.exp(-12742.0 * np.arcsin(np.sqrt(np.clip(half, 0, 1))) / NEARBY_KM)
    is_small = np.array([place.feature in {"ADM2"} or place.feature.startswith("PPL") for place in places])
    near *= is_small[:, None] & is_small & (owner[:, None] != owner)
    return np.asarray(near)


_Shares = dict[str, list[tuple[int, float]]]


class _Context:
    """What the names of a report are likely to mean so far, by the state, province or district meant or around it."""

    def __init__(self, senses: list[_Sense], peoples: Mapping[str, int]) -> None:
        self.peoples = peoples
        # By key: how likely each name means it, and how likely each lies in it, with the number of the name.
        self.named: _Shares = {}
        self.shared: _Shares = {}
        # How many provinces of a state are named: of many, none says much about a town.
        self.n_provinces: dict[str, float] = {}
        for number, sense in enumerate(senses):
            self._add(number, sense)

    def _add(self, number: int, sense: _Sense) -> None:
        inside: dict[str, float] = {}
        for place, share in zip(sense.candidates, sense.shares, strict=True):
            if place.feature in _DIVISIONS:
                self.named.setdefault(place.key, []).append((number, share))
            if place.feature == "ADM1" and place.country is not None:
                self.n_provinces[place.country] = self.n_provinces.get(place.country, 0.0) + share
            for key in place.within:
                inside[key] = inside.get(key, 0.0) + share
            if place.country is not None and place.feature != "PCLI":
                inside[place.country] = inside.get(place.country, 0.0) + share
        for key, share in inside.items():
            self.shared.setdefault(key, []).append((number, share))

    def support(self, place: Location, number: int) -> float:
        """Return the points that all names but one give a candidate of that one."""
        points = PROVINCE_SHARED * _any(self.shared.get(place.key, ()), number) if place.feature in _DIVISIONS else 0.0
        for key in place.within:
            n_provinces = max(1.0, self.n_provinces.get(place.country or "", 1.0))
            points += PROVINCE_NAMED / n_provinces * _best(self.named.get(key, ()), number)
            points += PROVINCE_SHARED * _any(self.shared.get(key, ()), number)
        return points + (self._of_state(place, place.country, number) if place.country is not None else 0.0)

    def _of_state(self, place: Location, country: str, number: int) -> float:
        has_people = country in self.peoples
        if place.feature == "PCLI":
            return STATE_NAMED * has_people
        named = max(_best(self.named.get(country, ()), number), PEOPLE_WEIGHT * has_people)
        return STATE_NAMED * named + STATE_SHARED * _any(self.shared.get(country, ()), number)


def _best(shares: Iterable[tuple[int, float]], number: int) -> float:
    return max((share for other, share in shares if other != number), default=0.0)


def _any(shares: Iterable[tuple[int, float]], number: int) -> float:
    missed = 1.0
    for other, share in shares:
        if other != number:
            missed *= 1.0 - 0.6 * share
    return 1.0 - missed


def _shares(points: Sequence[float]) -> list[float]:
    """Return points as shares of one."""
    if not points:
        return []
    top = max(points)
    weights = [exp(value - top) for value in points]
    whole = sum(weights)
    return [weight / whole for weight in weights]


def _certainty(points: Sequence[float]) -> float:
    """Return how likely the best candidate is, an unlisted place of the name being possible too."""
    return max(_shares([*points, UNLISTED_POINTS])[:-1], default=0.0)
