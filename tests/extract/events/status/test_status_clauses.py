"""What a verb's clause and its governor do to its status."""

from __future__ import annotations

import pytest
from climbs import climb_from, told

from dragoman.extract.events.status.clauses import above_verb
from dragoman.extract.events.status.grounds import HAPPENED, Ground

GOVERNED = [
    ("If the talks *fail*, the army will attack the town.", ("hypothetical", Ground.CONDITION, "")),
    (
        "If the rebels had not *attacked* the convoy, the truce would have held.",
        ("denied", Ground.UNREAL_CONDITION, ""),
    ),
    ("Had the soldiers not *opened* fire, nobody would have died.", ("denied", Ground.UNREAL_CONDITION, "")),
    ("It is unclear whether the rebels *attacked* the convoy.", ("hypothetical", Ground.WHETHER, "")),
    ("The opposition insisted that the council *restore* the allowance.", ("hypothetical", Ground.SUBJUNCTIVE, "")),
    ("Anyone who *attacks* our ships will be sunk, the admiral said.", ("hypothetical", Ground.ANYBODY, "anyone")),
    (
        "The police are clearing the roads before the queen *visits* the town.",
        ("planned", Ground.BEFORE_WHAT_COMES, ""),
    ),
    ("He was shot before he could *testify*.", ("denied", Ground.BEFORE_THEY_COULD, "")),
    ("The premier went to the opera rather than *meet* the strikers.", ("denied", Ground.GOVERNOR, "rather than")),
    ("The army denied that its troops *attacked* the village.", ("denied", Ground.GOVERNOR, "deny")),
    ("Norland plans to *impose* sanctions on the bank.", ("planned", Ground.GOVERNOR, "plan")),
    ("*Release* the hostages, or we will attack, the caller said.", ("hypothetical", Ground.IMPERATIVE, "")),
]


@pytest.mark.parametrize(("text", "expected"), GOVERNED)
def test_the_first_rule_that_fits_decides(text: str, expected: tuple[str, Ground, str]):
    climb, verb = climb_from(text)

    assert expected == told(above_verb(climb, verb, 0))


@pytest.mark.parametrize(
    "text",
    [
        "She said that soldiers had *attacked* the convoy.",
        "What the rebels did was *burn* the granary and three trucks.",
        "The queen did not attend, *criticising* the hosts.",
        "The ambassador, who was *expelled* on Friday, flew home.",
    ],
)
def test_clauses_that_tell_for_themselves_keep_their_own_status(text: str):
    climb, verb = climb_from(text)

    assert HAPPENED == above_verb(climb, verb, 0)


def test_the_second_of_several_verbs_stands_below_what_governs_the_first():
    climb, verb = climb_from("The general refused to meet the envoy or *release* the men.")

    assert told(above_verb(climb, verb, 0)) == ("denied", Ground.GOVERNOR, "refuse")
