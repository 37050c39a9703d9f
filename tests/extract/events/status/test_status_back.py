"""Time words that put a verb or a noun long back."""

from __future__ import annotations

import pytest

from dragoman.extract.events.status.back import background_above, background_of
from report_times import times_at
from starred import starred

BACK = [
    ("The colonel *seized* power in 1984.", "'in 1984'"),
    ("Long before the dam was built, the two states *fought* over the river.", "'long before'"),
    ("Three years after the army *seized* power, the port reopened.", "'years after'"),
    ("The 2003 *invasion* divided the parties.", "'2003'"),
    ("Twenty years on, nobody has been charged with the *killing* of the nuns.", "'years on'"),
]


def _background_of(text: str, year: int) -> str:
    parse, token = starred(text)
    return background_of(parse, token, times_at(parse, year))


@pytest.mark.parametrize(("text", "expected"), BACK)
def test_the_words_that_put_it_back_are_told(text: str, expected: str):
    assert expected == _background_of(text, 2022)


@pytest.mark.parametrize("text", ["The two ministers *met* in Oslo.", "The envoy *arrived* last week."])
def test_without_such_words_nothing_is_told(text: str):
    assert _background_of(text, 2022) == ""


def test_a_year_before_the_report_is_not_long_back():
    assert _background_of("The colonel *seized* power in 1984.", 1985) == ""


def test_what_goes_with_an_old_deed_is_as_old():
    parse, bombing = starred("The border closed in 1994 after a *bombing* in Marrakesh.")

    assert background_above(parse, bombing, times_at(parse, 2022)) == "'in 1994'"


def test_what_has_lasted_since_an_old_deed_is_not():
    parse, king = starred("Sudmark has had no *king* since the 1979 revolution.")

    assert background_above(parse, king, times_at(parse, 2022)) == ""
