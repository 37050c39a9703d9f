"""Grounds of a status, and how they are told to people."""

from __future__ import annotations

import pytest

from dragoman.extract.events.status.grounds import HAPPENED, Ground, Verdict, because_of, quoted

BELOW_DENY = Verdict("denied", Ground.GOVERNOR, "deny")
NEGATED = Verdict("denied", Ground.NEGATION)


def test_nothing_is_said_where_nothing_speaks_against_it():
    assert because_of(HAPPENED) == ""


@pytest.mark.parametrize(
    ("expected", "verdict"),
    [
        ("below 'plan'", Verdict("planned", Ground.GOVERNOR, "plan")),
        ("modal 'should have'", Verdict("denied", Ground.MODAL_PERFECT, "should")),
        ("noun modified by 'foiled'", Verdict("denied", Ground.MODIFIER, "foiled")),
    ],
)
def test_the_word_that_decided_is_named(expected: str, verdict: Verdict):
    assert expected == because_of(verdict)


def test_a_denial_that_is_denied_names_both():
    verdict = Verdict("happened", Ground.DENIED_ABOVE, on=(BELOW_DENY, NEGATED))

    assert because_of(verdict) == "below 'deny', which is denied (negated)"


def test_a_double_negation_names_what_is_negated():
    assert because_of(Verdict("happened", Ground.DOUBLE_NEGATION, on=(BELOW_DENY,))) == "negated, below 'deny'"


@pytest.mark.parametrize(
    ("expected", "above"),
    [("with what comes", HAPPENED), ("with what modal 'will'", Verdict("planned", Ground.MODAL, "will"))],
)
def test_what_comes_with_something_names_it_if_it_has_words(expected: str, above: Verdict):
    assert expected == because_of(Verdict("planned", Ground.WITH_WHAT_COMES, on=(above,)))


@pytest.mark.parametrize("ground", [ground for ground in Ground if ground is not Ground.NOTHING_AGAINST])
def test_every_ground_can_be_told(ground: Ground):
    assert because_of(Verdict("happened", ground, "word", on=(BELOW_DENY, NEGATED)))


def test_words_of_the_report_are_told_in_quotation_marks():
    assert quoted("decades ago") == "'decades ago'"
