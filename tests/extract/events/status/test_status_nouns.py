"""The status of nouns: what is said of them, what governs them, the time they name."""

from __future__ import annotations

import pytest
from climbs import climb_from, told

from dragoman.extract.events.status.grounds import HAPPENED, Ground
from dragoman.extract.events.status.nouns import above_noun, of_noun

MARKED = [
    ("A possible *visit* by the king was discussed.", ("hypothetical", Ground.MODIFIER, "possible")),
    ("The planned *visit* has drawn protests.", ("planned", Ground.MODIFIER, "planned")),
    ("The foiled *attack* was aimed at the harbour.", ("denied", Ground.MODIFIER, "foiled")),
    ("*Talks* scheduled for Friday will be held in Port Sela.", ("planned", Ground.MODIFIER, "scheduled")),
    ("Slated for August, the *summit* has one theme.", ("planned", Ground.MODIFIER, "slated")),
    ("No *talks* took place on Sunday.", ("denied", Ground.NEGATION, "")),
    ("The 2003 *invasion* divided the parties.", ("background", Ground.LONG_BACK, "'2003'")),
    ("The *war* that began in 1998 left the valley empty.", ("background", Ground.LONG_BACK, "'in 1998'")),
]


@pytest.mark.parametrize(("text", "expected"), MARKED)
def test_what_is_said_of_a_noun_decides(text: str, expected: tuple[str, Ground, str]):
    climb, noun = climb_from(text)

    assert expected == told(of_noun(climb, noun, 0))


GOVERNED = [
    ("The crews failed to prevent the *attack*.", "happened"),
    ("The president cancelled his *visit* to the islands.", "denied"),
    ("The bloc will not impose *sanctions*.", "denied"),
    ("The *meeting* is to take place in June.", "planned"),
    ("The two sides have a *deal* to exchange prisoners next week.", "happened"),
    ("The bloc is considering *sanctions* against the generals.", "hypothetical"),
    ("The two ministers will hold *talks* in Tallinn on Friday.", "planned"),
]


@pytest.mark.parametrize(("text", "expected"), GOVERNED)
def test_a_noun_takes_the_status_that_its_governor_gives_it(text: str, expected: str):
    climb, noun = climb_from(text)

    assert expected == above_noun(climb, noun, 0).status


def test_a_comment_on_what_was_said_is_a_fact():
    climb, noun = climb_from("The minister said it would leave the bloc, a *threat* that surprised nobody.")

    assert HAPPENED == above_noun(climb, noun, 0)
