"""Which words are a time, and which days they can mean. Publication is Wednesday, 30 March 2022."""

from __future__ import annotations

import datetime as dt

import pytest

from dragoman.extract.times.extraction import extract_times, when_near
from dragoman.model import When
from parses import parse_of, report_of

PUBLISHED = "2022-03-30"


def times_of(text: str, published: str | None = PUBLISHED) -> tuple[When, ...]:
    return extract_times(parse_of(text), report_of(text, published), origin="o1")


def wordings(text: str) -> list[str]:
    return [text[when.span.start : when.span.end] for when in times_of(text)]


def days(text: str, published: str | None = PUBLISHED) -> str:
    """Return the days of the only time in a text, as `first..last`."""
    [when] = times_of(text, published)
    return "open" if when.start is None else f"{when.start}..{when.end}"


ABSOLUTE = [
    ("The accord was signed on 29 March 2022.", "2022-03-29..2022-03-29"),
    ("The accord was signed on Apr. 19, 2021.", "2021-04-19..2021-04-19"),
    ("The accord was signed on the 3rd of June 1956.", "1956-06-03..1956-06-03"),
    ("The accord was signed on 2021-07-14.", "2021-07-14..2021-07-14"),
    ("The accord was signed on 14.07.2021.", "2021-07-14..2021-07-14"),
    ("The accord was signed on 07/14/2021.", "2021-07-14..2021-07-14"),
    ("The accord was signed on Tuesday, March 29, 2022.", "2022-03-29..2022-03-29"),
    ("The fair ran on 3-5 March 2021.", "2021-03-03..2021-03-05"),
    ("The fair ran on March 3–5, 2021.", "2021-03-03..2021-03-05"),
    ("The ministry was founded in March 2016.", "2016-03-01..2016-03-31"),
    ("The ministry was founded in 2015.", "2015-01-01..2015-12-31"),
    ("The ministry was founded in the 1990s.", "1990-01-01..1999-12-31"),
    ("In the '90s they built a dam.", "1990-01-01..1999-12-31"),
    ("The ministry was founded in the summer of 2021.", "2021-06-01..2021-08-31"),
    ("The plan covers 2015-18.", "2015-01-01..2018-12-31"),
]


@pytest.mark.parametrize(("text", "expected"), ABSOLUTE)
def test_absolute_dates_need_no_publication(text: str, expected: str):
    assert expected == days(text, published=None)


RELATIVE = [
    ("The envoy arrived yesterday.", "2022-03-29..2022-03-29"),
    ("The envoy arrives tomorrow.", "2022-03-31..2022-03-31"),
    ("The envoy arrived the day before yesterday.", "2022-03-28..2022-03-28"),
    ("The envoy arrived last night.", "2022-03-29..2022-03-29"),
    ("The envoy arrived two days ago.", "2022-03-28..2022-03-28"),
    ("The envoy arrived last week.", "2022-03-21..2022-03-27"),
    ("The envoy arrives next week.", "2022-04-04..2022-04-10"),
    ("The envoy arrived earlier this month.", "2022-03-01..2022-03-30"),
    ("The envoy arrives later this week.", "2022-03-30..2022-04-03"),
    ("The envoy arrived two years ago.", "2020-01-01..2020-12-31"),
    ("Exports fell over the past year.", "2021-03-30..2022-03-30"),
    ("Exports will rise over the next two weeks.", "2022-03-30..2022-04-13"),
    ("The envoy arrived on Monday of last week.", "2022-03-21..2022-03-21"),
    ("The envoy arrived in March last year.", "2021-03-01..2021-03-31"),
    ("The envoy arrived last March.", "2021-03-01..2021-03-31"),
    ("The envoy arrived last Wednesday.", "2022-03-23..2022-03-23"),
    ("The envoy arrives next Friday.", "2022-04-01..2022-04-01"),
]


@pytest.mark.parametrize(("text", "expected"), RELATIVE)
def test_relative_times_are_anchored_on_publication(text: str, expected: str):
    assert expected == days(text)


@pytest.mark.parametrize("text", [text for text, _ in RELATIVE])
def test_relative_times_without_publication_stay_open(text: str):
    [when] = times_of(text, published=None)

    assert (None, None, False) == (when.start, when.end, when.anchored)


BY_TENSE = [
    ("The ministers met on Monday.", "2022-03-28..2022-03-28"),
    ("The ministers met on Wednesday.", "2022-03-30..2022-03-30"),
    ("The ministers met on Saturday night.", "2022-03-26..2022-03-26"),
    ("The ministers will meet on Friday.", "2022-04-01..2022-04-01"),
    ("The ministers agreed to meet on Friday.", "2022-04-01..2022-04-01"),
    ("The minister failed to appear on Friday.", "2022-03-25..2022-03-25"),
    ("The talks begin on Sunday.", "2022-04-03..2022-04-03"),
    ("Norland to vote on Sunday", "2022-04-03..2022-04-03"),
    ("The talks held on Friday failed.", "2022-03-25..2022-03-25"),
    ("Talks scheduled for Friday will be held in Port Sela.", "2022-04-01..2022-04-01"),
    ("The talks, which were scheduled for Friday, were cancelled.", "open"),
    ("She welcomed Sunday's vote.", "2022-03-27..2022-03-27"),
    ("The accord was signed on March 29.", "2022-03-29..2022-03-29"),
    ("The accord was signed on December 12.", "2021-12-12..2021-12-12"),
    ("The accord will be signed on January 12.", "2023-01-12..2023-01-12"),
    ("The accord was signed on March 31.", "2022-03-31..2022-03-31"),
    ("The accord was signed in May.", "2021-05-01..2021-05-31"),
    ("The accord may be signed in May.", "2022-05-01..2022-05-31"),
    ("Troops left over the weekend.", "2022-03-26..2022-03-27"),
]


