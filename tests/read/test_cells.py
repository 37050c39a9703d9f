"""Quotation marks in tables are text or quoting, and none of them swallows another row."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from readings import codes, read_all, walk, write

from dragoman.read.cells import RowSplitter, quotes_cells


def cells_of(table: str, delimiter: str = ",") -> list[list[str] | None]:
    """Return the cells of each row below the first, None for one that is broken."""
    lines = iter(table.splitlines(keepends=True))
    rows = RowSplitter(lines, delimiter, quotes_cells(table, delimiter), max_chars=10_000)
    return [row.cells for row in rows][1:]


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ('1,"No, she said."', ["1", "No, she said."]),
        ('1,"She said ""no""."', ["1", 'She said "no".']),
        ('1,"""No,"" she said."', ["1", '"No," she said.']),
        ('1,"No," she said.', ["1", '"No," she said.']),
        ('1,"No," she said, "never."', ["1", '"No," she said', ' "never."']),
        ('1,"She said "no" today."', ["1", 'She said "no" today.']),
        ('1,She said "no".', ["1", 'She said "no".']),
        ('"1",""', ["1", ""]),
        ('1,"Two\nlines"', ["1", "Two\nlines"]),
        ('1,"Two\n""lines""\n\n"', ["1", 'Two\n"lines"\n\n']),
    ],
)
def test_marks_of_a_table_with_commas(row: str, cells: list[str]) -> None:
    assert [cells, ["2", "Yes"]] == cells_of(f"id,text\n{row}\n2,Yes\n")


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ('1\t"No," she said.', ["1", '"No," she said.']),
        ('1\t"No."', ["1", '"No."']),
        ('1\t"No', ["1", '"No']),
        ('1\tShe said "no', ["1", 'She said "no']),
        ('1\t"No," she said, "never."', ["1", '"No," she said, "never."']),
    ],
)
def test_marks_of_a_table_with_tabs_that_quotes_nothing_are_text(row: str, cells: list[str]) -> None:
    assert [cells, ["2", "Yes"]] == cells_of(f"id\ttext\n{row}\n2\tYes\n", "\t")


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ('"id"\t"text"\n"1"\t"No."\n', [["1", "No."]]),
        ('id\ttext\n1\t"She said ""no""."\n2\t"Yes\tand no"\n', [["1", 'She said "no".'], ["2", "Yes\tand no"]]),
        ('id\ttext\n1\t"Two\nlines"\n', [["1", "Two\nlines"]]),
        ('id\ttext\n1\t"No, she said."\n2\tYes\n', [["1", "No, she said."], ["2", "Yes"]]),
        ('id\ttext\n1\t"No, she said."\n2\tYes, he said\n', [["1", '"No, she said."'], ["2", "Yes, he said"]]),
    ],
)
def test_marks_of_a_table_with_tabs_that_quotes(table: str, rows: list[list[str]]) -> None:
    assert rows == cells_of(table, "\t")


@pytest.mark.parametrize(
    "below",
    ["2,Yes\n3,No", '2,"Yes, he said."\n3,No', '2,She said "no".\n3,No', '2,"Two\nlines"\n3,"No"', "2,Yes\n\n3,No"],
)
def test_mark_that_is_never_closed_breaks_its_own_row_alone(tmp_path: Path, below: str) -> None:
    items, issues = walk(write(tmp_path, "a.csv", f'id,text\n1,"open\n{below}\n'))

    assert ["2", "3"] == [item.locator.partition("#")[2] for item in items if item.locator]
    assert [("broken-row", f"{tmp_path}/a.csv:1")] == [(issue.code, issue.source) for issue in issues]


def test_broken_row_of_a_table_that_is_cut_is_told_as_the_cut(tmp_path: Path) -> None:
    assert ["broken-row"] == codes(walk(write(tmp_path, "a.csv", 'id,text\n1,No.\n2,"Yes'))[1])


def test_quotation_without_quoting_reaches_the_report(tmp_path: Path) -> None:
    reports, issues = read_all(write(tmp_path, "a.tsv", 'id\ttext\n1\t"We will sign," Lindqvist said.\n'))

    assert (['"We will sign," Lindqvist said.'], []) == ([report.text for report in reports], issues)


@pytest.mark.parametrize(
    "lines", ['1,"a\n', '1,"\n', '"""\n', '1,"a""\n', '1,"a"b\n', '1,"a,', '1,"', '""', '"a', '1,"\nx\nx\n""\n']
)
def test_time_of_odd_marks_grows_with_the_length_alone(lines: str) -> None:
    def seconds(n_chars: int) -> float:
        table = "id,text\n" + lines * (n_chars // len(lines))
        began = time.process_time()
        rows = RowSplitter(iter(table.splitlines(keepends=True)), ",", True, 100_000)
        assert sum(1 for _ in rows)
        return time.process_time() - began

    assert seconds(80_000) < 8 * seconds(20_000) + 0.1
