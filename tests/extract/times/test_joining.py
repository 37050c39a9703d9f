"""Words taken into an expression, and expressions that are one."""

from __future__ import annotations

import pytest

from dragoman.extract.times.calendar_meanings import Away, Clock, Meaning, MonthDay, Weekday
from dragoman.extract.times.joining import joined, widened
from dragoman.extract.times.time_words import Found
from dragoman.model import Parse
from parses import parse_of
from starred import starred


def found(parse: Parse, token: int, meaning: Meaning) -> Found:
    return Found(token, token + 1, token, meaning)


@pytest.mark.parametrize(
    ("text", "meaning", "wording"),
    [
        ("The ministers met on *Saturday* night.", Weekday(5), "Saturday night"),
        ("The talks ended late on *Monday*.", Weekday(0), "late on Monday"),
        ("The ministers met on *Monday*.", Weekday(0), "Monday"),
    ],
)
def test_parts_of_the_day_belong_to_it(text: str, meaning: Meaning, wording: str):
    parse, token = starred(text)
    whole = widened(parse, found(parse, token, meaning), 0)

    assert wording == parse.wording(whole.start, whole.end)


def test_what_another_expression_holds_is_not_taken_in():
    parse, monday = starred("The talks ended late on *Monday*.")

    assert monday == widened(parse, found(parse, monday, Weekday(0)), free=monday).start


def test_a_weekday_and_a_date_beside_it_are_one():
    parse = parse_of("The accord was signed on Tuesday, March 29, 2022.")
    tuesday = parse.words.index("Tuesday")
    date = Found(tuesday + 2, tuesday + 6, tuesday + 2, MonthDay(3, 29, 29, 2022))
    [both] = joined(parse, iter([found(parse, tuesday, Weekday(1)), date]))

    assert "Tuesday, March 29, 2022" == parse.wording(both.start, both.end)
    assert MonthDay(3, 29, 29, 2022, weekday=1) == both.meaning


def test_a_clock_belongs_to_the_day_after_it():
    parse = parse_of("The talks ended at 8 p.m. on Tuesday.")
    tuesday, eight = parse.words.index("Tuesday"), parse.words.index("8")
    clock = Found(eight, eight + 2, eight + 1, Clock())

    assert [Clock(Weekday(1))] == [
        each.meaning for each in joined(parse, iter([clock, found(parse, tuesday, Weekday(1))]))
    ]


def test_a_weekday_of_another_week_counts_in_weeks():
    parse = parse_of("The envoy arrived on Monday of last week.")
    monday = parse.words.index("Monday")
    week = Found(monday + 2, monday + 4, monday + 3, Away("week", -1))

    assert [Weekday(0, None, -1)] == [
        each.meaning for each in joined(parse, iter([found(parse, monday, Weekday(0)), week]))
    ]


def test_expressions_with_other_words_between_stay_apart():
    parse = parse_of("The minister said on Monday that talks would begin on Friday.")
    days = [
        found(parse, parse.words.index("Monday"), Weekday(0)),
        found(parse, parse.words.index("Friday"), Weekday(4)),
    ]

    assert days == list(joined(parse, iter(days)))
