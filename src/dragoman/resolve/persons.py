"""Persons across reports: full names first, then namesakes apart, then bare surnames by what other reports tell.

A bare surname is given to somebody only on evidence: a report that tells the same country or the same office, or one of
about the same days. Evidence further away does not count at all, neither for a bearer of the name nor against another.
So a report that is unrelated changes nothing: one none of whose persons could be, by name and by country, office or
time, the person in question or anybody who could in turn be theirs. Rules: docs/codebook/actors.md.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from dragoman.lexicon.organisations import load_gazetteer, organisation_named
from dragoman.lexicon.people import PARTICLES, generation_of, given_names
from dragoman.lexicon.titles import load_titles
from dragoman.model import Entity, Reason
from dragoman.resolve.likeness import is_same_surname, like_names
from dragoman.resolve.names import FoldedName, first_class, fold_name, plain_words, skeleton
from dragoman.resolve.offices import holds_office
from dragoman.resolve.pools import Pool, Published, office_key
from dragoman.resolve.registry import country_weight

# A bare surname means the bearer of the full name whom a report of at most so many days before or after names.
SURNAME_DAYS = 45
# So far away, in days, a report may lie that tells the same country or office of a bearer of the surname.
OFFICE_DAYS = 1100
# Two callings that exclude each other within so many days are those of two people.
CALLING_DAYS = 120

# Countries whose people are written in English with the family name first.
_FAMILY_FIRST = frozenset({"CHN", "TWN", "HKG", "MAC", "KOR", "PRK", "VNM", "SGP", "KHM"})
# A country, or an office, told so many times less often than another one is taken for a slip.
_SLIP_SHARE = 5

_ORDINAL_OF_UNKNOWN = -(10**7)
_STATE = frozenset({"GOV", "LEG", "MIL", "SPY"})
CALLINGS = {
    title: calling
    for calling, titles in {
        "press": "journalist reporter correspondent photographer photojournalist",
        "medicine": "paramedic physician surgeon nurse psychiatrist medic",
        "sport": "athlete player coach footballer goalkeeper midfielder defender boxer golfer sprinter swimmer",
        "stage": "actor actress singer comedian musician pianist rapper dancer",
        "land": "farmer rancher fisherman",
    }.items()
    for title in titles.split()
}
"""Title → the walk of life it belongs to, of those that nobody changes from one week to the next."""
# A calling told so many times less often than another is a slip.
_CALLING_SLIP = 10
# From so many reports on that name a person and tell no country, a country that a single one tells was said in passing.
# Chosen on 400 US news articles (PolNeAR, training part); after a change look at the countries of the first persons.
_MANY_SILENT = 8


def pool_persons(
    persons: Iterable[Entity], published: Published, doubtful: Iterable[Entity] = ()
) -> tuple[list[Pool], list[Entity]]:
    """Return named persons in pools, one a person, and those of the doubtful who are nobody's surname.

    ``doubtful`` are names of one word that their report took for those of organisations. They go to the bearer of such
    a surname if reports of the same weeks tell an office of that person, and to nobody else.
    """
    full: dict[FoldedName, list[Entity]] = defaultdict(list)
    short: list[Entity] = []
    for entity in persons:
        if is_full(entity.name):
            full[fold_name(entity.name)].append(entity)
        else:
            short.append(entity)
    n_reports = {name: len(own) for name, own in full.items()}
    pools = [pool for names in like_names(full, n_reports) for pool in part_namesakes(names, full, published)]
    for told in TELLING:
        own = [entity for entity in short if told(entity)]
        left = place_surnames(own, pools, published)
        pools += surname_pools(left, published)
    holders = [pool for pool in pools if any(entity.role is not None for entity in pool.members)]
    return pools, place_surnames(list(doubtful), holders, published)


def may_be_surname(name: str) -> bool:
    """Tell whether the name of an organisation could be somebody's surname: one word, written as one, not known."""
    parts = name.split("-")
    is_written_so = all(part.isalpha() and part.istitle() for part in parts) and len(parts[0]) > 3
    return is_written_so and load_gazetteer().find(name) is None and name not in given_names()


