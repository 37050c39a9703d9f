"""``dragoman positions`` as a person calls it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.record import Record
from dragoman.run import resolve_record
from records import findings_of, make_record, report_of

CODEBOOK = """
[[issue]]
id = "dam"
label = "The dam"
description = "The dam on the river should be built."
"""
FOR, OTHER = "We must build the dam.", "The museum opens on Sunday."
FOUND = (
    findings_of(report_of(f'Mara Lindqvist said: "{FOR}"', outlet="NLA"), ("Mara Lindqvist", "said", FOR)),
    findings_of(report_of(f'Jon Hall said: "{OTHER}"', source="b.txt"), ("Jon Hall", "said", OTHER)),
)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = make_record(tmp_path / "record", *FOUND)
    resolve_record(path)
    return path


@pytest.fixture
def codebook(tmp_path: Path) -> Path:
    path = tmp_path / "rivers.toml"
    path.write_text(CODEBOOK)
    return path


@pytest.fixture
def positions(dragoman, record: Path):
    def ask(*arguments: str | Path) -> list[dict]:
        done = dragoman("positions", record, *arguments, "--format", "jsonl")
        assert 0 == done.returncode, done.stderr
        return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]

    return ask


def test_a_codebook_codes_the_statements_of_a_record(positions, codebook: Path):
    [row] = positions("--codebook", codebook)

    assert ("Mara Lindqvist", "rivers", "dam", "agrees") == tuple(
        row[key] for key in ("holder", "codebook", "issue", "stance")
    )


def test_the_record_keeps_its_codebooks(positions, codebook: Path):
    positions("--codebook", codebook)
    codebook.unlink()

    assert 1 == len(positions("--codebook", "rivers"))


def test_a_judgement_is_applied_and_can_be_undone(positions, codebook: Path):
    [row] = positions("--codebook", codebook)
    positions("--judge", row["statement_id"], "dam", "disagrees", "--author", "ada")
    assert [("disagrees", "corrected")] == [(each["stance"], each["review"]) for each in positions()]

    positions("--undo", "last")

    assert [("agrees", "unreviewed")] == [(each["stance"], each["review"]) for each in positions()]


def test_what_is_rejected_is_shown_when_asked_for(positions, codebook: Path):
    [row] = positions("--codebook", codebook)
    positions("--judge", row["statement_id"], "-", "none")

    assert (0, 0, 1) == tuple(len(positions("--reviewed", which)) for which in ("prefer", "only", "any"))


def test_a_table_coded_by_hand_is_taken_in(positions, codebook: Path, record: Path, tmp_path: Path):
    positions("--codebook", codebook)
    with Record(record) as opened:
        other = next(row for row in opened.statements() if row["wording"] == OTHER)
    coded = tmp_path / "coded.csv"
    coded.write_text(
        f"statement_id,issue,stance,by\n{other['statement_id']},dam,unclear,bea\n{other['statement_id']},dam,,\n"
    )

    positions("--judgements", coded)

    assert [("Jon Hall", "unclear", "added")] == [
        (row["holder"], row["stance"], row["review"]) for row in positions("--reviewed", "only")
    ]


def test_a_file_taken_in_twice_judges_once(positions, codebook: Path, record: Path, tmp_path: Path):
    [row] = positions("--codebook", codebook)
    coded = tmp_path / "coded.jsonl"
    coded.write_text(json.dumps({"statement_id": row["statement_id"], "issue": "dam", "stance": "agrees"}))

    positions("--judgements", coded)
    positions("--judgements", coded)

    assert 1 == len((record / "positions.jsonl").read_text().splitlines())


def test_an_unknown_issue_is_refused_and_nothing_kept(dragoman, positions, codebook: Path, record: Path):
    [row] = positions("--codebook", codebook)

    done = dragoman("positions", record, "--judge", row["statement_id"], "bridge", "agrees")

    assert (2, False) == (done.returncode, (record / "positions.jsonl").exists())
    assert "give an issue of it (dam)" in done.stderr


def test_positions_stand_in_the_exchange_format(dragoman, positions, codebook: Path, record: Path):
    positions("--codebook", codebook)

    lines = [json.loads(line) for line in dragoman("export", record, "--to", "jsonl").stdout.splitlines()]

    assert [("dam", "agrees")] == [(each["issue"], each["stance"]) for line in lines for each in line["positions"]]


def test_nothing_is_suggested_where_nobody_says_alike(positions):
    assert [] == positions("--suggest")
