"""Mentions that stand together, and those that only stand near each other."""

from __future__ import annotations

import pytest

from candidates import wordings
from dragoman.extract.actors.coordination import coordinated
from dragoman.extract.mentions.extraction import find_mentions
from parses import parse_of


def together_in(text: str) -> list[list[str]]:
    parse = parse_of(text)
    candidates = find_mentions(parse)
    said = wordings(parse, candidates)
    return [[said[number] for number in numbers] for numbers in coordinated(parse, candidates).values()]


def test_two_names_joined_by_and_stand_together() -> None:
    assert [["Mara Lindqvist", "Tomas Reyes"]] == together_in("Mara Lindqvist and Tomas Reyes said a pact was near.")


def test_one_of_two_is_no_pair() -> None:
    assert [] == together_in("Mara Lindqvist or Tomas Reyes said a pact was near.")


def test_each_sentence_has_its_own_set_and_a_list_is_one() -> None:
    text = "Norway and Chile talked. Norway and Ghana talked. Norway, Chile and Ghana talked."

    assert [["Norway", "Chile"], ["Norway", "Ghana"], ["Norway", "Chile", "Ghana"]] == together_in(text)


def test_set_goes_by_its_first_member() -> None:
    parse = parse_of("Norway and Chile talked. Norway and Ghana talked. Norway, Chile and Ghana talked.")

    assert {0: (0, 1), 2: (2, 3), 4: (4, 5, 6)} == coordinated(parse, find_mentions(parse))


def test_actors_of_one_compound_phrase_stand_together_the_shorter_first() -> None:
    text = "The foreign ministers of Norway and Chile met."
    phrase = "The foreign ministers of Norway"

    assert [phrase, f"{phrase} and Chile"] in together_in(text)


@pytest.mark.parametrize("text", ["", "Mara Lindqvist met Jonas Hallen on Friday. She said the talks went well."])
def test_those_who_meet_and_pronouns_do_not_stand_together(text: str) -> None:
    assert [] == together_in(text)


def test_noun_before_a_name_joins_it_to_the_name_before() -> None:
    text = "Norway's Prime Minister Mara Lindqvist and her Chilean counterpart Tomas Reyes said a pact was near."

    assert [["Norway's Prime Minister Mara Lindqvist", "her Chilean counterpart Tomas Reyes"]] == together_in(text)
