"""Names and ids that no text can hold come through to the record, and the next read knows them again."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
from reads import exported, read_plain, said

from dragoman.record import Record

TEXT = 'On the matter of the river, Mara Lindqvist said "we stay".'


@pytest.mark.skipif(sys.platform != "linux", reason="needs file names of any bytes")
def test_names_and_ids_of_any_bytes_are_read_once(tmp_path: Path):
    reports = tmp_path / "reports"
    reports.mkdir()
    for name in (b"caf\xe9.txt", b"a\nb.txt", b"\x1b]0;x\x07.txt", b"dir\\[b].txt"):
        Path(os.fsdecode(os.fsencode(reports) + b"/" + name)).write_text(f"{TEXT} {name!r}")
    row = {"id": "\ud800", "url": "h.example/\udce9", "title": "\udfff", "text": TEXT}
    (reports / "rows.jsonl").write_text(json.dumps(row))
    first = read_plain(tmp_path / "record", reports)
    again = read_plain(tmp_path / "record", reports)

    assert (5, 0, 5, {}) == (first.n_new, again.n_new, again.n_unchanged, first.issues_by_code)
    assert 5 == len(said(tmp_path / "record"))
    with Record(tmp_path / "record") as record:
        sources = {row["source"] for row in record.query("select source from reports").to_arrow().to_pylist()}
    assert f"{reports}/caf\\xE9.txt" in sources
    assert b"\\\\uD800" in exported(tmp_path / "record")
