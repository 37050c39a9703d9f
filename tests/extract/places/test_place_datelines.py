"""The place that a report was filed from."""

from __future__ import annotations

import pytest

from dragoman.extract.places.datelines import WEIGHT, dateline_names
from dragoman.lexicon.gazetteer import load_gazetteer_of_places
from dragoman.model import Dateline, Report, Span
from parses import report_of

GAZETTEER = load_gazetteer_of_places()


def filed(text: str, place: str | None) -> Report:
    end = text.index("–") + 1
    return report_of(text, dateline=Dateline(place, None, Span(0, end)))


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("OSLO – The talks failed.", "OSLO", ["OSLO"]),
        ("BERN, Switzerland – The talks failed.", "BERN", ["BERN", "Switzerland"]),
        ("LONDON, Ky. – The fair opened.", "LONDON", ["LONDON", "Ky."]),
        ("QXVARTH – The talks failed.", "QXVARTH", []),
        ("AGENCY – The talks failed.", None, []),
    ],
)
def test_town_and_what_it_lies_in_are_named(text: str, place: str | None, expected: list[str]):
    names = dateline_names(filed(text, place), GAZETTEER)

    assert expected == [text[name.span.start : name.span.end] for name in names]


def test_a_report_without_a_dateline_names_none():
    assert [] == list(dateline_names(report_of("The talks failed."), GAZETTEER))


def test_the_town_is_said_to_lie_in_the_province():
    town, province = dateline_names(filed("LONDON, Ky. – The fair opened.", "LONDON"), GAZETTEER)

    assert ["Kentucky"] == [container.name for container in town.containers]
    assert province.known == town.containers[0]
    assert WEIGHT == town.weight == province.weight
