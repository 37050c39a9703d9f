"""Conditions with a slip in them: nothing is answered without a word."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from calling import Call

from records import findings_of, make_record, report_of

ADA, BO = "Ada Haddadi", "Bo Hall"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of two statements, an accusation and a refusal."""
    first = report_of(f"{ADA} accused them: All lies.", published="2024-03-05", source="a.txt", outlet="Harbour Post")
    second = report_of(f"{BO} refused: No.", published="2024-04-05", source="b.txt", outlet="Velmar Times")
    return make_record(
        tmp_path_factory.mktemp("cli") / "record",
        findings_of(first, (ADA, "accused", "All lies."), act="ACCUSE"),
        findings_of(second, (BO, "refused", "No."), act="REJECT"),
    )


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (("--by", "Hadaddi"), "no actor goes by 'Hadaddi' (did you mean 'Ada Haddadi'?)"),
        (("--by", "hall", "--about", "hall"), "there is an actor called 'Bo Hall', but not here"),
        (("--outlet", "harbor post"), "did you mean 'Harbour Post'?"),
        (("--since", "2025"), "the reports of the record are of 2024-03-05 to 2024-04-05"),
        (("--by", "hall", "--act", "accuse"), "there are some without 'by' or 'act'"),
        (("--limit", "0"), "'limit' is 0"),
    ],
)
def test_an_empty_answer_says_which_condition_no_row_meets(
    dragoman: Call, record: Path, asked: tuple[str, ...], expected: str
):
    told = dragoman("statements", record, *asked)

    assert (0, True) == (told.returncode, expected in told.stderr), told.stderr


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (("statements", "--act", "ACUSE"), "did you mean 'ACCUSE'?"),
        (("statements", "--act", "ACCUSE,REJEKT"), "did you mean 'REJECT'?"),
        (("statements", "--since", "2024-05", "--until", "2024-04"), "no day is both"),
        (("statements", "--by", "Hall", "--by", "Haddadi"), "--by takes one value and is given 2"),
        (("actors", "--country", "Norwai"), "did you mean 'Norway'?"),
        (("export", "--to", "Polcat"), "did you mean 'polecat'?"),
    ],
)
def test_what_cannot_be_is_refused_with_what_can(dragoman: Call, record: Path, asked: tuple[str, ...], expected: str):
    command, *options = asked

    told = dragoman(command, record, *options)

    assert (2, True) == (told.returncode, expected in told.stderr), told.stderr


@pytest.mark.parametrize(
    "asked", [("--act", "ACCUSE,REJECT"), ("--act", "accuse", "--act", "reject"), ("--act", "Accuse, reject,accuse")]
)
def test_commas_repeated_options_and_any_case_mean_the_same(dragoman: Call, record: Path, asked: tuple[str, ...]):
    lines = dragoman("statements", record, *asked, "--format", "JSONL").stdout.splitlines()

    assert ["ACCUSE", "REJECT"] == [json.loads(line)["act"] for line in lines]


def test_a_profile_of_nobody_names_the_nearest_actor(dragoman: Call, record: Path):
    assert "did you mean 'Ada Haddadi'?" in dragoman("actors", record, "Hadaddi").stderr


def test_a_country_is_known_by_its_name(dragoman: Call, record: Path):
    by_name, by_code = (dragoman("actors", record, "--country", each).stderr for each in ("Norway,France", "NOR,FRA"))

    assert by_code.replace("NOR,FRA", "Norway,France") == by_name
