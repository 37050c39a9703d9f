"""How other data sets call states and sectors."""

from __future__ import annotations

import pytest

from dragoman.lexicon.actor_codes import cameo_actor, codes_of, cow_of, fips_of, fips_province, icews_sectors
from dragoman.lexicon.countries import country_labels
from dragoman.lexicon.tables import read_table


def test_every_state_and_territory_has_a_line() -> None:
    assert set(country_labels()) == {row["iso3"] for row in read_table("country_codes")}


@pytest.mark.parametrize("column", ["cameo", "fips", "cow", "gw"])
def test_no_code_is_of_two_states(column: str) -> None:
    codes = [row[column] for row in read_table("country_codes") if row[column]]

    assert len(codes) == len(set(codes))


@pytest.mark.parametrize(
    ("iso3", "codes"),
    [
        ("NOR", ("NOR", "NO", "385", "385")),
        ("DEU", ("DEU", "GM", "255", "260")),
        ("ROU", ("ROM", "RO", "360", "360")),
        ("SRB", ("SRB", "RI", "345", "340")),
        ("YEM", ("YEM", "YM", "679", "678")),
        (None, ("", "", "", "")),
        ("XYZ", ("", "", "", "")),
    ],
)
def test_codes_of_states(iso3: str | None, codes: tuple[str, ...]) -> None:
    found = codes_of(iso3)

    assert codes == (found.cameo, found.fips, found.cow, found.gw)
    assert codes[1:3] == (fips_of(iso3), cow_of(iso3))


@pytest.mark.parametrize(
    ("country", "bloc", "sectors", "code"),
    [
        ("NOR", None, (), "NOR"),
        ("NOR", None, ("GOV", "MIL", "GOV"), "NORGOVMIL"),
        ("NOR", None, ("JRN", "MED", "PRE", "COP"), "NORMEDHLHSEP"),
        (None, "UNO", ("IGO",), "IGOUNO"),
        (None, "EUR", ("IGO", "LEG"), "IGOEUREECLEG"),
        (None, None, ("REB",), "REB"),
        (None, None, ("REL",), ""),
    ],
)
def test_actor_codes(country: str | None, bloc: str | None, sectors: tuple[str, ...], code: str) -> None:
    assert code == cameo_actor(country, bloc, sectors).code


def test_sectors_have_icewss_words() -> None:
    assert ("Government", "Unidentified Forces") == icews_sectors(("GOV", "PRM", "UAF", "UNK"))


def test_provinces_have_the_code_of_their_state_before_them() -> None:
    assert ("USCA", "US", "NO") == (
        fips_province("USA", "California"),
        fips_province("USA", "Atlantis"),
        fips_province("NOR", "Vestland"),
    )
