"""Times by the words that tell them."""

from __future__ import annotations

import pytest

from parses import parse_of
from report_times import times_at
from starred import starred


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (1984, "The colonel seized power in *1984*."),
        (1960, "In the *1960s* the army annexed the islands."),
        (2022, "The accord was signed on 29 March *2022*."),
        (None, "The accord was signed on *29* March 2022."),
        (None, "The colonel *seized* power in 1984."),
    ],
)
def test_a_year_is_told_where_it_is_written(expected: int | None, text: str) -> None:
    parse, token = starred(text)

    assert expected == times_at(parse).year_at(token)


def test_all_words_of_a_time_tell_it() -> None:
    parse, march = starred("The accord was signed on 29 *March* 2022.")
    times = times_at(parse)

    assert "29 March 2022" == parse.wording(times.tokens_around(march).start, times.tokens_around(march).stop)
    assert times.at(0) is None
    assert not times.tokens_around(0)


def test_years_are_found_in_a_stretch() -> None:
    parse = parse_of("Prices fell in 2015 and rose in 2018.")
    times = times_at(parse)

    assert times.has_year_in(0, len(parse))
    assert not times.has_year_in(0, parse.words.index("2015"))
    assert {2015, 2018} == times.named_years
