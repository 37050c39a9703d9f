"""Which side of publication a time lies on, as the verbs around it tell."""

from __future__ import annotations

import pytest

from dragoman.extract.times.tense import direction_at
from starred import starred


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("past", "The ministers met on *Monday*."),
        ("past", "Rebels attacked the port on *Monday*."),
        ("future", "The ministers will meet on *Friday*."),
        ("future", "The accord may be signed in *May*."),
        ("future", "The talks are scheduled for *Monday*."),
        ("future", "The ministers agreed to meet on *Friday*."),
        ("future", "The talks begin on *Sunday*."),
    ],
)
def test_the_verb_above_a_time_decides(expected: str, text: str):
    parse, time = starred(text)

    assert expected == direction_at(parse, time)


def test_what_was_scheduled_may_have_come_or_not():
    assert None is direction_at(*starred("The talks, which were scheduled for *Friday*, were cancelled."))


def test_a_headline_without_a_verb_tells_nothing():
    assert None is direction_at(*starred("No grounds for a bridge toll in *May*"))
