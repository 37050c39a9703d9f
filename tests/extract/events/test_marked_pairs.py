"""What one marked party does to another in a text."""

from __future__ import annotations

import pytest
from scoring_models import SetModel

from dragoman.extract.events.labels import TYPES
from dragoman.extract.events.marked_pairs import types_between
from dragoman.model import EventType, Span
from parses import parse_of, report_of

TEXT = "Chile condemned the rebels."
MODEL = SetModel({"condemned": {"ACCUSE": 0.9}})


def between(source: str, target: str) -> dict[EventType, float]:
    spans = [Span(TEXT.index(party), TEXT.index(party) + len(party)) for party in (source, target)]
    return types_between(parse_of(TEXT), report_of(TEXT), spans[:1], spans[1:], MODEL)


def test_the_likeliest_type_comes_first():
    assert "ACCUSE" == next(iter(between("Chile", "rebels")))


def test_the_chances_of_all_types_add_up_to_one():
    chances = between("Chile", "rebels")

    assert set(TYPES) == set(chances)
    assert pytest.approx(1.0) == sum(chances.values())


def test_source_and_target_are_told_apart():
    assert "ACCUSE" != next(iter(between("rebels", "Chile")))
