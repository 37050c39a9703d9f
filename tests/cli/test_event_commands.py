"""Events as a person asks for them on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from calling import Call

from records import findings_of, make_record, report_of, with_event

ADA, BO = "Ada Okoro", "Bo Hall"


@pytest.fixture(scope="module")
def claims(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of a meeting that the report tells, and an attack that somebody in it claims."""
    report = report_of(f"{ADA} met {BO}.\n{BO} said rebels had attacked.", published="2024-03-05", source="a.txt")
    met = with_event(findings_of(report), "met", [ADA, BO])
    claimed = with_event(met, "attacked", [BO], type="ASSAULT", cameo="180", tie="claims")
    return make_record(tmp_path_factory.mktemp("cli") / "claims", claimed)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    report = report_of(f"{ADA} met {BO} in Oslo.\n{BO} denied the attack.", published="2024-03-05", source="a.txt")
    met = with_event(findings_of(report), "met", [ADA, BO], date="2024-03-04", place="Oslo")
    return make_record(
        tmp_path_factory.mktemp("cli") / "record",
        with_event(met, "attack", [BO], type="ASSAULT", cameo="180", status="denied"),
    )


def test_events_are_a_table(dragoman: Call, record: Path):
    [line] = [each for each in dragoman("events", record, "--type", "consult").stdout.splitlines() if "met" in each]

    assert ["2024-03-04", "CONSULT", "happened", "Ada", "Okoro;", "Bo", "Hall", "Oslo", "met"] == line.split()[:9]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ((), ["met", "attack"]),
        (("--status", "denied"), ["attack"]),
        (("--type", "assault", "--type", "consult"), ["met", "attack"]),
        (("--cameo", "18"), ["attack"]),
        (("--party", "hall"), ["met", "attack"]),
        (("--actor", "okoro"), ["met"]),
        (("--place", "oslo", "--distinct"), ["met"]),
        (("--until", "2024-03-04"), ["met"]),
        (("--floor", "0.5", "--all"), ["met", "attack"]),
    ],
)
def test_events_as_jsonl_meet_all_conditions(dragoman: Call, asked: tuple[str, ...], expected: list[str], record: Path):
    lines = dragoman("events", record, *asked, "--format", "jsonl").stdout.splitlines()

    assert expected == [json.loads(line)["trigger"] for line in lines]


@pytest.mark.parametrize(("asked", "expected"), [((), ["met"]), (("--claimed",), ["met", "attacked"])])
def test_what_speakers_claim_is_listed_when_asked(
    dragoman: Call, asked: tuple[str, ...], expected: list[str], claims: Path
):
    lines = dragoman("events", claims, *asked, "--format", "jsonl").stdout.splitlines()

    assert expected == [json.loads(line)["trigger"] for line in lines]


def test_show_marks_what_is_claimed_too(dragoman: Call, claims: Path):
    assert "*e2 attacked*" in dragoman("show", claims, "a.txt").stdout


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_events_go_to_a_file(dragoman: Call, record: Path, tmp_path: Path, form: str):
    dragoman("events", record, "--format", form, "--out", tmp_path / "events")

    assert b"Oslo" in (tmp_path / "events").read_bytes()


def test_show_marks_events_and_lists_them_below_their_line(dragoman: Call, record: Path):
    lines = dragoman("show", record, "a.txt").stdout.splitlines()

    at = lines.index("Ada Okoro *e1 met* Bo Hall in Oslo.")
    assert "   e1 CONSULT · happened · Ada Okoro, Bo Hall · 2024-03-04 · Oslo" == lines[at + 1]


def test_show_tells_how_many_events_a_report_has(dragoman: Call, record: Path):
    [row] = [line for line in dragoman("show", record).stdout.splitlines() if "a.txt" in line]

    assert ["0", "2", "0", "a.txt"] == row.split()[-4:]


def test_a_record_without_events_says_so(dragoman: Call, tmp_path: Path):
    make_record(tmp_path / "record", findings_of(report_of("Nothing.")))

    result = dragoman("events", tmp_path / "record")

    assert (0, True) == (result.returncode, "holds no events" in result.stderr)


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (("--type", "MEETING"), "'type' cannot be 'MEETING'"),
        (("--status", "hapened"), "did you mean 'happened'?"),
        (("--cameo", "4"), "'cameo' is '4'; give a code of two to four digits"),
    ],
)
def test_a_wrong_wish_is_status_two(dragoman: Call, record: Path, asked: tuple[str, ...], message: str):
    result = dragoman("events", record, *asked)

    assert (2, True) == (result.returncode, message in result.stderr), result.stderr