@pytest.mark.parametrize(("text", "expected"), BY_TENSE)
def test_tense_tells_which_side_of_publication(text: str, expected: str):
    assert expected == days(text)


NO_TIME = [
    "Prime Minister Lena May said the second step would march on.",
    "April Jones met June Smith.",
    "She worked there for two years.",
    "It was a two-day visit.",
    "She has recently resigned.",
    "They pray every Friday.",
    "The council adopted Resolution 1701 with 2000 soldiers.",
    "Vision 2030 was praised.",
    "There was a 2000 meter race.",
    "They spoke of Bloody Sunday.",
    "The Sunday Times wrote about it.",
    "She is in her 90s.",
    "We dream of a better tomorrow.",
]


@pytest.mark.parametrize("text", NO_TIME)
def test_no_time_is_seen_in(text: str):
    assert [] == wordings(text)


OPEN = [
    "The envoy left the next day.",
    "The envoy left three days later.",
    "The envoy left several years ago.",
    "The envoy left on 03/04/2021.",
    "The envoy left at 8 p.m.",
    "The council recalled the October 7 attack.",
]


@pytest.mark.parametrize("text", OPEN)
def test_a_time_whose_day_the_report_does_not_tell_is_kept_open(text: str):
    assert "open" == days(text)


WORDINGS = [
    ("The talks ended at 8 p.m. on Tuesday.", ["8 p.m. on Tuesday"]),
    ("The talks ended late on Monday.", ["late on Monday"]),
    ("It will open by mid-March.", ["mid-March"]),
    ("It will open by the end of March.", ["the end of March"]),
    ("In a 2013 memo she wrote about the 2015 nuclear accord.", ["2013", "2015"]),
    ("May said on March 29 that talks may resume in May.", ["March 29", "May"]),
    ("The fair runs from 2015 to 2018.", ["2015", "2018"]),
]


@pytest.mark.parametrize(("text", "expected"), WORDINGS)
def test_the_span_holds_the_whole_expression(text: str, expected: list[str]):
    assert expected == wordings(text)


def test_the_attacks_of_2001_are_known_by_their_day():
    assert "2001-09-11..2001-09-11" == days("The law was passed after the Sept. 11 attacks.", published=None)


def test_a_day_the_calendar_does_not_have_is_no_day():
    assert "open" == days("The accord was signed on Feb. 29, 2021.")


def test_the_clock_has_the_precision_of_an_hour():
    [when] = times_of("The talks ended at 8 p.m. on Tuesday.")

    assert ("hour", dt.date(2022, 3, 29)) == (when.precision, when.start)


def test_an_absolute_date_is_not_anchored():
    [when] = times_of("The accord was signed on 29 March 2022.")

    assert not when.anchored


NEAR = [
    ("The minister said on Monday that talks would begin on Friday.", "said", "Monday"),
    ("The minister said Monday the group would leave on Friday.", "said", "Monday"),
    ("On Monday, the minister said the vote on Friday was fair.", "said", "Monday"),
    ("The minister told reporters on Monday that all was well.", "told", "Monday"),
    ("The ministry said in a statement late on Tuesday that the talks had failed.", "said", "late on Tuesday"),
    ("Speaking to reporters in Port Sela on Tuesday, Lindqvist said the talks had failed.", "said", "Tuesday"),
    ("According to a statement released on Monday, the talks had failed.", "According", "Monday"),
    ("Lindqvist met her counterpart on Monday, stressing that the talks must go on.", "stressing", "Monday"),
    ("Lindqvist went on to say on Tuesday that peace was near.", "say", "Tuesday"),
    ('"We met on Friday," she said on Monday.', "said", "Monday"),
    ("Lindqvist said during a Friday evening rally in Velmar that peace was near.", "said", "Friday evening"),
]


@pytest.mark.parametrize(("text", "cue", "expected"), NEAR)
def test_the_time_of_a_statement_is_the_one_at_its_cue(text: str, cue: str, expected: str):
    parse = parse_of(text)

    when = when_near(parse, times_of(text), parse.words.index(cue))

    assert when is not None
    assert expected == text[when.span.start : when.span.end]


NOT_NEAR = [
    ('"We met on Friday," she said.', "said"),
    ("The minister who resigned on Friday said all was well.", "said"),
    ("Lindqvist said about the vote on Monday that it was fair.", "said"),
    ("The spokesman added that on Monday they had left.", "added"),
]


@pytest.mark.parametrize(("text", "cue"), NOT_NEAR)
def test_times_of_content_and_speaker_are_not_those_of_the_statement(text: str, cue: str):
    parse = parse_of(text)

    assert when_near(parse, times_of(text), parse.words.index(cue)) is None
