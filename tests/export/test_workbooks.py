"""Workbooks that are written, and those that come back."""

from __future__ import annotations

import io
import zipfile

import pyarrow as pa
import pytest

from dragoman.errors import ConfigError
from dragoman.export import read_workbook, write_table


def written(*rows: dict) -> bytes:
    file = io.BytesIO()
    write_table(pa.Table.from_pylist(list(rows)), file, "xlsx")
    return file.getvalue()


def test_what_is_written_comes_back():
    rows = list(read_workbook(written({"wording": "“Nö” – a\nb", "n": 3, "none": None, "names": ["A", "B"]})))

    assert [(2, {"wording": "“Nö” – a\nb", "n": "3", "none": "", "names": "A; B"})] == rows


def test_text_is_no_formula():
    [(_, row)] = read_workbook(written({"wording": "=1+1"}))

    assert "=1+1" == row["wording"]


def test_signs_that_a_workbook_writes_otherwise_come_back():
    [(_, row)] = read_workbook(written({"wording": "a\x00b\x1bc"}))

    assert "a\x00b\x1bc" == row["wording"]


@pytest.mark.parametrize("content", [b"", b"verdict,kind", b"PK\x03\x04"])
def test_what_is_no_workbook_is_told(content: bytes):
    with pytest.raises(ConfigError, match="is no workbook"):
        list(read_workbook(content))


def test_another_archive_is_no_workbook():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("a.txt", "a")

    with pytest.raises(ConfigError, match="is no workbook"):
        list(read_workbook(file.getvalue()))


def test_what_unpacks_to_more_than_a_sheet_is_not_unpacked(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("dragoman.export.workbooks._MOST_BYTES", 100)

    with pytest.raises(ConfigError, match="unpacks to more than 100 bytes"):
        list(read_workbook(written({"wording": "a"})))
