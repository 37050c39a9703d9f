"""The commands as a person calls them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from calling import Call

from records import findings_of, make_record, report_of

LINDQVIST = "Mara Lindqvist"
COMMANDS = tuple(
    "read show statements events actors positions namings compare stories issues".split()
    + "runs resolve compact evaluate export demo".split()
)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    report = report_of(f"{LINDQVIST} said: We stay.\nShe left.", published="2024-03-05", title="Talks go on")
    said = findings_of(report, (LINDQVIST, "said", "We stay."))
    return make_record(tmp_path_factory.mktemp("cli") / "record", said)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_each_command_has_an_example(dragoman: Call, command: str):
    assert f"Example: dragoman {command}" in dragoman(command, "--help").stdout


def test_version_is_told(dragoman: Call):
    assert re.fullmatch(r"dragoman \d+\.\d+\.\d+\S*\n", dragoman("--version").stdout)


def test_statements_are_a_table(dragoman: Call, record: Path):
    result = dragoman("statements", record, "--by", "lindqvist")

    assert re.search(r"2024-03-05 .*Mara Lindqvist .*We stay\.", result.stdout)


def test_statements_as_jsonl_are_complete(dragoman: Call, record: Path):
    [line] = dragoman("statements", record, "--format", "jsonl").stdout.splitlines()

    assert {"wording": "We stay.", "speaker": LINDQVIST, "content": [[21, 29]]}.items() <= json.loads(line).items()


def test_statements_go_to_a_file(dragoman: Call, record: Path, tmp_path: Path):
    dragoman("statements", record, "--format", "csv", "--out", tmp_path / "said.csv")

    assert "We stay." in (tmp_path / "said.csv").read_text()


def test_actors_are_a_table(dragoman: Call, record: Path):
    assert LINDQVIST in dragoman("actors", record).stdout


def test_issues_of_a_record_without_any_are_no_rows(dragoman: Call, record: Path):
    assert "no rows" in dragoman("issues", record).stdout


def test_show_lists_the_reports(dragoman: Call, record: Path):
    assert "Talks go on" in dragoman("show", record).stdout


def test_show_marks_the_statements_of_a_report_and_tells_who_and_how(dragoman: Call, record: Path):
    lines = dragoman("show", record, "a.txt").stdout.splitlines()

    at = lines.index("<Mara Lindqvist> {said}: [1 We stay.]")
    assert "    1 Mara Lindqvist · SAY · direct" == lines[at + 1]


def test_export_writes_the_exchange_format_to_standard_output(dragoman: Call, record: Path):
    [line] = dragoman("export", record, "--to", "jsonl").stdout.splitlines()

    assert ["We stay."] == [statement["text"] for statement in json.loads(line)["statements"]]


def test_export_to_a_file_is_what_goes_to_standard_output(dragoman: Call, record: Path, tmp_path: Path):
    dragoman("export", record, "--to", "jsonl", "--out", tmp_path / "record.jsonl")

    assert dragoman("export", record, "--to", "jsonl").stdout == (tmp_path / "record.jsonl").read_text()


@pytest.mark.parametrize("command", [("show", "RECORD", "a.txt"), ("export", "RECORD", "--to", "jsonl")])
@pytest.mark.parametrize("narrowed", [("--kind", "belief"), ("--kind", "document", "--kind", "belief")])
def test_statements_of_other_kinds_are_not_shown_or_written(
    dragoman: Call, command: tuple[str, ...], narrowed: tuple[str, ...], record: Path
):
    called = [str(record) if each == "RECORD" else each for each in command]

    printed = dragoman(*called, *narrowed).stdout

    assert (True, False, False) == (LINDQVIST in printed, "[1 We stay.]" in printed, '"statement_id"' in printed)


TEXT = f"{LINDQVIST} said: We stay.\nShe left."


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Return coded reports: one whose statement is in the record, with a second one that is not."""
    found = {"source": [[0, 14]], "cue": [[15, 19]], "content": [[21, 29]]}
    missed = {"source": [[30, 33]], "cue": [], "content": [[34, 38]]}
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"id": "talks", "text": TEXT, "attributions": [found, missed]}))
    return path


def test_evaluate_tells_each_figure_with_its_meaning_and_interval(dragoman: Call, gold: Path, record: Path):
    printed = dragoman("evaluate", gold, record, "--boot", "20").stdout

    assert re.search(r"^relation +who said what: .* 100\.0 +50\.0 +66\.7 +66\.7–66\.7 +2 +1$", printed, re.MULTILINE)


def test_evaluate_lists_what_was_missed_with_its_words(dragoman: Call, gold: Path, record: Path):
    lines = dragoman("evaluate", gold, record, "--errors", "--boot", "0").stdout.splitlines()

    assert ["talks", "  line 2    missed       [left] <She> {}"] == lines[:2]


def test_evaluate_tells_the_figures_of_each_report(dragoman: Call, gold: Path, record: Path):
    printed = dragoman("evaluate", gold, record, "--by-report", "--boot", "0").stdout

    assert re.search(r"^talks +2 +1 +66\.7 +100\.0 +50\.0 +66\.7 +66\.7$", printed, re.MULTILINE)


def test_evaluate_writes_json_to_standard_output(dragoman: Call, gold: Path, record: Path):
    told = json.loads(dragoman("evaluate", gold, record, "--json", "--boot", "20").stdout)

    assert ([100.0, 50.0, 66.7], [66.7, 66.7]) == (told["relation"], told["ci95"]["relation"])


