"""``dragoman actors``: profile, judgements and packs as a person calls them."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.cli import main
from dragoman.run import resolve_record
from records import findings_of, make_record, report_of

Call = Callable[..., tuple[int, str, str]]
FOUND = (
    findings_of(
        report_of('Mara Lindqvist said: "We stay."', published="2024-03-01", outlet="NLA"),
        ("Mara Lindqvist", "said", "We stay."),
    ),
    findings_of(report_of("Marit Solheim left.", source="b.txt"), about=["Marit Solheim"]),
)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = make_record(tmp_path / "record", *FOUND)
    resolve_record(path)
    return path


@pytest.fixture
def dragoman(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Call:
    """Call a command as its entry point does, in this process; gives exit status, output and messages."""
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("DRAGOMAN_AUTHOR", "ada")

    def call(*arguments: str | Path) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["dragoman", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        printed = capfd.readouterr()
        return ended.value.code if isinstance(ended.value.code, int) else 0, printed.out, printed.err

    return call


def names(dragoman: Call, record: Path) -> set[str]:
    rows = dragoman("actors", record, "--all", "--format", "jsonl")[1].splitlines()
    return {json.loads(row)["name"] for row in rows}


def test_a_name_shows_the_profile(dragoman: Call, record: Path):
    assert "statements by (1)\n  2024-03-01 · NLA · SAY · “We stay.”" in dragoman("actors", record, "Lindqvist")[1]


def test_a_profile_can_be_json(dragoman: Call, record: Path):
    profile = json.loads(dragoman("actors", record, "Lindqvist", "--format", "jsonl")[1])

    assert [("We stay.", [[22, 30]])] == [(row["wording"], row["content"]) for row in profile["statements_by"]]


def test_merging_two_leaves_one(dragoman: Call, record: Path):
    dragoman("actors", record, "--merge", "Mara Lindqvist", "Marit Solheim")

    assert {"Mara Lindqvist"} == names(dragoman, record)


def test_what_is_judged_says_how_to_undo_it(dragoman: Call, record: Path):
    printed = dragoman("actors", record, "Lindqvist", "--rename", "M. Lindqvist")[1]
    undo = printed.splitlines()[-1].split(": ", 1)[1].split()[1:]

    dragoman(*undo)

    assert {"Mara Lindqvist", "Marit Solheim"} == names(dragoman, record)


def test_several_fields_can_be_set_at_once(dragoman: Call, record: Path):
    dragoman("actors", record, "Lindqvist", "--set", "country=nor", "--set", "sectors=gov,mil")

    row = json.loads(dragoman("actors", record, "Lindqvist", "--format", "jsonl")[1])
    assert ("NOR", ["GOV", "MIL"]) == (row["country"], row["sectors"])


def test_judgements_are_listed_with_author_and_state(dragoman: Call, record: Path):
    dragoman("actors", record, "Lindqvist", "--set", "country=NOR", "--note", "by passport")

    [row] = [json.loads(x) for x in dragoman("actors", record, "--judgements", "--format", "jsonl")[1].splitlines()]
    assert ("ada", "applied", "by passport") == (row["by"], row["state"], row["note"])


def test_a_pack_is_imported(dragoman: Call, record: Path, tmp_path: Path):
    (tmp_path / "leaders.csv").write_text("name,country,title,start\nMara Lindqvist,NOR,envoy,2024-01\n")

    printed = dragoman("actors", "import", tmp_path / "leaders.csv", "--into", record)

    assert (0, "pack leaders: 1 actors, 1 offices\n", "") == printed
    assert "envoy · NOR · 2024-01-01 to … · pack leaders" in dragoman("actors", record, "Lindqvist")[1]


def test_a_pack_of_which_some_is_left_out_is_status_three(dragoman: Call, record: Path, tmp_path: Path):
    (tmp_path / "leaders.csv").write_text("name,country\nMara Lindqvist,NOR\nJon Hall,Atlantis\n")

    status, _, message = dragoman("actors", "import", tmp_path / "leaders.csv", "--into", record)

    assert (3, True) == (status, "line 3: 'Atlantis' is no country" in message)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--rename", "X"], "--rename needs the actor"),
        (["Lindqvist", "--split"], "--split needs --from"),
        (["Lindqvist", "--from", "x"], "go with --split"),
        (["Lindqvist", "--set", "colour=red"], "'colour' of an actor cannot be set"),
        (["Lindqvist", "--set", "country=Atlantis"], "is no country"),
        (["Nobody"], "no actor goes by 'Nobody'"),
        (["--undo", "last"], "no judgement to undo"),
        (["Lindqvist", "--format", "csv"], "a profile is no table"),
    ],
)
def test_a_wrong_call_says_what_is_wrong(dragoman: Call, record: Path, arguments: list[str], message: str):
    status, _, told = dragoman("actors", record, *arguments)

    assert (2, True) == (status, message in told)


def test_tables_of_another_version_are_refused_with_what_to_do(
    dragoman: Call, record: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("dragoman.store.view.TABLES", 99)

    status, _, told = dragoman("actors", record)

    assert (2, True) == (status, f"run 'dragoman resolve {record}'" in told)


def test_who_neither_speaks_nor_acts_is_shown_with_all_only(dragoman: Call, record: Path):
    rows = dragoman("actors", record, "--format", "jsonl")[1].splitlines()

    assert ["Mara Lindqvist"] == [json.loads(row)["name"] for row in rows]
    assert {"Mara Lindqvist", "Marit Solheim"} == names(dragoman, record)


def test_who_has_no_name_is_listed_apart(dragoman: Call, tmp_path: Path):
    found = findings_of(report_of('Officials said: "We stay."'), ("Officials", "said", "We stay."))
    record = make_record(tmp_path / "unnamed", found)
    resolve_record(record)

    assert "" == dragoman("actors", record, "--format", "jsonl")[1]
    [row] = dragoman("actors", record, "--unnamed", "--format", "jsonl")[1].splitlines()
    assert ("Officials", False) == (json.loads(row)["name"], json.loads(row)["is_named"])


def test_the_pack_that_ships_can_be_left_out_and_taken_back(dragoman: Call, tmp_path: Path):
    found = findings_of(
        report_of('Jens Stoltenberg said: "We stay."', published="2008-03-01"), ("Jens Stoltenberg", "said", "We stay.")
    )
    record = make_record(tmp_path / "known", found)

    def country() -> str | None:
        [row] = dragoman("actors", record, "--format", "jsonl")[1].splitlines()
        told: str | None = json.loads(row)["country"]
        return told

    resolve_record(record)
    assert "NOR" == country()
    dragoman("resolve", record, "--without-pack")
    assert country() is None
    resolve_record(record)
    assert country() is None
    dragoman("resolve", record, "--with-pack")
    assert "NOR" == country()