def is_named(entity: Entity) -> bool:
    """Tell whether a person's label is a name, not the words of an office (``Norwegian spokesman``)."""
    return is_name(entity.name, () if entity.role is None else (entity.role.title,))


def is_name(label: str, titles: Iterable[str] = ()) -> bool:
    """Tell whether what a person goes by is a name. ``titles`` are of the offices held."""
    words = label.split()
    if not words or not any(c.isupper() for c in words[-1]):
        return False
    if any(word.islower() and word.partition("-")[0] not in PARTICLES for word in words):
        return False
    if any(title.lower() in label.lower() for title in titles):
        return False
    if len(words) > 1:
        return True
    known = load_gazetteer().find(words[0])
    return load_titles().find(words[0]) is None and (
        known is None or known.sort not in {"affiliation", "demonym", "people"}
    )


@lru_cache(maxsize=200_000)
def is_full(name: str) -> bool:
    """Tell whether a name is more than a surname: not one word, a hyphenated one, or one behind initials."""
    words = plain_words(name)
    is_double_surname = " " not in name.strip() and "-" in name
    return len(words) > 1 and not is_double_surname and not all(len(word) == 1 for word in words[:-1])


@lru_cache(maxsize=100_000)
def is_given_name(name: str) -> bool:
    """Tell whether a name is one word that is a given name: many bear it, and a report may mean any of them."""
    return name.title() in given_names()


def _tells_country(entity: Entity) -> bool:
    return entity.country is not None


def _tells_office(entity: Entity) -> bool:
    return entity.country is None and office_key(entity) is not None


def _tells_nothing(entity: Entity) -> bool:
    return entity.country is None and office_key(entity) is None


TELLING = (_tells_country, _tells_office, _tells_nothing)
"""What a bare surname tells beside itself, in the order in which it is placed."""


# --- namesakes -------------------------------------------------------------------------------------------------


def part_namesakes(
    names: Sequence[FoldedName], full: dict[FoldedName, list[Entity]], published: Published
) -> list[Pool]:
    """Part the bearers of one name by generation, by country, then by callings that exclude each other at one time.

    Who tells neither joins the one there is; of several, the one of the same office, else the one of the same weeks.
    """
    canonical = min(names, key=lambda name: (-len(name), name))
    everybody = [entity for name in names for entity in full[name]]
    pools: list[Pool] = []
    for mark, members in _by_generation(everybody).items():
        key = (*canonical, *(["the " + mark] if mark else []))
        pools += _part_by_country(key, members, published)
    return pools


def _by_generation(members: list[Entity]) -> dict[str, list[Entity]]:
    """Part father and son ("Karl Lund Sr.", "Karl Lund Jr."), where a report names both or both marks are there.

    Many are called with and without the mark: by itself it parts nobody.
    """
    marks = {entity.id: generation_of(entity.name.lower().split()) for entity in members}
    told = Counter(marks.values())
    by_report: dict[str, set[str]] = defaultdict(set)
    for entity in members:
        by_report[entity.report_id].add(marks[entity.id])
    are_two = len(set(told) - {""}) > 1 or any(len(own) > 1 for own in by_report.values())
    if not are_two:
        return {"": members}
    parts: dict[str, list[Entity]] = {mark: [] for mark in sorted(told)}
    for entity in members:
        parts[marks[entity.id]].append(entity)
    return parts


def _part_by_country(canonical: tuple[str, ...], members: list[Entity], published: Published) -> list[Pool]:
    slips = _slips(members)
    by_country = _parted(members, lambda entity: slips.get(entity.country or "", entity.country) or None, published)
    for entity in members:
        main = slips.get(entity.country or "")
        if main is not None:
            reason = Reason("country against most reports", entity.country or "", main, -0.2)
            by_country[main].grounds[entity.id] = (reason,)
    pools: list[Pool] = []
    for country, own in by_country.items():
        for calling, same in _by_calling(own.members, published).items():
            key = (*canonical, country, *(["as " + calling] if calling else []))
            grounds = {**own.grounds, **same.grounds}
            pool = Pool("person", key, same.members, {e.id: grounds[e.id] for e in same.members if e.id in grounds})
            pool.slips = frozenset(slips)
            pools.append(pool)
    return pools


