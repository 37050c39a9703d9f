"""A record's path is a path: never a pattern, the address of a service, or a list."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from dragoman.record import Record
from dragoman.run import resolve_record
from dragoman.store import Ledger, RecordFolder, View, seen_again
from records import findings_of, make_record, report_of

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the names are POSIX names")

NAMES = (
    "k[1]", "a?b=c", "talks:may", "s3:x", ":memory:", "~", "-l", "it's", "two\nlines", "back\\slash", "year=2024",
    "caf\udce9",
)  # fmt: skip


def make(path: Path, words: str) -> Path:
    text = f"Mara Lindqvist said: {words}"
    return make_record(path, findings_of(report_of(text), ("Mara Lindqvist", "said", words)))


def said(path: Path) -> list[str]:
    with View(path) as view:
        return [*view.ask("select wording from statements").column("wording").to_pylist()]


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_a_record_of_any_name_is_made_and_asked(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)

    make(Path(name), "We stay.")

    assert (["We stay."], ["We stay."]) == (said(Path(name)), said(tmp_path / name))


@pytest.mark.parametrize(("name", "others"), [("k[1]", ["k1"]), ("w*", ["wa", "wb"]), ("{a,b}", ["a", "b"])])
def test_a_name_that_is_a_pattern_too_means_only_its_own_record(name: str, others: list[str], tmp_path: Path):
    for other in (*others, name):
        make(tmp_path / other, f"We are {other}.")

    resolve_record(tmp_path / name)

    assert [f"We are {name}."] == said(tmp_path / name)
    assert 2 == Ledger(RecordFolder(tmp_path / name)).read_seq


def test_what_was_seen_again_is_looked_for_in_the_own_record_only(tmp_path: Path):
    for name in ("k1", "k[1]"):
        make(tmp_path / name, f"We are {name}.")

    rows = seen_again(RecordFolder(tmp_path / "k[1]"), 2, [])

    assert [] == rows


def test_a_link_to_a_record_is_a_name_of_it(tmp_path: Path):
    make(tmp_path / "w?", "We stay.")
    (tmp_path / "link").symlink_to("w?")

    resolve_record(tmp_path / "link")

    assert ["We stay."] == said(tmp_path / "link")


def test_nothing_but_the_record_is_made_by_a_strange_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)

    make(Path("back\\slash") / "?", "We stay.")

    assert ["back\\slash"] == [each.name for each in tmp_path.iterdir()]
    assert [] == [each.name for each in (tmp_path / "back\\slash" / "?").iterdir() if ".writing" in each.name]


def test_an_export_into_a_folder_of_any_name(tmp_path: Path):
    with Record(make(tmp_path / "record", "We stay.")) as record:
        path = record.export(tmp_path / "w*.parquet", "events-parquet")

    assert path.is_file()
