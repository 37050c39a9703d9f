"""What reports hold reaches a terminal as visible signs, and a spreadsheet as text; data formats keep it."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pyarrow as pa
import pytest
from calling import Call

from dragoman.export import write_csv
from dragoman.export.tables import spreadsheet_cell
from dragoman.model.shown import shown, shown_line, shown_with_places
from records import findings_of, make_record, report_of, with_event

TITLE = "\x1b]0;owned\x07\x1b]52;c;cHduZWQ=\x07 \u202eda\u2066el\u200b [/b] \x9b31m\x7f"
FORMULA = '=HYPERLINK("http://example.org";"talks")'
NEVER = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    report = report_of(
        "Mara Lindqvist said: We\x1b[2J \u202estay.\x1b[0m\nShe met Jon Hall.",
        published="2024-03-05",
        title=TITLE,
        outlet=f"{FORMULA}\x1b[1m",
        source="in/\x1b]0;x\x07[/b].txt",
        url="http://a/\x9d",
    )
    found = findings_of(report, ("Mara Lindqvist", "said", "We\x1b[2J \u202estay.\x1b[0m"))
    found = with_event(found, "met", ["Mara Lindqvist"], ["Jon Hall"])
    return make_record(tmp_path_factory.mktemp("hostile") / "record\x1b[2J", found)


@pytest.mark.parametrize(
    "call",
    [
        ("show",),
        ("show", "r"),
        ("statements",),
        ("events",),
        ("actors",),
        ("actors", "Lindqvist"),
        ("issues",),
        ("show", "no\x1b[2Jsuch"),
        ("statements", "--mode", "\x1b]0;x\x07"),
        ("statements", "--\x1b]0;x\x07"),
    ],
    ids=ascii,
)
def test_no_command_for_people_prints_a_sign_that_steers_a_terminal(
    dragoman: Call, record: Path, call: tuple[str, ...]
):
    result = dragoman(call[0], record, *call[1:])

    assert [] == NEVER.findall(result.stdout + result.stderr)
    assert "Traceback" not in result.stderr


def test_the_signs_are_shown_by_their_codes(dragoman: Call, record: Path):
    assert r"We\x1b[2J \u202estay.\x1b[0m" in dragoman("statements", record).stdout


def test_a_table_in_a_file_has_no_such_sign_either(dragoman: Call, record: Path, tmp_path: Path):
    dragoman("show", record)
    dragoman("statements", record, "--out", tmp_path / "table.txt")

    assert [] == NEVER.findall((tmp_path / "table.txt").read_text())


def test_data_formats_keep_the_text(dragoman: Call, record: Path):
    [line] = dragoman("statements", record, "--format", "jsonl").stdout.splitlines()

    assert TITLE == json.loads(line)["title"]


def test_joiners_of_emoji_and_of_other_scripts_and_line_ends_stay():
    assert "a\tb\n👩‍👧 می‌خواهم é" == shown("a\tb\n👩‍👧 می‌خواهم é")


@pytest.mark.parametrize(
    "sign", ["\r", "\x85", "\u2028", "\u200d", "\ufeff", "\u061c", "\U000e0041", "\udce9", "\u3164"]
)
def test_a_sign_that_hides_or_moves_words_is_shown(sign: str):
    assert f"a{ascii(sign)[1:-1]}b".replace(r"\r", r"\x0d") == shown(f"a{sign}b")


def test_a_line_stays_one_line():
    assert r"a\nb\tc" == shown_line("a\nb\tc")


def test_places_are_those_in_what_is_shown():
    words, place_of = shown_with_places("a\x1bb\u202ec")

    assert ("a\\x1bb\\u202ec", [0, 1, 5, 6, 12, 13]) == (words, [place_of(n) for n in range(6)])


FORMULAS = [
    "=1+1",
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    " =1",
    '"=1',
    "'=1",
    "＝1",
    "＋1+x",
    "－x",
    "＠x",
    "\u200b=1",
    "\ufeff=1",
    "\u00a0=1",
    "−x",
    "“=1",
    "\n=1",
    "-cmd",
    "=",
    "@",
]


@pytest.mark.parametrize("cell", FORMULAS, ids=ascii)
def test_a_cell_that_a_spreadsheet_takes_for_a_formula_has_an_apostrophe(cell: str):
    assert "'" == spreadsheet_cell(cell)[0]
    assert cell == spreadsheet_cell(cell)[1:].replace("\n'=", "\n=").replace("\t'=", "\t=").replace("\r'=", "\r=")


@pytest.mark.parametrize("cell", ["-5", "+47 12 34", "-0,5 %", "1-2", "a=b", "3-9", "We + you", "", "e-mail", "–5"])
def test_numbers_and_ordinary_words_stay_as_they_are(cell: str):
    assert cell == spreadsheet_cell(cell)


@pytest.mark.parametrize("value", [-1.5, -3, None])
def test_a_negative_number_stays_a_number(value: float | None):
    assert ("" if value is None else str(value)) == spreadsheet_cell(value)


def test_where_a_spreadsheet_parts_cells_by_semicolons_a_formula_inside_is_text_too():
    assert "a;'=1+1; b\n'@x" == spreadsheet_cell("a;=1+1; b\n@x")


def test_a_list_with_a_formula_is_text():
    assert "'=1; b" == spreadsheet_cell(["=1", "b"])


def test_many_line_ends_take_no_longer_each():
    cell = "a" + "\n" * 200_000

    assert cell == spreadsheet_cell(cell)


def test_csv_of_a_command_is_harmless_and_as_it_is_on_demand(dragoman: Call, record: Path):
    harmless, as_is = (
        next(csv.DictReader(io.StringIO(dragoman("statements", record, "--format", "csv", *option).stdout)))
        for option in ((), ("--as-is",))
    )

    assert (f"'{FORMULA}", FORMULA) == (harmless["outlet"][: len(FORMULA) + 1], as_is["outlet"][: len(FORMULA)])


@pytest.mark.parametrize(("option", "first"), [((), "'"), (("--as-is",), "=")])
def test_events_as_csv_are_harmless_and_as_they_are_on_demand(
    dragoman: Call, record: Path, option: tuple[str, ...], first: str
):
    [row] = csv.DictReader(io.StringIO(dragoman("export", record, "--to", "events-csv", *option).stdout))

    assert first == row["outlet"][0]


def test_formats_that_machines_read_keep_their_text(dragoman: Call, record: Path):
    assert "\t'=HYPER" not in dragoman("export", record, "--to", "polecat").stdout


def test_csv_for_python_is_the_same(tmp_path: Path):
    file = io.BytesIO()
    write_csv(pa.table({"n": [-1.5], "words": ["=1"]}), file)

    assert b"n,words\n-1.5,'=1\n" == file.getvalue()
