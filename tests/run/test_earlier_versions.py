"""Records of earlier versions open, or say what brings them forward, and that does."""

from __future__ import annotations

import tarfile
from pathlib import Path

import pytest
from reads import read_plain

from dragoman.errors import RecordError
from dragoman.record import Record
from dragoman.run import resolve_record

RECORDS = Path(__file__).parent.parent / "data" / "records"
ALL = ("1-statements", "2-registry", "3-events", "3-events-last")
N_STATEMENTS = {"1-statements": 7}


@pytest.fixture(params=ALL)
def earlier(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, Path]:
    """Give the name of an earlier version, and its record."""
    name: str = request.param
    with tarfile.open(RECORDS / f"{name}.tar.xz") as archive:
        archive.extractall(tmp_path, filter="data")
    [record] = tmp_path.iterdir()
    return name, record


def test_a_record_of_other_tables_says_what_brings_it_forward(earlier: tuple[str, Path]) -> None:
    _, path = earlier

    with pytest.raises(RecordError, match=f"run 'dragoman resolve {path}' to make them anew, no report is read again"):
        Record(path)


def test_what_is_said_brings_a_record_forward_and_nothing_is_lost(earlier: tuple[str, Path]) -> None:
    name, path = earlier

    resolve_record(path)

    with Record(path) as record:
        said = [row["wording"] for row in record.statements()]
        exported = record.export(path.parent / "export.jsonl").read_text()
    assert (N_STATEMENTS.get(name, 5), True) == (len(said), '"We will sign in May,"' in said)
    assert 2 == exported.count("talks/talks-2024-04-12.txt") + exported.count("talks/reply-2024-04-13.txt")


@pytest.mark.parametrize("earlier", ["2-registry", "3-events", "3-events-last"], indirect=True)
def test_judgements_of_an_earlier_version_hold(earlier: tuple[str, Path]) -> None:
    resolve_record(earlier[1])

    with Record(earlier[1]) as record:
        assert {"Mara K. Lindqvist"} <= {row["name"] for row in record.query("select name from actors")}


@pytest.mark.parametrize(("earlier", "n_events"), [("1-statements", 0), ("3-events-last", 4)], indirect=["earlier"])
def test_events_are_those_that_the_version_found(earlier: tuple[str, Path], n_events: int) -> None:
    resolve_record(earlier[1])

    with Record(earlier[1]) as record:
        assert n_events == len(list(record.events(claimed=True)))


def test_a_record_of_an_earlier_version_is_read_on(earlier: tuple[str, Path], tmp_path: Path) -> None:
    report = tmp_path / "new.txt"
    report.write_text('On Monday Ada Okoro said "we come".\n')

    summary = read_plain(earlier[1], report)

    assert (1, 3) == (summary.n_new, summary.n_reports_in_record)
