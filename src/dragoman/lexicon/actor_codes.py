"""How other data sets call states and sectors: CAMEO, FIPS 10-4, Correlates of War, Gleditsch and Ward, ICEWS.

Tables: ``data/country_codes.tsv`` by ISO 3166 alpha-3, ``data/cameo_actors.tsv`` by PLOVER's codes of sectors and
blocs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from dragoman.lexicon.tables import read_table

# Organisations of states in place of a country: what CAMEO begins the code with, and the known group it names.
_BLOCS = MappingProxyType({"UNO": ("IGO", "UNO"), "EUR": ("IGO", "EEC"), "IGO": ("IGO", ""), "NGO": ("NGO", "")})


@dataclass(frozen=True, slots=True)
class CountryCodes:
    """A state's codes; empty where the scheme has none. ``cow`` and ``gw`` are numbers as text."""

    cameo: str
    fips: str
    cow: str
    gw: str


@dataclass(frozen=True, slots=True)
class CameoActor:
    """A CAMEO actor code and its parts: ``NORGOV`` is country NOR and role GOV, ``IGOUNO`` role IGO and group UNO."""

    country: str
    group: str
    roles: tuple[str, ...]

    @property
    def code(self) -> str:
        """The parts in one."""
        if self.group:
            inner = f"EUR{self.group}" if self.group == "EEC" else self.group
            return "".join((self.country, self.roles[0], inner, *self.roles[1:]))
        return "".join((self.country, *self.roles))


_NO_CODES = CountryCodes("", "", "", "")


def codes_of(iso3: str | None) -> CountryCodes:
    """Return a state's codes; all empty for None and for what is no state."""
    return _countries().get(iso3 or "", _NO_CODES)


def cow_of(iso3: str | None) -> str:
    """Return the Correlates of War number of a state (``385``), empty where it has none."""
    return codes_of(iso3).cow


def fips_of(iso3: str | None) -> str:
    """Return the FIPS 10-4 code of a state or territory (``NO``), empty where it has none."""
    return codes_of(iso3).fips


def fips_province(iso3: str | None, name: str) -> str:
    """Return the FIPS 10-4 code of a province with that of its state (``USCA``), the state's alone where unknown.

    Known are the states of the USA, whose codes are those of the post and of ISO 3166-2.
    """
    return fips_of(iso3) + (_us_states().get(name, "") if iso3 == "USA" else "")


def cameo_actor(country: str | None, bloc: str | None, sectors: Iterable[str]) -> CameoActor:
    """Return the CAMEO code of an actor: its country or bloc, then at most three roles, each once.

    Sectors that CAMEO has no role for are left out.
    """
    first, group = _BLOCS.get(bloc or "", ("", "")) if country is None else ("", "")
    roles = [first, *(_sectors().get(sector, ("", ""))[0] for sector in sectors)]
    own = tuple(dict.fromkeys(role for role in roles if role))
    return CameoActor(country=codes_of(country).cameo or (country or ""), group=group, roles=own[:3])


def icews_sectors(sectors: Iterable[str]) -> tuple[str, ...]:
    """Return ICEWS's words for sectors, each once; those it has no word for are left out."""
    words = (_sectors().get(sector, ("", ""))[1] for sector in sectors)
    return tuple(dict.fromkeys(word for word in words if word))


@cache
def _us_states() -> Mapping[str, str]:
    import pycountry  # noqa: PLC0415  (only an export that needs it pays for it)

    states = (each for each in pycountry.subdivisions if each.code.startswith("US-"))
    return MappingProxyType({each.name: each.code.removeprefix("US-") for each in states})


@cache
def _countries() -> Mapping[str, CountryCodes]:
    return MappingProxyType(
        {
            row["iso3"]: CountryCodes(cameo=row["cameo"], fips=row["fips"], cow=row["cow"], gw=row["gw"])
            for row in read_table("country_codes")
        }
    )


@cache
def _sectors() -> Mapping[str, tuple[str, str]]:
    return MappingProxyType({row["sector"]: (row["cameo"], row["icews"]) for row in read_table("cameo_actors")})