def test_evaluate_writes_the_same_json_to_a_file(dragoman: Call, gold: Path, record: Path, tmp_path: Path):
    dragoman("evaluate", gold, record, "--json", "--errors", "--out", tmp_path / "told.json")

    assert dragoman("evaluate", gold, record, "--json", "--errors").stdout == (tmp_path / "told.json").read_text()


def test_evaluate_compares_statements_of_a_kind_only(dragoman: Call, gold: Path, record: Path):
    told = json.loads(dragoman("evaluate", gold, record, "--json", "--boot", "0", "--kind", "belief").stdout)

    assert (2, 0) == (told["n_gold"], told["n_pred"])


@pytest.mark.parametrize(("least", "status"), [(66.7, 0), (66.8, 1)])
def test_evaluate_is_status_one_where_a_limit_is_not_kept(
    dragoman: Call, gold: Path, record: Path, tmp_path: Path, least: float, status: int
):
    (tmp_path / "limits.toml").write_text(f"[at_least]\nrelation = {least}")

    result = dragoman("evaluate", gold, record, "--limits", tmp_path / "limits.toml")

    assert (status, status == 1) == (result.returncode, "relation is 66.7; it must be at least" in result.stderr)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("evaluate", "no.jsonl", "RECORD"), "no.jsonl: cannot be read"),
        (("evaluate", "no.jsonl", "RECORD", "--limits", "no.toml"), "no.toml: cannot be read"),
        (("show", "RECORD", "a.txt", "--kind", "talk"), "'kind' cannot be 'talk'"),
        (("export", "RECORD", "--to", "jsonl", "--floor", "2"), "'floor' is a confidence"),
        (("statements", "nowhere"), "nowhere: there is no such record; make one with"),
        (("statements", "RECORD", "--mode", "dirct"), "'mode' cannot be 'dirct'"),
        (("export", "RECORD", "--to", "xml"), "'to' cannot be 'xml'; it is one of jsonl"),
        (("read", "no-such-reports", "--into", "new"), "no-such-reports: there is no such file or folder"),
        (("read", ".", "--into", "new", "--settings", "no.toml"), "no.toml: cannot be read"),
        (("show", "RECORD", "zzz"), "no report goes by 'zzz'"),
        (("statements", "RECORD", "--out", "no/such/place.csv", "--format", "csv"), "place.csv: cannot be written"),
    ],
)
def test_a_wrong_call_is_status_two_and_a_message_without_traceback(
    dragoman: Call,
    arguments: tuple[str, ...],
    message: str,
    record: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.chdir(tmp_path)

    result = dragoman(*(str(record) if each == "RECORD" else each for each in arguments))

    assert (2, True, False) == (result.returncode, message in result.stderr, "Traceback" in result.stderr), (
        result.stderr
    )


def test_the_package_can_be_run_as_a_module(record: Path):
    command = [sys.executable, "-m", "dragoman", "statements", str(record)]

    assert "We stay." in subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_output_that_is_closed_early_is_no_error(record: Path):
    command = f"{sys.executable} -m dragoman export {record} --to jsonl | true"
    result = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)

    assert "" == result.stderr


@pytest.mark.model
@pytest.mark.parametrize(
    ("content", "status", "told"),
    [(b"", 0, "issues      1 warning (empty 1)"), (bytes(range(256)) * 40, 3, "issues      1 error (binary 1)")],
)
def test_reading_with_errors_is_status_three(dragoman: Call, tmp_path: Path, content: bytes, status: int, told: str):
    (tmp_path / "a.txt").write_bytes(content)
    (tmp_path / "b.txt").write_text("NORDHAVN (NLA) - The harbour is open again, Mara Lindqvist said on Monday.\n" * 3)

    result = dragoman("read", tmp_path / "a.txt", tmp_path / "b.txt", "--into", tmp_path / "record", "--workers", "1")
    errors = dragoman("issues", tmp_path / "record", "--level", "error", "--format", "jsonl").stdout

    assert (status, True, status == 3) == (result.returncode, told in result.stdout, "binary" in errors)


@pytest.mark.model
def test_strict_stops_at_a_warning(dragoman: Call, tmp_path: Path):
    (tmp_path / "a.txt").write_bytes(b"")

    assert 3 == dragoman("read", tmp_path / "a.txt", "--into", tmp_path / "record", "--strict").returncode


@pytest.mark.model
def test_order_of_days_is_told_by_an_option_and_kept(dragoman: Call, tmp_path: Path):
    text = "The harbour is open again, Mara Lindqvist said."
    (tmp_path / "a.csv").write_text(f'text,date\n"{text}",03/04/2022\n')

    dragoman("read", tmp_path / "a.csv", "--into", tmp_path / "record", "--workers", "1", "--dates", "day-first")

    assert 'dates = "day-first"' in (tmp_path / "record" / "settings.toml").read_text()
    assert "2022-04-03" in dragoman("show", tmp_path / "record").stdout


def test_order_of_days_that_is_none_is_a_wrong_call(dragoman: Call, tmp_path: Path):
    (tmp_path / "a.txt").write_text("Rain.")

    assert 2 == dragoman("read", tmp_path / "a.txt", "--into", tmp_path / "record", "--dates", "soon").returncode


@pytest.mark.model
def test_nothing_usable_is_status_one(dragoman: Call, tmp_path: Path):
    (tmp_path / "a.txt").write_bytes(b"")

    assert 1 == dragoman("read", tmp_path / "a.txt", "--into", tmp_path / "record", "--workers", "1").returncode


@pytest.mark.model
def test_the_demo_reads_the_samples_and_says_what_next(dragoman: Call, tmp_path: Path):
    result = dragoman("demo", tmp_path / "demo")

    assert (True, True) == (result.returncode in (0, 3), "dragoman show" in result.stdout), (
        result.stdout + result.stderr
    )
