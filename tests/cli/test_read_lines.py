"""What a read tells where there is no terminal, and to other programs."""

from __future__ import annotations

import pytest

from dragoman.cli.read import ProgressLines, summary_row
from dragoman.run.summary import Summary

SUMMARY = Summary(
    n_new=2, n_replaced=1, n_unchanged=3, n_repeated=0, n_statements=4, n_events=5, n_claimed=0,
    issues_by_code={"empty": 1, "language": 2}, first_issues=(), slowest=("a.txt", 0.5), seconds=1.5,
    n_reports_in_record=6, n_statements_in_record=4, n_events_in_record=5, n_claimed_in_record=0, n_actors_in_record=7,
)  # fmt: skip


def test_a_line_says_how_many_are_done(capsys: pytest.CaptureFixture[str]):
    lines = ProgressLines(every_s=0.0)
    lines.expect(10)
    lines.advance(4)

    assert capsys.readouterr().err.startswith("dragoman: reading: 4 of 10, ")


def test_no_line_is_told_before_a_minute_is_over(capsys: pytest.CaptureFixture[str]):
    lines = ProgressLines()
    lines.advance(4)
    lines.finish()

    assert ("", "") == capsys.readouterr()


def test_the_summary_for_programs_has_what_is_counted_from_its_numbers():
    row = summary_row(SUMMARY)

    assert (3, 3, 3, {"error": 2, "warning": 1}) == (
        row["n_read"], row["n_issues"], row["exit_status"], row["issues_by_level"]
    )  # fmt: skip
    assert {"source": "a.txt", "seconds": 0.5} == row["slowest"]
