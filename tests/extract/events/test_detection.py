"""Which words tell an event, of which type, with which parties: lexicon and model together."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from scoring_models import SetModel

from dragoman.extract.events.detection import Detector, Named, wording_of
from dragoman.extract.events.event_draft import Draft
from dragoman.extract.events.event_features import POLITICAL
from dragoman.extract.events.event_model import EventModel
from dragoman.extract.events.event_words import find_matches
from dragoman.extract.events.labels import ACTOR, RECIPIENT
from dragoman.model import TokenRange
from parses import parse_of
from report_times import times_at

PORT = "Rebels attacked the port."


def drafts(text: str, model: EventModel | None = None, parties: Mapping[int, int] | None = None) -> list[Draft]:
    parse = parse_of(text)
    named = [Named(TokenRange(n, n + 1), TokenRange(n, n + 1)) for n in parties or ()]
    return Detector(parse, model, times_at(parse, 2022), parties or {}, named).drafts()


def test_without_a_model_a_word_the_lexicon_is_sure_of_tells_an_event():
    [draft] = drafts(PORT)

    assert ("ASSAULT", 0.7, None) == (draft.label, draft.confidence, draft.chance)


def test_parties_are_phrases():
    [draft] = drafts(PORT)

    assert ((TokenRange(0, 1),), (TokenRange(2, 4),)) == (draft.actors, draft.recipients)


def test_what_tells_no_event_is_no_draft():
    assert [] == drafts("The leader of the opposition slept well.")


@pytest.mark.parametrize(("expected", "chance"), [(1, 0.9), (0, 0.2)])
def test_the_model_says_whether_a_word_tells_one(expected: int, chance: float):
    assert expected == len(drafts(PORT, SetModel({"attacked": {"ASSAULT": chance}})))


@pytest.mark.parametrize(("expected", "chance"), [("COERCE", 0.9), ("ASSAULT", 0.6)])
def test_the_model_overrules_the_lexicon_only_where_it_is_sure(expected: str, chance: float):
    model = SetModel({"attacked": {"COERCE": chance, "ASSAULT": 0.95 - chance}})
    [draft] = drafts(PORT, model)

    assert expected == draft.label


def test_a_word_that_the_lexicon_does_not_have_needs_a_higher_chance():
    text = "Rebels attacked the camp. The minister stayed in Oslo."
    minister = parse_of(text).words.index("minister")
    model = SetModel({"stayed": {"RETREAT": 0.7}})

    assert [] == drafts(text, model, {minister: POLITICAL})


def test_the_model_gives_mentions_their_roles():
    model = SetModel({"attacked": {"ASSAULT": 0.9}}, {"Rebels": RECIPIENT, "port": ACTOR})
    [draft] = drafts(PORT, model, {0: POLITICAL, 3: POLITICAL})

    assert ((TokenRange(3, 4),), (TokenRange(0, 1),)) == (draft.actors, draft.recipients)


def test_an_entry_of_the_lexicon_is_told_with_what_it_demands():
    [match] = find_matches(parse_of("Gunmen opened fire on a bus."))

    assert wording_of(match.sense).startswith("open subject:")
