"""Issues are graded: a remark breaks no pipeline, text that was not read does."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from dragoman.cli.read import summary_text
from dragoman.model import LEVELS, NOTES, WARNINGS, Issue, level_of
from dragoman.run.summary import Summary, Tally

ZEROS = {
    field.name: 0
    for field in dataclasses.fields(Summary)
    if field.name not in ("issues_by_code", "first_issues", "slowest", "tables")
}


def summary_of(*codes: str, n_new: int = 1) -> Summary:
    tally = Tally()
    for number, code in enumerate(codes):
        tally.add_issue(Issue(None, f"{number}.txt", "read", code, "told"))
    told = {
        "issues_by_code": dict(tally.issues),
        "first_issues": tuple(tally.first_issues),
        "slowest": None,
        "columns": (),
        "before": None,
    }
    return Summary(**{**ZEROS, **told, "n_new": n_new})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("code", "level"),
    [
        ("unclosed-quotation", "note"), ("skipped-line", "note"), ("other-file", "note"),
        ("ambiguous-date", "warning"), ("mended-row", "warning"), ("empty", "warning"), ("future-date", "warning"),
        ("broken-row", "error"), ("language", "error"), ("too-slow", "error"), ("damaged", "error"), ("new", "error"),
    ],
)  # fmt: skip
def test_each_kind_has_a_level(code: str, level: str) -> None:
    assert level == Issue(None, "a", "read", code, "told").level


def test_no_kind_has_two_levels() -> None:
    assert frozenset() == NOTES & WARNINGS


@pytest.mark.parametrize(
    ("codes", "status"),
    [
        ((), 0),
        (("unclosed-quotation",), 0),
        (("ambiguous-date", "skipped-line"), 0),
        (("ambiguous-date", "broken-row"), 3),
        (("language",), 3),
    ],
)
def test_only_errors_end_a_read_with_three(codes: tuple[str, ...], status: int) -> None:
    assert status == summary_of(*codes).exit_status


def test_nothing_usable_is_one_whatever_the_level() -> None:
    assert 1 == summary_of("unclosed-quotation", n_new=0).exit_status


def test_the_gravest_issues_are_named() -> None:
    first = summary_of(*["unclosed-quotation"] * 5, "damaged", "unknown-date", "broken-row", "language").first_issues

    assert ["damaged", "broken-row", "language"] == [issue.code for issue in first]


@pytest.mark.parametrize("n_issues", [1, 3, 4, 400])
def test_a_summary_has_five_lines_on_issues_at_most(n_issues: int) -> None:
    summary = summary_of(*(["unclosed-quotation", "unknown-date", "damaged", "format"] * 100)[:n_issues])
    lines = summary_text(summary, Path("record")).splitlines()
    told = lines[next(number for number, line in enumerate(lines) if line.startswith("issues")) :]

    assert len(told) <= 5
    assert f"{summary.issues_by_level.get('error', 0):,} error" in told[0] or n_issues < 3


def test_a_summary_counts_by_level_and_kind() -> None:
    [line] = [
        line
        for line in summary_text(
            summary_of("damaged", "unknown-date", "unknown-date", "other-file"), Path("r")
        ).splitlines()
        if line.startswith("issues")
    ]

    assert "issues      1 error, 2 warnings, 1 note (damaged 1, unknown-date 2, other-file 1)" == line


def test_levels_stand_from_the_lightest_to_the_gravest() -> None:
    assert ("note", "warning", "error") == LEVELS
    assert {"note", "warning", "error"} == {level_of(code) for code in ("other-file", "empty", "damaged")}