def _slips(members: Sequence[Entity]) -> dict[str, str]:
    """Return countries that few reports tell against many → the country that is meant, empty where none is known.

    What a report says in passing is no country of the person: one that few tell of a holder of an office that many tell
    of another country, or that one report tells where many name the person and tell none.
    """
    weights: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    offices: dict[str, set[str]] = defaultdict(set)
    silent = [entity for entity in members if not entity.country]
    for entity in members:
        if entity.country:
            counts[entity.country] += 1
            weights[entity.country] += country_weight(entity)
        if (key := office_key(entity)) is not None:
            offices[entity.country or ""].add(key)
    if not counts:
        return {}
    main = min(weights, key=lambda country: (-weights[country], -counts[country], country))
    slips = {
        country: main
        for country, n in counts.items()
        if country != main
        and (
            (n * _SLIP_SHARE <= counts[main] and offices[country] & offices[main])
            or (_is_in_passing(n, counts[main] + len(silent)) and _may_be_one(offices, country, main))
        )
    }
    others = sum(n for country, n in counts.items() if country != main and country not in slips)
    is_sure = any(entity.country == main and _is_of_known_body(entity) for entity in members)
    if not others and not is_sure and _is_in_passing(counts[main], len(silent)):
        return dict.fromkeys(counts, "")
    return slips


def _is_of_known_body(entity: Entity) -> bool:
    """Tell whether the office of an entity is with a body or organisation that the lexicon knows in its country."""
    known = organisation_named(entity.role.body) if entity.role is not None and entity.role.body else None
    return known is not None and known.country == entity.country


def _is_in_passing(n: int, n_others: int) -> bool:
    """Tell whether so few reports tell a country that many others that name the person do not."""
    return (n == 1 and n_others >= _MANY_SILENT) or (n == 2 and n_others >= _MANY_SILENT * 3)


def _may_be_one(offices: Mapping[str, set[str]], country: str, main: str) -> bool:
    """Tell whether what is told with a country speaks for the one of whom the others tell: the same office, or none."""
    own = offices.get(country, set())
    return not own or not own.isdisjoint(offices.get(main, set()) | offices.get("", set()))


@dataclass(slots=True)
class _Part:
    members: list[Entity] = field(default_factory=list)
    grounds: dict[str, tuple[Reason, ...]] = field(default_factory=dict)


def _by_calling(members: list[Entity], published: Published) -> dict[str, _Part]:
    days: dict[str, list[dt.date | None]] = defaultdict(list)
    for entity in members:
        calling = _calling(entity)
        if calling is not None:
            days[calling].append(published.get(entity.report_id))
    most = max(map(len, days.values()), default=0)
    days = {calling: own for calling, own in days.items() if len(own) * _CALLING_SLIP > most}
    if not _are_at_one_time(days):
        return {"": _Part(members)}
    return _parted(members, lambda entity: calling if (calling := _calling(entity)) in days else None, published)


def _calling(entity: Entity) -> str | None:
    """Return the walk of life that an office belongs to, of those that nobody changes from one week to the next."""
    key = office_key(entity)
    if key is None:
        return None
    return CALLINGS.get(key) or ("state" if entity.sectors and entity.sectors[0] in _STATE else None)


def _are_at_one_time(days: Mapping[str, list[dt.date | None]]) -> bool:
    """Tell whether two callings are told within the days in which nobody changes them; unknown days may be any."""
    if len(days) > 1 and any(None in own for own in days.values()):
        return True
    dated = sorted((day, calling) for calling, own in days.items() for day in own if day is not None)
    return any(left[1] != right[1] and (right[0] - left[0]).days <= CALLING_DAYS for left, right in pairwise(dated))


