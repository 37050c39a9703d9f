"""Names beside the words for their bearers: which pairs a comma joins, and which it does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from candidates import candidate_of, number_of, wordings
from dragoman.extract.mentions.appositions import (
    callings_beside_names,
    is_calling,
    names_beside_offices,
    with_persons_beside_offices,
)
from dragoman.extract.mentions.extraction import find_mentions
from parses import parse_of


def pairs_in(text: str) -> dict[str, str]:
    """Return the words of offices with the names beside them."""
    parse = parse_of(text)
    candidates = find_mentions(parse)
    said = wordings(parse, candidates)
    return {said[office]: said[name] for office, name in names_beside_offices(parse, candidates).items()}


def kinds_in(text: str, taken_for_body: str) -> dict[str, str]:
    """Return the kinds of the mentions, where the parser takes one of them for an organisation."""
    parse = parse_of(text)
    candidates = find_mentions(parse)
    number = number_of(parse, candidates, taken_for_body)
    candidates[number] = replace(candidates[number], kind="organisation")
    done = with_persons_beside_offices(parse, candidates)
    return dict(zip(wordings(parse, done), [c.kind for c in done], strict=True))


def test_name_after_an_office_and_a_comma_is_its_holder() -> None:
    text = "Norway's ambassador to Chile, Livia Thorne, said no."

    assert {"Norway's ambassador to Chile": "Livia Thorne"} == pairs_in(text)


def test_what_an_office_is_about_may_stand_before_the_comma() -> None:
    text = "The envoy of Norway for fisheries, Runa Eskild, said a pact could be ready."

    assert {"The envoy of Norway": "Runa Eskild"} == pairs_in(text)


def test_form_of_address_between_comma_and_name_is_passed_over() -> None:
    text = "But the municipal chief executive, Hon. Kwabena Addo, said the stalls were old."

    assert {"the municipal chief executive": "Kwabena Addo"} == pairs_in(text)


def test_name_in_a_list_of_people_is_no_holder() -> None:
    text = "The ambassador to Chile, Livia Thorne, and Jonas Hallen met the press."

    assert {} == pairs_in(text)


def test_owner_of_an_office_makes_it_one_persons_although_a_list_goes_on() -> None:
    text = "Chile's peace commissioner, Tomas Reyes, and the commander of the northern rebels signed a truce."

    assert {"Chile's peace commissioner": "Tomas Reyes"} == pairs_in(text)


def test_president_whom_an_adviser_serves_is_not_the_adviser_named() -> None:
    parse = parse_of("An adviser to the president, Jonas Hallen, said no.")
    adviser, president, name = find_mentions(parse)
    adviser = replace(adviser, end=president.end, owner=president.root)

    assert {0: 2} == names_beside_offices(parse, [adviser, president, name])


def test_body_beside_an_office_becomes_a_person() -> None:
    text = "The prefectural governor, Naoko Tarumi, said she would assess the decision."

    assert "person" == kinds_in(text, "Naoko Tarumi")["Naoko Tarumi"]


def test_body_that_no_comma_joins_to_an_office_stays_a_body() -> None:
    text = "Mara Lindqvist met Jonas Hallen on Friday. She said the talks went well."

    assert "organisation" == kinds_in(text, "Jonas Hallen")["Jonas Hallen"]


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("The petitioner, Livia Thorne, whose house was flooded, said nobody had come.", "petitioner"),
    ],
)
def test_noun_that_is_no_office_is_tied_to_the_name_beside_it(text: str, noun: str) -> None:
    parse = parse_of(text)
    candidates = find_mentions(parse)

    assert [noun] == [parse.words[token] for token in callings_beside_names(parse, candidates)]


def test_nouns_for_people_are_callings_and_things_are_not() -> None:
    assert (True, True, False) == (is_calling("petitioner"), is_calling("goalkeeper"), is_calling("bridge"))


def test_body_beside_a_noun_for_a_person_that_is_no_office_becomes_a_person_too() -> None:
    text = "The petitioner, Livia Thorne, whose house was flooded, said nobody had come."

    assert "person" == kinds_in(text, "Livia Thorne")["Livia Thorne"]


def test_a_medium_after_an_office_and_a_comma_is_no_person() -> None:
    parse = parse_of("Lindqvist met her counterpart on Monday, Aldria Wire reported.")
    medium = candidate_of(7, 9, kind="organisation", sectors=("JRN",))

    done = with_persons_beside_offices(parse, [*find_mentions(parse), medium])

    assert (medium, "Aldria Wire") == (done[-1], parse.wording(7, 9))
