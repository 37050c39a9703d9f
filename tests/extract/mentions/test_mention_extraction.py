"""Candidates of whole sentences: what is read in one pass, in which order, and what is no mention at all."""

from __future__ import annotations

import pytest

from candidates import found_in, wordings
from dragoman.extract.mentions.extraction import find_mentions
from parses import parse_of


def mentions_in(text: str) -> list[str]:
    parse = parse_of(text)
    return wordings(parse, find_mentions(parse))


@pytest.mark.parametrize("text", ["", "...", "Vision 2030 was praised.", "The press conference lasted an hour."])
def test_text_that_names_nobody_has_no_candidates(text: str) -> None:
    assert [] == mentions_in(text)


def test_whole_phrase_comes_before_what_is_named_inside_it() -> None:
    text = "UN special envoy for Norway Livia Thorne left."

    assert [text.removesuffix(" left."), "UN", "Norway"] == mentions_in(text)


def test_office_name_and_pronoun_are_found_in_reading_order() -> None:
    text = "The prefectural governor, Naoko Tarumi, said she would assess the decision."

    assert ["The prefectural governor", "Naoko Tarumi", "she"] == mentions_in(text)


def test_no_stretch_is_found_twice() -> None:
    text = "The foreign ministers of Norway and Chile met. The Norwegian foreign minister said a pact was near."
    candidates = find_mentions(parse_of(text))

    assert len({(c.start, c.end) for c in candidates}) == len(candidates)


def test_pronouns_tell_gender_and_number() -> None:
    text = "They told us that the US would wait."

    assert ("p", True) == (found_in(text, "They").pronoun, found_in(text, "They").is_plural)
    assert ("1p", "pronoun") == (found_in(text, "us").pronoun, found_in(text, "us").form)


def test_country_written_like_a_pronoun_is_told_by_its_capitals() -> None:
    assert "USA" == found_in("They told us that the US would wait.", "the US").country


def test_form_of_address_goes_with_the_name_after_it() -> None:
    text = "His Excellency Minister of Municipality Dr. Jassim bin Rashid Al Dosari affirmed the plan."

    whole = found_in(text, text.removesuffix(" affirmed the plan."))

    assert ("excellency", "m", "jassim") == (whole.address, whole.gender, whole.parts[0])


def test_form_of_address_alone_is_a_person() -> None:
    text = (
        "HE Minister of Transport Jonas Hallen opened the road. "
        "HE Minister of Trade Mara Lindqvist opened the port. His Excellency said the road was long."
    )

    alone = found_in(text, "His Excellency")

    assert ("person", "nominal", "m") == (alone.kind, alone.form, alone.gender)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("At least 24 people were killed by a car bomb.", "24 people"),
        ("Rebels killed at least 24 people in an attack.", "24 people"),
        ("Police arrested at most 11 protesters.", "11 protesters"),
    ],
)
def test_what_bounds_a_number_is_no_part_of_those_it_counts(text: str, people: str) -> None:
    parse = parse_of(text)

    assert people in wordings(parse, find_mentions(parse))


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Aymara Indian activists blocked a highway.", None),
        ("The police met Mapuche Indian leaders.", None),
        ("Senior Indian officials met in Oslo.", "IND"),
        ("Indian activists blocked a road.", "IND"),
    ],
)
def test_people_of_another_people_s_name_are_not_of_that_country(text: str, country: str | None) -> None:
    assert {country} == {c.country for c in find_mentions(parse_of(text)) if c.kind == "group"}


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("In Bergen demonstrators blocked a road on Monday.", "demonstrators"),
        ("In Norway demonstrators blocked a road on Monday.", "demonstrators"),
        ("On Monday in Talca protesters burned a bus.", "protesters"),
        ("Bergen demonstrators blocked a road.", "Bergen demonstrators"),
    ],
)
def test_a_place_with_its_preposition_is_no_part_of_the_name_behind_it(text: str, doer: str) -> None:
    assert doer in mentions_in(text)