def _parted(members: list[Entity], told: Callable[[Entity], str | None], published: Published) -> dict[str, _Part]:
    """Return the bearers of a name by what they tell; under the empty string those that fit none or several."""
    parts: dict[str, _Part] = {value: _Part() for value in sorted({told(entity) or "" for entity in members} - {""})}
    silent = [entity for entity in members if not told(entity)]
    for entity in members:
        value = told(entity)
        if value:
            parts[value].members.append(entity)
    if len(parts) <= 1:
        only = next(iter(parts), "")
        parts.setdefault(only, _Part()).members.extend(silent)
        return parts
    evidence = {value: _Evidence(part.members, published) for value, part in parts.items()}
    for entity in silent:
        found = [
            (value, ground) for value, each in evidence.items() if (ground := each.same_office(entity)) is not None
        ]
        if len(found) != 1:
            found = [(value, ground) for value, each in evidence.items() if (ground := each.same_weeks(entity))]
        if len(found) == 1:
            value, ground = found[0]
            parts[value].members.append(entity)
            parts[value].grounds[entity.id] = (ground,)
        else:
            parts.setdefault("", _Part()).members.append(entity)
    return parts


# --- evidence --------------------------------------------------------------------------------------------------


class _Evidence:
    """What the reports of one person tell, so that another report can be held against it: the registry."""

    def __init__(self, members: Iterable[Entity], published: Published) -> None:
        self._published = published
        self._members = list(members)
        self.countries = {entity.country for entity in self._members if entity.country}
        self.offices = Counter(key for entity in self._members if (key := office_key(entity)) is not None)
        self.sectors = {sector for entity in self._members for sector in entity.sectors}
        self.holds_office = any(holds_office(entity) for entity in self._members)
        self.days = [day.toordinal() for e in self._members if (day := published.get(e.report_id)) is not None]
        self._dated: dict[str, list[tuple[int, int, str, Entity]]] = {}

    def same_country(self, entity: Entity) -> Reason | None:
        """Return the nearest report within years that tells the entity's country of this person."""
        if entity.country not in self.countries:
            return None
        found = self._nearest(entity, f"country {entity.country}", lambda e: e.country == entity.country, OFFICE_DAYS)
        return None if found is None else self._reason("surname and country", entity, found, 0.6)

    def same_office(self, entity: Entity) -> Reason | None:
        """Return the nearest report within years that tells the entity's office of this person."""
        key = office_key(entity)
        if key is None or key not in self.offices:
            return None
        found = self._nearest(entity, f"office {key}", lambda e: office_key(e) == key, OFFICE_DAYS)
        return None if found is None else self._reason("name and office", entity, found, 0.6)

    def same_weeks(self, entity: Entity) -> Reason | None:
        """Return the nearest report of the same weeks that names this person, one that tells an office first."""
        found = self._nearest(entity, "offices", lambda e: e.role is not None, SURNAME_DAYS) or self._nearest(
            entity, "all", lambda _: True, SURNAME_DAYS
        )
        return None if found is None else self._reason("name in a report of the same weeks", entity, found, 0.5)

    def excludes(self, entity: Entity) -> bool:
        """Tell whether the entity's country or office speaks against this person."""
        if entity.country and self.countries and entity.country not in self.countries:
            return True
        key = office_key(entity)
        if key is None or not self.offices or key in self.offices or entity.country:
            return False
        return not self.sectors.intersection(entity.sectors)

    def _nearest(self, entity: Entity, which: str, fits: Callable[[Entity], bool], within: int) -> Entity | None:
        """Return the entity of the nearest day. Where a day is unknown, offices and countries still count."""
        rows = self._dated.get(which)
        if rows is None:
            rows = sorted(
                (_ordinal(self._published.get(e.report_id)), 0 if is_full(e.name) and e.role else 1, e.id, e)
                for e in self._members
                if fits(e)
            )
            self._dated[which] = rows
        if not rows:
            return None
        day = _ordinal(self._published.get(entity.report_id))
        if day == _ORDINAL_OF_UNKNOWN:
            return rows[0][3] if within == OFFICE_DAYS else None
        at = bisect_left(rows, (day,))
        before = rows[at - 1][0] if at else _ORDINAL_OF_UNKNOWN
        after = rows[at][0] if at < len(rows) else None
        if after is not None and after - day <= min(within, day - before):
            return rows[at][3]
        if day - before <= within:
            return rows[bisect_left(rows, (before,))][3]
        if after is not None and after - day <= within:
            return rows[at][3]
        undated = rows[0] if rows[0][0] == _ORDINAL_OF_UNKNOWN and within == OFFICE_DAYS else None
        return undated[3] if undated else None

    def _reason(self, feature: str, entity: Entity, found: Entity, weight: float) -> Reason:
        day = self._published.get(found.report_id)
        told = [found.name, *_told(found), *([day.isoformat()] if day else [])]
        left = [entity.name, *_told(entity)]
        return Reason(feature, ", ".join(left), ", ".join(told), weight, found.report_id)


