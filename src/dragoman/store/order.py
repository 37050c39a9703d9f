"""The order of the reports of a record, and stretches of it that are worked on at a time."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb

LAST = 2**62
"""Above every ``report_no``."""


def bounds_of_reports(connection: duckdb.DuckDBPyConnection, n_reports: int) -> Iterator[tuple[int, int]]:
    """Yield, in order, the bounds of report numbers (the second not among them) between which so many reports lie."""
    asked = (
        "select distinct report_no "
        "from (select report_no, row_number() over (order by report_no) as place from reports) "
        "where place % $n = 1 % $n order by report_no"
    )
    firsts = [number for (number,) in connection.execute(asked, {"n": n_reports}).fetchall()]
    yield from zip(firsts, [*firsts[1:], LAST], strict=False)  # without a report none
