"""Which names are places, which place each one is, and whether it stands for its government."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from dragoman.extract.places.extraction import extract_places
from dragoman.model import Dateline, Place, Span, Zone
from parses import parse_of, report_of


def places_of(text: str, **fields: Any) -> tuple[Place, ...]:
    return extract_places(parse_of(text), report_of(text, **fields), origin="o1")


def wordings(text: str) -> list[str]:
    return [text[place.span.start : place.span.end] for place in places_of(text)]


def place_called(wording: str, text: str) -> Place:
    found = (place for place in places_of(text) if text[place.span.start : place.span.end] == wording)
    return next(found)


def uses(text: str) -> list[tuple[str, str]]:
    return [(text[place.span.start : place.span.end], place.use) for place in places_of(text)]


# Which names are places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministers met in Bergen on Monday.", ["Bergen"]),
        ("Talks in Bern, Switzerland, ended on Friday.", ["Bern", "Switzerland"]),
        ("A storm hit the coast near Savannah, Ga., on Sunday.", ["Savannah", "Ga."]),
        ("Police in Cook County, Ill., closed the road.", ["Cook County", "Ill."]),
        ("Ships crossed the Strait of Hormuz on Tuesday.", ["Strait of Hormuz"]),
        ("The fire started on Harbour Road in Bergen.", ["Harbour Road", "Bergen"]),
        ("Rain fell in Oslo, Bergen and Trondheim.", ["Oslo", "Bergen", "Trondheim"]),
    ],
)
def test_places_are_found(text: str, expected: list[str]):
    assert expected == wordings(text)


@pytest.mark.parametrize(
    "text",
    [
        "Paris Lindqvist said the plan was ready.",
        "The Bank of England raised its rate.",
        "The minister spoke to the New York Times on Friday.",
        "Members signed the Rome Statute after long talks.",
        "The Norwegian minister praised Swedish engineers.",
        "NATO will discuss the plan in May.",
    ],
)
def test_persons_organisations_and_peoples_are_no_places(text: str):
    assert [] == wordings(text)


def test_the_police_of_a_state_tell_where():
    assert ["Ohio"] == wordings("Ohio State Police arrested two men on Monday.")


def test_places_come_in_reading_order_and_do_not_overlap():
    spans = [place.span for place in places_of("From Oslo the minister went to Bern, Switzerland, and to Vienna.")]

    assert spans == sorted(spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))


# Which place a name means


def test_the_largest_place_is_meant_where_nothing_tells():
    assert "GBR" == place_called("London", "Crowds gathered in London on Sunday.").country


def test_what_stands_after_the_comma_decides():
    london = place_called("London", "The trial opened in London, Ontario, on Monday.")

    assert ("CAN", "Ontario") == (london.country, london.adm1)


def test_one_sense_for_all_mentions():
    text = "The trial opened in London, Ontario, on Monday. London has two courts."

    assert {"Ontario"} == {place.adm1 for place in places_of(text)}


def test_towns_near_by_decide():
    text = (
        "The road from Regina to Moose Jaw is closed. Drivers in Saskatoon were warned. Snow fell in Melville at noon."
    )

    assert ("CAN", "Saskatchewan") == (place_called("Melville", text).country, place_called("Melville", text).adm1)


def test_a_list_of_states_holds_states():
    text = "Officials from Georgia, Armenia and Turkey met in Vienna."

    assert ("PCLI", "GEO") == (place_called("Georgia", text).feature, place_called("Georgia", text).country)


def test_a_list_of_provinces_holds_provinces():
    text = "Voters in Georgia, Florida and Texas go to the polls on Tuesday."

    assert ("ADM1", "USA") == (place_called("Georgia", text).feature, place_called("Georgia", text).country)


def test_many_provinces_do_not_outweigh_a_capital():
    text = "Senators from Texas, Ohio, Kentucky and Tennessee flew to Paris for the climate talks."

    assert "FRA" == place_called("Paris", text).country


def test_the_word_for_its_kind_decides():
    text = "Floods hit New York state on Monday."

    assert "ADM1" == place_called("New York", text).feature


def test_a_town_that_its_province_does_not_have_stays_without_coordinates():
    place = place_called("Tromsdalen", "A barn burned in Tromsdalen, Ky., on Monday.")

    assert (None, "USA", "Kentucky") == (place.latitude, place.country, place.adm1)


def test_what_several_states_claim_has_no_country():
    assert place_called("Kashmir", "Snow closed the roads in Kashmir.").country is None


def test_what_several_states_claim_has_the_one_that_the_report_names():
    text = "A bridge collapsed in Abkhazia, Georgia, on Monday."

    assert "GEO" == place_called("Abkhazia", text).country


def test_disputed_names_stay_as_written():
    text = "Two vessels collided in the East Sea on Monday."

    assert "East Sea" == place_called("East Sea", text).name


def test_confidence_is_lower_where_places_compete():
    alone = place_called("Trondheim", "The ministers met in Trondheim.")
    competing = place_called("Springfield", "The ministers met in Springfield.")

    assert competing.confidence < alone.confidence


# Datelines


def test_the_dateline_names_the_place_a_report_was_filed_from():
    text = "EDMONTON, Ky. (AP) — Two men were hurt."
    dateline = Dateline(place="EDMONTON", agency="AP", span=Span(0, 21))
    zones = (Zone("dateline", dateline.span),)
    parse = parse_of("Two men were hurt.")

    town, province = extract_places(parse, report_of(text, dateline=dateline, zones=zones), origin="o1")

    assert (Span(0, 8), "USA", "Kentucky") == (town.span, town.country, town.adm1)
    assert (Span(10, 13), "ADM1") == (province.span, province.feature)


# Place or government


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oslo said on Monday it would sign the treaty.", [("Oslo", "metonym")]),
        ("Bern rejected the offer.", [("Bern", "metonym")]),
        ("Ties between Oslo and Bern have improved.", [("Oslo", "metonym"), ("Bern", "metonym")]),
        ("Vienna's position on the treaty has not changed.", [("Vienna", "metonym")]),
        ("The minister criticised Switzerland for the delay.", [("Switzerland", "metonym")]),
        ("Norway was ready to sign the treaty.", [("Norway", "metonym")]),
        ("The two ministers met in Oslo.", [("Oslo", "place")]),
        ("The delegation travelled to Vienna on Friday.", [("Vienna", "place")]),
        ("Vienna's streets were empty.", [("Vienna", "place")]),
        ("Norway has long winters.", [("Norway", "place")]),
    ],
)
def test_grammar_tells_a_government_from_a_place(text: str, expected: list[tuple[str, str]]):
    assert expected == uses(text)


def test_ids_depend_on_report_and_span_only():
    text = "The ministers met in Bergen on Monday."

    assert {place.id for place in places_of(text)} == {place.id for place in places_of(text)}
    assert 2 == len({place.id for place in places_of("From Oslo they went to Oslo.")})