def _told(entity: Entity) -> list[str]:
    role = entity.role
    office = [] if role is None else [" of ".join(filter(None, [role.title, role.body]))]
    return [*office, *([entity.country] if entity.country else [])]


def _ordinal(day: dt.date | None) -> int:
    return _ORDINAL_OF_UNKNOWN if day is None else day.toordinal()


# --- bare surnames ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Bearer:
    """A pool under one form of its surname; ``initials`` are the first letters of the names before it."""

    initials: frozenset[str]
    is_surname: bool
    pool: Pool
    evidence: _Evidence

    @property
    def is_family_first(self) -> bool:
        """Whether the form stands first in the name, and a report tells a country where family names do."""
        return not self.is_surname and not _FAMILY_FIRST.isdisjoint(self.evidence.countries)


class _Namesakes:
    """The bearers of one form of a surname, found by office, by country, and by day."""

    def __init__(self) -> None:
        self.by_office: dict[str, list[_Bearer]] = defaultdict(list)
        self.by_country: dict[str, list[_Bearer]] = defaultdict(list)
        self._days: list[tuple[int, _Bearer]] = []
        self._is_sorted = False
        self._near: dict[int, list[tuple[_Bearer, int]]] = {}

    def add(self, bearer: _Bearer) -> None:
        """Take in a bearer."""
        for office in bearer.evidence.offices:
            self.by_office[office].append(bearer)
        if bearer.is_surname or bearer.is_family_first:
            for country in bearer.evidence.countries:
                self.by_country[country].append(bearer)
            self._days += [(day, bearer) for day in bearer.evidence.days]
        self._is_sorted = False

    def near(self, day: int) -> list[tuple[_Bearer, int]]:
        """Return those of whom a report within the weeks around a day tells, each with the number of such reports."""
        if not self._is_sorted:
            self._days.sort(key=lambda row: row[0])
            self._is_sorted = True
            self._near.clear()
        if day not in self._near:
            first = bisect_left(self._days, day - SURNAME_DAYS, key=lambda row: row[0])
            last = bisect_left(self._days, day + SURNAME_DAYS + 1, key=lambda row: row[0])
            counts = Counter(id(bearer) for _, bearer in self._days[first:last])
            bearers = {id(bearer): bearer for _, bearer in self._days[first:last]}
            self._near[day] = [(bearer, counts[key]) for key, bearer in bearers.items()]
        return self._near[day]


_Index = dict[str, dict[str, _Namesakes]]
"""Block of a surname → form of it → its bearers."""


def place_surnames(short: list[Entity], pools: list[Pool], published: Published) -> list[Entity]:
    """Give bare surnames to the one bearer whom evidence names; return those that are left.

    All are held against what the pools held before, so that their order does not matter.
    """
    index = _bearers({block_of(surname_of(entity.name)) for entity in short}, pools, published)
    left: list[Entity] = []
    placed: list[tuple[Pool, Entity, Reason]] = []
    ordered: _Ordered = {}
    for entity in short:
        found = _supported(entity, index, published, ordered)
        if found is None:
            left.append(entity)
        else:
            placed.append((found[0], entity, found[1]))
    for pool, entity, reason in placed:
        pool.members.append(entity)
        pool.grounds[entity.id] = (reason,)
    return left


