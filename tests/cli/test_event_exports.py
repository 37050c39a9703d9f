"""``dragoman export`` with the formats of events."""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

import orjson
import pytest

from dragoman.cli import main
from dragoman.export import EXPORTS
from dragoman.export.events import gdelt, icews, phoenix, plain, polecat
from dragoman.lexicon.tables import read_table
from event_stories import aid, meeting, story
from records import make_record, with_event

PAGE = (Path(__file__).parents[2] / "docs" / "manual" / "event-formats.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of a meeting, planned aid, and a denied arrest of which the program is less sure."""
    found = aid(meeting(story()))
    found = with_event(
        found, "arrested", ("Norwegian police",), ("four men",), type="COERCE", status="denied", confidence=0.5
    )
    return make_record(tmp_path_factory.mktemp("events") / "record", found)


def called(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], *arguments: object
) -> tuple[int, str, str]:
    """Return exit status, output and errors of ``dragoman export``."""
    monkeypatch.setattr(sys, "argv", ["dragoman", "export", *map(str, arguments)])
    with pytest.raises(SystemExit) as ended:
        main()
    printed = capfd.readouterr()
    return int(ended.value.code or 0), printed.out, printed.err


@pytest.mark.parametrize(
    "form",
    sorted(name for name, form in EXPORTS.items() if form.of == "events" and not (form.is_folder or form.is_binary)),
)
def test_a_file_is_what_goes_to_standard_output(
    form: str, record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    called(monkeypatch, capfd, record, "--to", form, "--out", tmp_path / "file")

    _, out, _ = called(monkeypatch, capfd, record, "--to", form)

    assert out
    assert out.encode() == (tmp_path / "file").read_bytes()


def test_gdelt_goes_to_a_folder(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    called(monkeypatch, capfd, record, "--to", "gdelt", "--out", tmp_path / "files")

    assert 2 == len(list((tmp_path / "files").iterdir()))


@pytest.mark.parametrize(
    ("options", "types"),
    [
        ((), ["CONSULT", "AID", "COERCE"]),
        (("--statuses", "planned, denied"), ["AID", "COERCE"]),
        (("--floor", "0.6"), ["CONSULT", "AID"]),
    ],
)
def test_events_are_narrowed(
    options: tuple[str, ...],
    types: list[str],
    record: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    _, out, _ = called(monkeypatch, capfd, record, "--to", "events-csv", *options)

    assert types == [row["type"] for row in csv.DictReader(io.StringIO(out))]


@pytest.fixture(scope="module")
def with_claim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of a meeting that its report tells, and an arrest that somebody in it claims."""
    found = meeting(story())
    found = with_event(
        found, "arrested", ("Norwegian police",), ("four men",), type="COERCE", cameo="173", tie="claims"
    )
    return make_record(tmp_path_factory.mktemp("claims") / "record", found)


@pytest.mark.parametrize(("form", "code"), [("polecat", "COERCE"), ("icews", "173"), ("phoenix", "173")])
def test_a_format_without_a_place_for_it_has_what_is_claimed_only_when_asked(
    form: str, code: str, with_claim: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    _, own, _ = called(monkeypatch, capfd, with_claim, "--to", form)
    _, both, _ = called(monkeypatch, capfd, with_claim, "--to", form, "--claimed")

    assert (False, True) == (f"\t{code}\t" in own, f"\t{code}\t" in both)


@pytest.mark.parametrize("options", [(), ("--claimed",)])
def test_a_format_with_a_place_for_it_has_what_is_claimed_marked(
    options: tuple[str, ...], with_claim: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    _, table, _ = called(monkeypatch, capfd, with_claim, "--to", "events-csv", *options)
    _, lines, _ = called(monkeypatch, capfd, with_claim, "--to", "plover", *options)

    assert ["", "claims"] == [row["tie"] for row in csv.DictReader(io.StringIO(table))]
    assert [None, "claims"] == [orjson.loads(line)["tie"] for line in lines.splitlines()]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--to", "polecat"), "--claimed adds what only speakers claim"),
        (("--to", "polecat", "--claimed"), "what speakers claim, not told apart"),
    ],
)
def test_an_export_says_which_events_it_holds(
    options: tuple[str, ...],
    told: str,
    with_claim: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    _, _, errors = called(monkeypatch, capfd, with_claim, *options)

    assert told in errors


def test_an_export_of_a_record_without_claims_has_nothing_to_say(
    record: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    _, _, errors = called(monkeypatch, capfd, record, "--to", "polecat")

    assert not errors


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--to", "gdelt"), "'gdelt' is more than one file; give a folder"),
        (("--to", "gdelt", "--out", "FILE"), "is a file; 'gdelt' is written to a folder"),
        (("--to", "polecat", "--kind", "speech"), "'kind' is of statements; 'polecat' holds events"),
        (("--to", "jsonl", "--statuses", "planned"), "'statuses' are of events; 'jsonl' holds whole reports"),
        (("--to", "icews", "--statuses", "planed"), "did you mean 'planned'?"),
    ],
)
def test_a_wrong_call_says_what_to_do(
    options: tuple[str, ...],
    message: str,
    record: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "FILE").touch()
    monkeypatch.chdir(tmp_path)

    status, _, errors = called(monkeypatch, capfd, record.absolute(), *options)

    assert 2 == status
    assert message in errors


def test_the_manual_has_every_format() -> None:
    listed = [name for name, form in EXPORTS.items() if form.of == "events" and f"`{name}`" not in PAGE]

    assert [] == listed


@pytest.mark.parametrize("columns", [polecat.COLUMNS, icews.COLUMNS, phoenix.COLUMNS, gdelt.MENTION_COLUMNS])
def test_the_manual_names_most_columns_as_they_are(columns: tuple[str, ...]) -> None:
    """Those of targets and recipients stand there as those of sources and actors do."""
    sided = ("Recipient", "Target", "Source", "Actor1", "Actor2", "ActionCharOffset")

    assert [] == [name for name in columns if not any(side in name for side in sided) and name not in PAGE]


def test_the_manual_names_every_column_of_events_csv() -> None:
    own = [name for name in plain.SCHEMA.names if not name.startswith("recipient_")]

    assert [] == [name for name in own if f"`{name}`" not in PAGE]


def test_the_manual_has_what_every_status_becomes() -> None:
    table = PAGE[PAGE.index("| Act | Planned | Denied |") : PAGE.index("A promise, a threat or a refusal")]
    lines = {act: line for line in table.strip().splitlines() for act in line.split("|")[1].strip().split(", ")}

    assert [] == [
        row
        for row in read_table("plover_statuses")
        if not {row["becomes"], row["cameo"]} <= words_of(lines[row["type"]])
    ]


def words_of(line: str) -> set[str]:
    return {"", *line.replace(",", " ").replace(";", " ").replace("|", " ").split()}


def test_the_help_has_every_format(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    _, out, _ = called(monkeypatch, capfd, "--help")

    assert [] == [form for form in EXPORTS if form not in out]
