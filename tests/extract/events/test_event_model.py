"""How the event model's scores of a sentence are read."""

from __future__ import annotations

import pytest
from scoring_models import SetModel

from dragoman.extract.events.event_model import Reading, read_sentence
from dragoman.extract.events.labels import ACTOR, LABELS, RECIPIENT
from parses import parse_of

# The second sentence: its tokens do not count from 0.
PARSE = parse_of("The attack lasted an hour. Rebels attacked the port.")
MODEL = SetModel({"attacked": {"ASSAULT": 0.75}}, {"Rebels": ACTOR, "port": RECIPIENT})
ATTACKED = PARSE.words.index("attacked")


def reading() -> Reading:
    return read_sentence(PARSE, PARSE.sentences[1], {}, {}, MODEL)


def test_tokens_count_from_the_begin_of_the_parse():
    assert pytest.approx(0.75) == reading().labels_at(ATTACKED)[LABELS.index("ASSAULT")]


@pytest.mark.parametrize(("expected", "floor"), [([ATTACKED], 0.5), ([ATTACKED], 0.75), ([], 0.8)])
def test_triggers_tell_an_event_likely_enough(expected: list[int], floor: float):
    assert expected == reading().triggers(floor)


def test_roles_are_those_of_the_words_of_the_sentence():
    roles = reading().roles_at(PARSE, ATTACKED, {})

    assert [ACTOR, 0, 0, RECIPIENT, 0] == list(roles.argmax(axis=1))