def _supported(entity: Entity, index: _Index, published: Published, ordered: _Ordered) -> tuple[Pool, Reason] | None:
    """Return the one bearer of a surname whom evidence names: office before country before nearness in time.

    None where there is nobody, or where the best evidence that there is names two. Of several the one is meant of whom
    five times as many reports tell: the other is mostly a slip, or somebody whom nobody calls by surname alone.
    ``ordered`` keeps the bearers for the next one of that surname who tells the same.
    """
    form = surname_of(entity.name)
    block = index.get(block_of(form), {})
    alike = [own for other, own in block.items() if is_same_surname(form, other)]
    if not alike:
        return None
    for find in (_by_office, _by_country, _by_weeks):
        asked = (find, form, _ASKED[find](entity, published))
        if asked not in ordered:
            ordered[asked] = sorted(find(entity, alike, published), key=lambda row: (-row[1], row[0].pool.key))
        most_told = ordered[asked]
        first = _next_supported(entity, find, most_told, None)
        if first is not None:
            most, pool, ground = first
            # The bearer of whom most reports tell is meant, if at least so many do, and few of the next one.
            next_one = _next_supported(entity, find, most_told, pool)
            second = 0 if next_one is None else next_one[0]
            return (pool, ground) if most >= _LEAST[find] and second * _SLIP_SHARE <= most else None
    return None


def _next_supported(
    entity: Entity, find: _Find, most_told: Iterable[tuple[_Bearer, int]], but: Pool | None
) -> tuple[int, Pool, Reason] | None:
    """Return the first bearer of whom a report speaks for an entity, with the number of its reports.

    ``most_told`` are in order, so that of a common surname few are looked at; one pool is left out.
    """
    for bearer, weight in most_told:
        if bearer.pool is not but and _may_be(entity, bearer):
            ground = _GROUNDS[find](bearer.evidence, entity)
            if ground is not None:
                return weight, bearer.pool, ground
    return None


def _may_be(entity: Entity, bearer: _Bearer) -> bool:
    """Tell whether initials, country and office of a report do not speak against a bearer."""
    words = plain_words(entity.name)
    initials = frozenset(word[0] for word in words[:-1]) if " " in entity.name.strip() else frozenset[str]()
    if initials and bearer.initials and not initials <= bearer.initials:
        return False
    return not bearer.evidence.excludes(entity)


_Found = Iterable[tuple[_Bearer, int]]
"""Bearers of a surname, each with the number of reports that speak for it."""


def _by_office(entity: Entity, alike: Iterable[_Namesakes], _: Published) -> _Found:
    office = office_key(entity)
    for own in alike:
        for bearer in own.by_office.get(office or "", ()):
            yield bearer, bearer.evidence.offices[office or ""]


def _by_country(entity: Entity, alike: Iterable[_Namesakes], _: Published) -> _Found:
    for own in alike:
        for bearer in own.by_country.get(entity.country or "", ()):
            yield bearer, len(bearer.pool.members) * (2 if bearer.evidence.holds_office else 1)


def _by_weeks(entity: Entity, alike: Iterable[_Namesakes], published: Published) -> _Found:
    """Yield who is named in reports of the weeks around. Who holds an office weighs twice."""
    day = _ordinal(published.get(entity.report_id))
    if day == _ORDINAL_OF_UNKNOWN:
        return
    is_given = is_given_name(entity.name)
    for own in alike:
        for bearer, n_reports in own.near(day):
            if not is_given or bearer.is_family_first:
                yield bearer, n_reports * (2 if bearer.evidence.holds_office else 1)


_Find = Callable[[Entity, Iterable[_Namesakes], Published], _Found]
# What of an entity, beside its surname, says which bearers each of these finds.
_ASKED: Mapping[_Find, Callable[[Entity, Published], object]] = {
    _by_office: lambda entity, _: office_key(entity),
    _by_country: lambda entity, _: entity.country,
    _by_weeks: lambda entity, published: (published.get(entity.report_id), is_given_name(entity.name)),
}
_Ordered = dict[tuple[_Find, str, object], list[tuple[_Bearer, int]]]
"""Bearers of a surname, by how they are found and what is told: those of whom most reports tell first."""
_GROUNDS: Mapping[_Find, Callable[[_Evidence, Entity], Reason | None]] = {
    _by_office: _Evidence.same_office,
    _by_country: _Evidence.same_country,
    _by_weeks: _Evidence.same_weeks,
}
# Least number of reports that speak for a bearer; who holds an office counts twice. Who stands in a single report, and
# holds none, is mostly somebody else. Chosen with evaluation/score_surnames.py on 400 US news articles.
_LEAST: Mapping[_Find, int] = {_by_office: 1, _by_country: 2, _by_weeks: 2}


