"""``dragoman judge`` and ``dragoman judgements`` as a person calls them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from calling import Call

import dragoman as package
from dragoman.run import bring_codebook, resolve_record
from records import findings_of, make_record, report_of, with_event

DAM, MUSEUM = "We must build the dam.", "The museum opens on Sunday."
FIRST = report_of(f'Mara Lindqvist said: "{DAM}" Jon Hall slept.', outlet="NLA", source="a.txt", given_id="a")
SECOND = report_of(f'Jon Hall said: "{MUSEUM}" Jon Hall met Bo Rask.', source="b.txt")
FOUND = (
    findings_of(FIRST, ("Mara Lindqvist", "said", DAM), about=["Jon Hall"]),
    with_event(findings_of(SECOND, ("Jon Hall", "said", MUSEUM), about=["Bo Rask"]), "met", ["Jon Hall"], ["Bo Rask"]),
)
[SAID] = FOUND[0].statements
[MET] = FOUND[1].events
CODEBOOK = '[[issue]]\nid = "dam"\nlabel = "The dam"\ndescription = "The dam on the river should be built."\n'


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = make_record(tmp_path_factory.mktemp("judging") / "record", *FOUND)
    resolve_record(path)
    return path


@pytest.fixture
def record(filled: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(filled, tmp_path / "record"))


def rows_of(dragoman: Call, *command: str | Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in dragoman(*command, "--format", "jsonl").stdout.splitlines()]


def test_a_statement_gets_several_values_at_once(dragoman: Call, record: Path):
    told = dragoman("judge", record, SAID.id, "change", "speaker=Jon Hall", "act=REQUEST", "--by", "ada")

    [row] = rows_of(dragoman, "statements", record, "--reviewed", "only")
    assert (0, "Jon Hall", "REQUEST", "corrected") == (told.returncode, row["speaker"], row["act"], row["review"])
    assert "undo it with: dragoman judge" in told.stdout


def test_an_event_that_was_missed_is_added(dragoman: Call, record: Path):
    dragoman("judge", record, "--add", "event", "--in", "a", "--words", "slept", "type=RETREAT", "actors=Jon Hall")

    assert ["RETREAT"] == [row["type"] for row in rows_of(dragoman, "events", record, "--reviewed", "only")]


def test_what_was_judged_on_a_finding_is_undone_by_its_id(dragoman: Call, record: Path):
    dragoman("judge", record, MET.id, "reject", "--by", "ada")
    gone = rows_of(dragoman, "events", record)
    dragoman("judge", record, MET.id, "undo", "--by", "ada")

    assert ([], ["unreviewed"]) == (gone, [row["review"] for row in rows_of(dragoman, "events", record)])


def test_judgements_are_listed_with_what_became_of_them(dragoman: Call, record: Path):
    dragoman("judge", record, MET.id, "note", "who", "is", "Rask?", "--by", "ada")

    [row] = rows_of(dragoman, "judgements", record)
    assert ("note", "event", ["met"], "applied", "who is Rask?") == tuple(
        row[name] for name in ("verdict", "kind", "words", "state", "note")
    )
    assert [] == rows_of(dragoman, "judgements", record, "--waiting")


def test_two_reports_are_copies_because_a_person_says_so(dragoman: Call, record: Path):
    dragoman("judge", record, FIRST.id, SECOND.id, "accept", "--kind", "copy")

    with package.open(record) as opened:
        assert [SECOND.id] == [row["duplicate_of"] for row in opened.reports() if row["duplicate_of"]]


def test_a_position_is_judged_by_its_id(dragoman: Call, record: Path, tmp_path: Path):
    (tmp_path / "rivers.toml").write_text(CODEBOOK)
    bring_codebook(record, tmp_path / "rivers.toml")
    [position] = rows_of(dragoman, "positions", record)

    dragoman("judge", record, str(position["position_id"]), "change", "stance=disagrees")

    ways = {way: [row["stance"] for row in rows_of(dragoman, "positions", record, "--reviewed", way)]
            for way in ("prefer", "only", "any")}  # fmt: skip
    assert {"prefer": ["disagrees"], "only": ["disagrees"], "any": [position["stance"]]} == ways


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["accept"], "give a finding's id and a verdict"),
        ([SAID.id, "change"], "a change needs FIELD=VALUE"),
        ([SAID.id, "change", "act"], "write it as FIELD=VALUE"),
        ([SAID.id, "accept", "act=SAY"], "only change takes FIELD=VALUE"),
        ([], "give one of"),
        (["--add", "event", "--in", "a", "--words", "slept"], "needs its type"),
        (["--add", "statement", "--in", "a", "--words", "s"], "give words that it has once"),
        (["--decide", "j1"], "no judgement that holds goes by 'j1'"),
        (["--from", "nowhere.csv"], "cannot be read"),
    ],
)
def test_a_wrong_call_is_one_line_and_keeps_nothing(dragoman: Call, record: Path, words: list[str], told: str):
    called = dragoman("judge", record, *words)

    assert (2, 1) == (called.returncode, len(called.stderr.splitlines()))
    assert told in called.stderr
    assert not (record / "judgements.jsonl").exists()
