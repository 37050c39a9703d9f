"""What holds for every sentence that the event model is trained on or measured by."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from dragoman.extract.events.labels import LABELS, NONE, STATUSES
from dragoman.model import Span

ROOT = Path(__file__).parents[2]
FILES = sorted([*(ROOT / "training" / "data" / "events").glob("*.txt"), ROOT / "evaluation" / "events" / "status.txt"])


def load_recipe() -> ModuleType:
    spec = importlib.util.spec_from_file_location("event_data", ROOT / "training" / "event_data.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


RECIPE = load_recipe()


def test_marks_are_taken_off_and_spans_are_those_of_the_text_without_them() -> None:
    text, spans = RECIPE.unmarked("[the [Chilean|r1] embassy|p1] [closed|e1]")
    assert text == "the Chilean embassy closed"
    assert sorted(spans) == [(Span(0, 19), ("p1",)), (Span(4, 11), ("r1",)), (Span(20, 26), ("e1",))]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_event_is_coded_with_known_words_and_one_trigger_of_one_word(path: Path) -> None:
    wrong = [
        (sentence.text, event)
        for sentence in RECIPE.read_sentences(path)
        for event in sentence.events
        if event.label not in LABELS
        or event.label == NONE
        or event.status not in STATUSES
        or not re.fullmatch(r"\d{2,4}|", event.cameo)
        or " " in sentence.text[event.trigger.start : event.trigger.end]
    ]
    assert wrong == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_sentence_comes_twice(path: Path) -> None:
    texts = [sentence.text for sentence in RECIPE.read_sentences(path)]
    assert len(texts) == len(set(texts))


def test_sentences_to_measure_by_are_not_among_those_to_learn_from() -> None:
    learnt = {each.text for path in FILES if path.stem != "status" for each in RECIPE.read_sentences(path)}
    measured = {each.text for path in FILES if path.stem == "status" for each in RECIPE.read_sentences(path)}
    assert not learnt & measured
