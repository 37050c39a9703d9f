"""Bars and lines that are drawn without script."""

from __future__ import annotations

import datetime as dt

from dragoman.query import FacetValue
from dragoman.workbench.charts import bars_by_month, lines_of_time


def months(**n_by_month: int) -> list[FacetValue]:
    return [FacetValue(month[1:].replace("_", "-"), month, n) for month, n in n_by_month.items()]


def test_months_between_have_a_place_of_no_height():
    chart = bars_by_month(months(m2023_12=4, m2024_02=1))

    assert chart is not None
    assert [("2023-12", 100), ("2024-01", 0), ("2024-02", 25)] == [(bar.label, bar.height) for bar in chart.bars]


def test_a_bar_stands_on_the_ground():
    chart = bars_by_month(months(m2024_01=4, m2024_02=1))

    assert chart is not None
    assert {chart.height} == {bar.y + bar.height for bar in chart.bars}


def test_many_months_are_told_by_year():
    chart = bars_by_month(months(m1990_05=1, m1990_06=2, m2001_01=6))

    assert chart is not None
    assert ("year", 12) == (chart.unit, len(chart.bars))
    assert [("1990", 3), ("1991", 0)] == [(bar.label, bar.n) for bar in chart.bars[:2]]


def test_nothing_has_no_bars():
    assert bars_by_month([]) is None


def test_offices_are_lines_from_their_first_to_their_last_day():
    first, last = dt.date(2020, 1, 1), dt.date(2022, 1, 1)

    lines = lines_of_time(
        [("minister", "", first, dt.date(2021, 1, 1)), ("envoy", "", last, last), ("x", "", None, None)]
    )
    assert ["minister", "envoy"] == [line.label for line in lines]
    assert [0, 100] == [line.x for line in lines]
    assert 50 == round(lines[0].width)


def test_an_office_of_one_known_day_is_a_line_all_the_same():
    [line] = lines_of_time([("envoy", "", dt.date(2020, 1, 1), None)])

    assert 0 < line.width
