"""The lexicon: its tables are straight, and its phrases are found."""

from __future__ import annotations

import pytest

from dragoman.lexicon.countries import capitals, country_label, country_labels, country_names
from dragoman.lexicon.organisations import bloc_of, load_gazetteer
from dragoman.lexicon.phrases import PhraseTable, split_phrase
from dragoman.lexicon.tables import read_table
from dragoman.lexicon.titles import is_title_word, load_titles, plural_of

TABLES = ("countries", "titles", "organisations", "affiliations", "places", "given_names", "name_words")
# The sectors of PLOVER, and the two marks for bodies that stand above or beside states.
SECTORS = frozenset(
    [
        "GOV",
        "MIL",
        "JUD",
        "LEG",
        "PTY",
        "REB",
        "SPY",
        "UAF",
        "COP",
        "BUS",
        "MED",
        "JRN",
        "EDU",
        "CVL",
        "LAB",
        "REL",
        "SOC",
        "REF",
        "OPP",
        "ELI",
        "CRM",
        "AGR",
        "PRE",
        "PRM",
        "IGO",
        "NGO",
    ]
)


@pytest.mark.parametrize("name", TABLES)
def test_every_line_names_its_source(name: str) -> None:
    assert all(row["source"] for row in read_table(name))


@pytest.mark.parametrize("name", ["titles", "organisations", "affiliations"])
def test_sectors_are_known(name: str) -> None:
    used = {sector for row in read_table(name) for sector in row["sectors"].split("|") if sector}

    assert set() == used - SECTORS


def test_country_codes_are_known() -> None:
    codes = {row["iso3"] for table in ("countries", "places") for row in read_table(table)}
    codes |= {row["country"] for row in read_table("organisations") if row["country"]}

    assert set() == codes - set(country_labels())


@pytest.mark.parametrize("name", ["countries", "titles", "organisations", "given_names"])
def test_no_line_stands_twice(name: str) -> None:
    first = [next(iter(row.values())) for row in read_table(name)]

    assert len(first) == len(set(first))


def test_all_members_of_the_united_nations_have_a_name() -> None:
    assert len({iso3 for _, iso3 in country_names()}) >= 195


def test_no_capital_stands_for_two_states() -> None:
    cities = [city for city, _ in capitals()]

    assert len(cities) == len(set(cities))


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("U.S.", "USA"),
        ("the UK", "GBR"),
        ("South Korea", "KOR"),
        ("Ivory Coast", "CIV"),
        ("Norwegian", "NOR"),
        ("Swedes", "SWE"),
    ],
)
def test_names_of_states_and_peoples_are_found(words: str, code: str) -> None:
    found = load_gazetteer().find(words.removeprefix("the "))

    assert found is not None
    assert code == found.country


def test_labels_are_neutral_names() -> None:
    assert "Iran" == country_label("IRN")


def test_bodies_above_states_have_their_bloc() -> None:
    assert ("UNO", "IGO", None) == (bloc_of("United Nations"), bloc_of("NATO"), bloc_of("Fatah"))


def test_offices_of_one_kind_share_a_key() -> None:
    titles = load_titles()
    minister, secretary = titles.find("minister of foreign affairs"), titles.find("secretary of state")

    assert minister is not None
    assert secretary is not None
    assert minister.key == secretary.key


@pytest.mark.parametrize(
    ("one", "many"),
    [("spokesman", "spokesmen"), ("secretary of state", "secretaries of state"),
     ("attorney general", "attorneys general"), ("ministry", "ministries"),
     ("major general", "major generals"), ("coach", "coaches")],
)  # fmt: skip
def test_plurals(one: str, many: str) -> None:
    assert many == plural_of(one)


def test_title_words_are_known() -> None:
    assert (True, True, False) == (is_title_word("envoy"), is_title_word("ministry"), is_title_word("talks"))


def test_phrases_are_split_as_the_parser_does() -> None:
    assert ("al", "-", "Hadi", "'s", "men") == split_phrase("al-Hadi's men")


def test_the_longest_phrase_wins() -> None:
    table: PhraseTable[str] = PhraseTable()
    table.add("prime", "short")
    table.add("prime minister", "long")

    assert (2, "long") == table.longest(("prime", "minister", "of"), 0, 3)
