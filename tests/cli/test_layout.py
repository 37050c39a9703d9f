"""Tables at the widths that terminals have."""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pytest
from calling import Call
from rich.console import Console

from dragoman.cli.completion import complete_words
from dragoman.cli.layout import print_table, short_sources
from dragoman.cli.output import STATEMENT_COLUMNS
from dragoman.query import Table
from records import findings_of, make_record, report_of

SPEAKER = "Ottoline Featherstone"
WORDS = "The observers of the assembly will stay in the harbour until the last ballot has been counted."


def statements(n: int = 3) -> Table:
    """Return rows of statements, as a record gives them."""
    row = {
        "date": "2024-03-05", "outlet": "Harbour Post", "speaker": SPEAKER, "cue": "said", "act": "SAY",
        "mode": "direct", "wording": WORDS, "n_reports": 1, "n_independent": 1, "url": None,
    }  # fmt: skip
    return Table(
        pa.Table.from_pylist([{**row, "source": f"/home/ada/reports/march/{number}.txt"} for number in range(n)])
    )


def printed(width: int, table: Table, *, is_terminal: bool = False, limit: int | None = None) -> str:
    text = io.StringIO()
    where = Console(file=text, width=width, force_terminal=is_terminal, no_color=True, color_system=None)
    print_table(where, table, STATEMENT_COLUMNS, limit=limit)
    return text.getvalue()


@pytest.mark.parametrize("width", [60, 80, 100, 120, 160, 200])
def test_no_name_and_no_word_breaks_at_any_width(width: int):
    lines = printed(width, statements()).splitlines()
    words = {word for line in lines for word in line.split()}

    assert (set(), True) == (
        {*SPEAKER.split(), *WORDS.split(), "2024-03-05", "SAY"} - words,
        all(len(line) <= width for line in lines),
    )


@pytest.mark.parametrize(("width", "is_block"), [(60, True), (120, False), (200, False)])
def test_where_names_would_break_each_record_is_a_block(width: int, is_block: bool):
    assert is_block == (f"2024-03-05 · Harbour Post · {SPEAKER}" in printed(width, statements()))


def test_a_column_without_any_value_is_left_out():
    empty = pa.array([None] * 3, pa.string())
    arrow = statements().to_arrow()
    table = Table(arrow.set_column(arrow.column_names.index("outlet"), "outlet", empty))

    assert "outlet" not in printed(200, table)


def test_sources_are_told_without_the_folders_that_they_share():
    given = ["/home/ada/reports/march/1.txt", "/home/ada/reports/may/2.csv:17"]

    assert ["march/1.txt", "may/2.csv:17"] == list(short_sources(given).values())


@pytest.mark.parametrize(
    ("is_terminal", "limit", "expected"),
    [
        (True, None, "200 rows, and 105 more: --limit 305, or --out FILE"),
        (True, 305, "305 rows"),
        (False, None, "305 rows"),
    ],
)
def test_a_terminal_gets_the_first_rows_and_the_number_of_all(is_terminal: bool, limit: int | None, expected: str):
    assert expected == printed(160, statements(305), is_terminal=is_terminal, limit=limit).splitlines()[-1]


@pytest.mark.parametrize(
    ("known", "typed", "expected"),
    [
        (("SAY", "ACCUSE", "AGREE"), "A", ["ACCUSE", "AGREE"]),
        (("SAY", "ACCUSE", "AGREE"), "say,ac", ["say,accuse"]),
        (("Ada Okoro", "Bo Hall"), "Hal", ["Hall"]),
        (("Ada Okoro", "Bo Hall"), "B", ["Bo Hall"]),
        (("Ada Okoro",), "x", []),
    ],
)
def test_a_shell_is_offered_what_goes_on_as_was_typed(known: tuple[str, ...], typed: str, expected: list[str]):
    assert expected == complete_words(known, typed)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    report = report_of("Ada Okoro said: We stay.", published="2024-03-05", outlet="Harbour Post")
    return make_record(
        tmp_path_factory.mktemp("cli") / "record", findings_of(report, ("Ada Okoro", "said", "We stay."))
    )


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("--act acc", "accuse"), ("--by Ad", "Ada Okoro"), ("--outlet Har", "Harbour Post"), ("--about x", "")],
)
def test_a_shell_completes_values_of_the_record(
    dragoman: Call, record: Path, monkeypatch: pytest.MonkeyPatch, typed: str, expected: str
):
    line = f"dragoman statements {record} {typed}"
    monkeypatch.setenv("_DRAGOMAN_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", line)
    monkeypatch.setenv("COMP_CWORD", str(len(line.split()) - 1))

    assert expected == dragoman().stdout.strip()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="terminals of POSIX")
def test_what_does_not_fit_on_a_terminal_goes_to_the_pager(record: Path, tmp_path: Path):
    pager = tmp_path / "pager"
    pager.write_text(f"#!/bin/sh\ncat > {tmp_path}/paged\n")
    pager.chmod(0o755)
    ours, theirs = pty.openpty()
    environment = {**os.environ, "PAGER": str(pager), "LINES": "4", "COLUMNS": "100", "TERM": "xterm"}

    subprocess.run(
        [sys.executable, "-m", "dragoman", "statements", str(record)],
        stdin=theirs, stdout=theirs, stderr=theirs, env=environment, check=True, timeout=60,
    )  # fmt: skip

    os.close(ours)
    assert "We stay." in (tmp_path / "paged").read_text()
