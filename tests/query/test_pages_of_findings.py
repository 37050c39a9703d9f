"""A page of findings, and how all that is found is spread."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.errors import ConfigError
from dragoman.model.conditions import EventConditions, StatementConditions
from dragoman.query import (
    EVENT_ORDERS,
    STATEMENT_ORDERS,
    list_events,
    list_statements,
    page_of_events,
    page_of_statements,
    spread_events,
    spread_statements,
)
from dragoman.store import View
from records import findings_of, make_record, report_of, with_event

N = 7


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    """A report a month, each with a statement and an event, by two speakers in turn."""
    found = []
    for number in range(1, N + 1):
        who = "Mara Lindqvist" if number % 2 else "Jon Hall"
        report = report_of(f"{who} said: Rain {number}. They met.", published=f"2024-{number:02}-01", outlet="NLA")
        own = findings_of(report, (who, "said", f"Rain {number}"), confidence=number / 10)
        found.append(with_event(own, "met", [who], confidence=number / 10))
    with View(make_record(tmp_path_factory.mktemp("pages") / "record", *found)) as opened:
        yield opened


def test_pages_together_are_all_rows_once(view: View):
    pages = [page_of_statements(view, StatementConditions(), first=first, size=3) for first in (0, 3, 6)]

    rows = [row["statement_id"] for page in pages for row in page]
    assert sorted(list_statements(view, StatementConditions())["statement_id"]) == sorted(rows)
    assert [3, 3, 1] == [len(page) for page in pages]


@pytest.mark.parametrize("order", STATEMENT_ORDERS)
def test_statements_can_be_asked_in_every_order(view: View, order: str):
    assert N == len(page_of_statements(view, StatementConditions(), order=order))


@pytest.mark.parametrize("order", EVENT_ORDERS)
def test_events_can_be_asked_in_every_order(view: View, order: str):
    assert N == len(page_of_events(view, EventConditions(), order=order))


def test_the_least_sure_come_first_where_that_is_asked(view: View):
    assert [0.1, 0.2] == page_of_events(view, EventConditions(), order="doubt", size=2)["confidence"]


@pytest.mark.parametrize("order", ["", "date; drop table reports", "confidence desc"])
def test_no_order_but_those_known_reaches_the_tables(view: View, order: str):
    with pytest.raises(ConfigError, match="there is no order"):
        page_of_statements(view, StatementConditions(), order=order)


def test_a_spread_counts_what_meets_the_conditions(view: View):
    spread = spread_statements(view, StatementConditions(by="Hall"))

    assert 3 == spread.n
    assert [("Jon Hall", 3)] == [(each.label, each.n) for each in spread.facets["by"]]
    assert ["2024-02", "2024-04", "2024-06"] == sorted(each.value for each in spread.facets["month"])


def test_a_facet_has_no_more_values_than_asked_but_all_months(view: View):
    facets = spread_statements(view, StatementConditions(), most=1).facets

    assert [("Mara Lindqvist", 4)] == [(each.label, each.n) for each in facets["by"]]
    assert N == len(facets["month"])


def test_events_are_spread_as_they_are_listed(view: View):
    asked = EventConditions(actor="Lindqvist", floor=0.3)

    spread = spread_events(view, asked)
    assert len(list_events(view, asked)) == spread.n == 3
    assert [("CONSULT", 3)] == [(each.value, each.n) for each in spread.facets["type"]]


def test_nothing_found_has_no_facets(view: View):
    spread = spread_statements(view, StatementConditions(text="nosuchword"))

    assert (0, {}) == (spread.n, dict(spread.facets))


@pytest.mark.parametrize("question", ["statements", "events"])
def test_a_question_that_lists_findings_shows_them_by_one_select(question: str):
    folder = Path(list_events.__globals__["__file__"]).parent

    lines = (folder / f"{question}.sql").read_text(encoding="utf-8").splitlines()
    assert 1 == sum(line.startswith("select") for line in lines)