def _bearers(wanted: set[str], pools: list[Pool], published: Published) -> _Index:
    index: _Index = defaultdict(dict)
    for pool in pools:
        forms: dict[str, tuple[frozenset[str], bool]] = {}
        for name in {entity.name for entity in pool.members}:
            for form, initials, is_surname in surname_forms(name):
                if block_of(form) in wanted:
                    known, before = forms.get(form, (frozenset(), False))
                    forms[form] = (known | initials, before or is_surname)
        if not forms:
            continue
        evidence = _Evidence(pool.members, published)
        for form, (initials, is_surname) in sorted(forms.items()):
            namesakes = index[block_of(form)].setdefault(form, _Namesakes())
            namesakes.add(_Bearer(initials, is_surname, pool, evidence))
    return index


@lru_cache(maxsize=100_000)
def surname_forms(name: str) -> tuple[tuple[str, frozenset[str], bool], ...]:
    """Return what a person may be called by alone: form, initials of the names before, whether it is surely a surname.

    That is every ending of the full name ("Amir-Hosseini", "Hosseini") and its first word: in Chinese and Korean names
    it is the family's, elsewhere only an office can speak for it.
    """
    folded = fold_name(name)
    words = plain_words(name)
    if not is_full(name):
        return ((surname_of(name), frozenset(word[0] for word in words[:-1] if len(word) == 1), True),)
    endings = [("".join(folded[n:]), frozenset(word[0] for word in words[:n]), True) for n in range(1, len(folded))]
    return (*endings, (folded[0], frozenset(), False))


@lru_cache(maxsize=100_000)
def surname_of(name: str) -> str:
    """Return a bare surname folded, without initials before it."""
    words = plain_words(name)
    kept = [n for n, word in enumerate(words) if len(word) > 1 or n == len(words) - 1]
    folded = fold_name(name)
    return "".join(folded[n] for n in kept)


def block_of(form: str) -> str:
    """Return what all forms share that may be one surname."""
    return first_class(form) + skeleton(form)[1:]


def surname_pools(members: list[Entity], published: Published) -> list[Pool]:
    """Pool bare surnames by country, else by role, else by nearness in time; undated ones stay alone."""
    groups: dict[tuple[str, ...], list[Entity]] = defaultdict(list)
    loose: dict[str, list[Entity]] = defaultdict(list)
    for entity in members:
        form = surname_of(entity.name)
        role = office_key(entity)
        if is_given_name(entity.name):
            told = (entity.country, role) if entity.country and role else ("", entity.id)
            groups[form, "given", *told].append(entity)
        elif entity.country:
            groups[form, "country", entity.country].append(entity)
        elif role is not None:
            groups[form, "role", role].append(entity)
        else:
            loose[form].append(entity)
    pools = [Pool("person", ("surname", *group), own) for group, own in sorted(groups.items())]
    for form, own in sorted(loose.items()):
        pools += _runs(form, own, published)
    return pools


def _runs(form: str, members: list[Entity], published: Published) -> list[Pool]:
    pools: list[Pool] = []
    dated = sorted((_ordinal(published.get(entity.report_id)), entity.id, entity) for entity in members)
    last = _ORDINAL_OF_UNKNOWN
    for day, _, entity in dated:
        if day == _ORDINAL_OF_UNKNOWN:
            pools.append(Pool("person", ("surname", form, entity.id), [entity]))
        elif day - last <= SURNAME_DAYS:
            pools[-1].members.append(entity)
        else:
            pools.append(Pool("person", ("surname", form, dt.date.fromordinal(day).isoformat()), [entity]))
        last = day
    return pools
