"""What prepositions do to what stands below them."""

from __future__ import annotations

import pytest
from climbs import climb_from, told

from dragoman.extract.events.status.grounds import HAPPENED, Ground, Verdict
from dragoman.extract.events.status.prepositions import below_preposition


def verdict_below(text: str) -> Verdict:
    climb, token = climb_from(text)
    return below_preposition(climb, token, climb.parse.heads[token], 0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Instead of *meeting* the envoy, the general flew home.", ("denied", Ground.GOVERNOR, "instead of")),
        ("The envoy left without *meeting* the president.", ("denied", Ground.GOVERNOR, "without")),
        (
            "The two delegations left Geneva without so much as *shaking* hands.",
            ("denied", Ground.GOVERNOR, "without so much as"),
        ),
        ("The lack of *talks* worries diplomats.", ("denied", Ground.GOVERNOR, "lack")),
        ("The minister called for a *ceasefire*.", ("hypothetical", Ground.GOVERNOR, "call")),
        ("None of the *talks* took place.", ("denied", Ground.NEGATION, "")),
    ],
)
def test_preposition_and_governor_decide(text: str, expected: tuple[str, Ground, str]):
    assert expected == told(verdict_below(text))


@pytest.mark.parametrize(
    "text",
    [
        "The envoy left after *talks* with the rebels.",
        "The king apologised for *deporting* the islanders.",
        "The ministers met in the *port* of Oslo.",
    ],
)
def test_other_prepositions_leave_it_as_it_is(text: str):
    assert HAPPENED == verdict_below(text)
