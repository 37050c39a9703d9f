"""Which events are of public concern, by those who take part."""

from __future__ import annotations

import pytest

from dragoman.extract.actors.extraction import extract_actors
from dragoman.extract.events.around import Around, mentions_in
from dragoman.extract.events.event_draft import Draft
from dragoman.extract.events.public_concern import are_of_concern, is_of_concern
from dragoman.extract.events.status.grounds import Ground, Verdict
from dragoman.model import TokenRange
from parses import parse_of, report_of


def _around(text: str) -> Around:
    parse, report = parse_of(text), report_of(text)
    found = extract_actors(parse, report, (), "o", quotations=())
    return Around(parse, report, found.entities, found.mentions, (), (), ())


@pytest.mark.parametrize(
    ("text", "actor", "mode", "expected"),
    [
        ("Two nurses blocked a road.", TokenRange(0, 2), None, True),
        ("Four men hurt a neighbour.", TokenRange(0, 2), None, False),
        ("Four men hurt a neighbour.", TokenRange(0, 2), "explosives", True),
        ("The government freed a man.", TokenRange(0, 2), None, True),
    ],
)
def test_several_who_are_no_private_people_act_in_public(
    text: str, actor: TokenRange, mode: str | None, expected: bool
) -> None:
    around = _around(text)
    draft = Draft(2, "ASSAULT", mode, None, "", 0.9, 0.9, Verdict("happened", Ground.NOTHING_AGAINST, ""), (actor,), ())

    assert expected == is_of_concern(around.parse, around, draft, "ASSAULT", mode)


def test_a_state_has_standing() -> None:
    around = _around("Norway freed a man.")

    assert are_of_concern(each for each in around.entities if each.kind == "state")


def test_mentions_in_a_span_are_those_whose_heads_lie_in_it() -> None:
    around = _around("Norway freed a man.")

    assert ["Norway"] == [
        around.report.text[each.span.start : each.span.end]
        for each in mentions_in(around.ordered, around.parse.span(0, 1))
    ]
