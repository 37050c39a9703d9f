"""States that an adjective before a deed names."""

from __future__ import annotations

import pytest

from dragoman.extract.actors.extraction import extract_actors
from parses import parse_of, report_of


def _states(text: str) -> list[tuple[str, str | None]]:
    found = extract_actors(parse_of(text), report_of(text), (), "o", quotations=())
    names = {entity.id: entity.country for entity in found.entities}
    return [(text[m.span.start : m.span.end], names[m.entity_id]) for m in found.mentions if names[m.entity_id]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Turkish drone attacks on Talca continued.", [("Turkish", "TUR")]),
        ("Ten people were killed in Russian shelling of Talca.", [("Russian", "RUS")]),
        ("Chilean jets crossed the border.", [("Chilean", "CHL")]),
        ("Chilean wine sold well.", []),
    ],
)
def test_the_nationality_of_a_deed_is_its_state(text: str, expected: list[tuple[str, str]]) -> None:
    assert expected == _states(text)


def test_the_state_that_the_report_names_is_the_one_of_the_adjective() -> None:
    text = "Chile denied the reports. Chilean shelling went on."
    found = extract_actors(parse_of(text), report_of(text), (), "o", quotations=())

    assert ["Chile"] == [entity.name for entity in found.entities if entity.kind == "state"]
