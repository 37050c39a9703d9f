"""Years, decades and eras that lie back."""

from __future__ import annotations

import pytest

from dragoman.extract.events.status.years import (
    after_words_beside_year,
    has_clue,
    is_era,
    is_old_year,
    old_year_below,
    year_before,
)
from report_times import times_at
from starred import starred


def _is_old(text: str, year: int | None) -> bool:
    parse, token = starred(text)
    return is_old_year(parse, token, times_at(parse, year))


@pytest.mark.parametrize(("expected", "report_year"), [(True, 1986), (False, 1985), (True, None)])
def test_a_year_is_old_two_years_before_the_report(expected: bool, report_year: int | None):
    assert expected == _is_old("The colonel seized power in *1984*.", report_year)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (True, "Prices fell in *2015* and rose in 2018."),
        (False, "Prices fell in 2015 and rose in *2018*."),
        (False, "The accord was signed on 29 March *2022*."),
        (True, "In the *1960s* the army annexed the islands."),
    ],
)
def test_without_a_year_of_the_report_the_last_and_the_dated_are_not_old(expected: bool, text: str):
    assert expected == _is_old(text, None)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (True, "In the *days* of the junta, censors banned the paper."),
        (True, "Under colonial *rule*, the governor jailed hundreds of teachers."),
        (True, "Her father was executed under the old *regime*."),
        (False, "Both sides are ready to meet at any *time*."),
        (False, "The envoy arrived two *days* ago."),
    ],
)
def test_eras_are_told_from_times(expected: bool, text: str):
    assert expected == is_era(*starred(text))


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("1987", "He was convicted of plotting a coup in *1987*."),
        ("2021", "The ministry was founded in the *summer* of 2021."),
        ("", "Norwegian police arrested three Chilean diplomats in *Bergen* on Monday."),
    ],
)
def test_the_old_year_in_a_phrase_is_found(expected: str, text: str):
    parse, token = starred(text)

    assert expected == old_year_below(parse, token, times_at(parse, 2024))


@pytest.mark.parametrize(("expected", "report_year"), [("2003", 2022), ("", 2004)])
def test_the_old_year_before_a_noun_is_found(expected: str, report_year: int):
    parse, noun = starred("The 2003 *invasion* divided the parties.")

    assert expected == year_before(parse, noun, times_at(parse, report_year))


def test_words_between_a_preposition_and_its_year_are_passed():
    parse, the = starred("The ministry was founded in *the* summer of 2021.")

    assert parse.words[after_words_beside_year(parse, the, len(parse), times_at(parse))] == "2021"


@pytest.mark.parametrize(
    ("expected", "text"),
    [(True, "The colonel *seized* power in 1984."), (False, "The two ministers *met* in Oslo.")],
)
def test_a_sentence_without_years_and_old_times_has_no_clue(expected: bool, text: str):
    parse, verb = starred(text)

    assert expected == has_clue(parse, verb, times_at(parse))
