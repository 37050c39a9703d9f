"""The status of verbs: modals, tense, negation, time."""

from __future__ import annotations

import pytest
from climbs import climb_from, told

from dragoman.extract.events.status.grounds import Ground
from dragoman.extract.events.status.verbs import marked_verb, of_verb
from starred import starred

STATUSES = [
    ("The two ministers *met* in Oslo.", ("happened", Ground.NOTHING_AGAINST, "")),
    ("The ministers will *meet* on Friday.", ("planned", Ground.MODAL, "will")),
    ("The army may *attack* the town.", ("hypothetical", Ground.MODAL, "may")),
    ("Workers will *strike* unless wages go up.", ("hypothetical", Ground.WILL_ON_CONDITION, "")),
    ("She said she would *visit* the camps in May.", ("planned", Ground.REPORTED_WOULD, "")),
    ("The army should have *intervened*, the widow said.", ("denied", Ground.MODAL_PERFECT, "should")),
    ("The foreign minister did not *meet* her counterpart.", ("denied", Ground.NEGATION, "")),
    ("The colonel *seized* power in 1984.", ("background", Ground.LONG_BACK, "'in 1984'")),
    ("The king *opens* the parliament tomorrow.", ("planned", Ground.TIME_AHEAD, "")),
    ("Will the president *meet* the rebels?", ("hypothetical", Ground.QUESTION, "")),
]


@pytest.mark.parametrize(("text", "expected"), STATUSES)
def test_modal_negation_and_time_decide(text: str, expected: tuple[str, Ground, str]):
    climb, verb = climb_from(text)

    assert expected == told(of_verb(climb, verb, 0))


@pytest.mark.parametrize("text", ["The bishops cannot but *condemn* the raid.", "The premier would later *apologise*."])
def test_some_modals_tell_what_happened(text: str):
    climb, verb = climb_from(text)

    assert of_verb(climb, verb, 0).status == "happened"


def test_a_verb_in_a_row_shares_the_auxiliary_of_the_first():
    parse, sign = starred("The ministers will meet and *sign* the treaty.")

    assert parse.words[marked_verb(parse, sign)] == "meet"


def test_a_past_tense_in_a_row_stands_for_itself():
    parse, expelled = starred("Cuba said it would not be bullied and *expelled* a diplomat.")

    assert expelled == marked_verb(parse, expelled)
