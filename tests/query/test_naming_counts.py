"""Terms counted and compared."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pyarrow as pa
import pytest

from dragoman.model.conditions import Counting
from dragoman.query.naming_counts import count_terms, distinctive_terms, fold_namings
from dragoman.query.table import Table


def row(term: str, outlet: str | None = "North Wire", report: str = "r1", **fields: Any) -> dict[str, Any]:
    plain = {
        "term": term, "label": term, "outlet": outlet, "voice": "report", "speaker": None, "report_id": report,
        "published": dt.date(2024, 3, 4), "span": {"start": 0, "end": 4}, "naming_id": f"n{report}{fields.get('span')}",
        "copy_group": report, "act_id": report,
    }  # fmt: skip
    return {**plain, **fields}


def table_of(*rows: dict[str, Any]) -> Table:
    return Table(pa.Table.from_pylist(list(rows)))


def test_namings_and_reports_are_counted_apart():
    [found] = count_terms(table_of(row("regime"), row("regime"), row("regime", report="r2")), None).to_dicts()

    assert (3, 2) == (found["n_namings"], found["n_reports"])


def test_each_count_leads_to_its_passages():
    [found] = count_terms(table_of(row("regime", span={"start": 5, "end": 11})), None).to_dicts()

    assert ["r1:5-11"] == found["passages"]


def test_terms_are_counted_by_month():
    days = (dt.date(2024, 3, 4), dt.date(2024, 4, 1))
    found = count_terms(table_of(*(row("regime", published=day) for day in days)), "month").to_dicts()

    assert ["2024-03", "2024-04"] == [each["month"] for each in found]


def test_a_term_that_all_outlets_use_alike_sets_none_apart():
    rows = [row(term, outlet) for outlet in ("A", "B") for term in ("regime", "government")]

    assert [0.0] * 4 == [each["z"] for each in distinctive_terms(table_of(*rows), "outlet")]


def test_the_term_that_only_one_outlet_uses_stands_first():
    rows = [row("government", "A")] * 3 + [row("regime", "A")] * 3 + [row("government", "B")] * 6
    [first, *_] = distinctive_terms(table_of(*rows), "outlet").to_dicts()

    assert ("A", "regime") == (first["outlet"], first["term"])


def test_the_log_odds_have_the_counts_of_all_as_prior():
    # Of A: 3 of 4 and all of 6 in 8; of B: 3 of 4: the prior 6 of 8.  (3+6)/(4+8-9) against (3+6)/(4+8-9) is even;
    # with 1 of 4 in B the prior is 4 of 8: (3+4)/(12-7) against (1+4)/(12-5).
    rows = [row("regime", "A")] * 3 + [row("state", "A")] + [row("regime", "B")] + [row("state", "B")] * 3
    found = distinctive_terms(table_of(*rows), "outlet").to_dicts()

    assert 0.6729 == pytest.approx(next(each["log_odds"] for each in found if each["term"] == "regime"), abs=1e-4)


# An agency's text and its copy in the South, each with the term twice, once in words that a third report quotes too.
COPIED = [
    row("regime", outlet, report, copy_group="r1", act_id=act, span={"start": start, "end": start + 6})
    for outlet, report in (("North", "r1"), ("South", "r2"))
    for start, act in ((0, "r1"), (20, "t1"))
] + [row("regime", "East", "r3", act_id="t1")]


def test_reports_independent_ones_and_acts_are_told_beside_each_other():
    [found] = count_terms(table_of(*COPIED), None).to_dicts()

    assert (5, 3, 2, 2) == tuple(found[name] for name in ("n_namings", "n_reports", "n_independent", "n_acts"))


@pytest.mark.parametrize(
    ("counting", "passages"),
    [
        ("reports", ["r1:0-6", "r1:20-26", "r2:0-6", "r2:20-26", "r3:0-4"]),
        ("independent", ["r1:0-6", "r1:20-26", "r3:0-4"]),
        ("acts", ["r1:0-6", "r1:20-26"]),
    ],
)
def test_each_way_of_counting_leads_to_its_passages(counting: Counting, passages: list[str]):
    [found] = count_terms(table_of(*COPIED), None, counting=counting).to_dicts()

    assert passages == found["passages"]


def test_what_an_outlet_copies_counts_as_its_own():
    found = count_terms(table_of(*COPIED), "outlet", counting="acts").to_dicts()

    assert [("North", 2), ("South", 2), ("East", 1)] == [(each["outlet"], each["n_acts"]) for each in found]


def test_the_term_of_most_acts_stands_first_where_acts_are_counted():
    rows = [row("regime", report=f"c{n}", copy_group="c", act_id="c") for n in range(3)]
    rows += [row("state", report=f"d{n}") for n in range(2)]
    by_acts, by_reports = (count_terms(table_of(*rows), None, counting=way).to_dicts() for way in ("acts", "reports"))

    assert ("state", "regime") == (by_acts[0]["term"], by_reports[0]["term"])


def test_namings_of_copies_are_left_out_where_independent_ones_are_asked_for():
    assert ["r1", "r1", "r3"] == [each["report_id"] for each in fold_namings(table_of(*COPIED), "independent")]
