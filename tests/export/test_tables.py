"""Answers as files."""

from __future__ import annotations

import csv
import io

import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.export import write_table

SPANS = pa.list_(pa.struct([("start", pa.int32()), ("end", pa.int32())]))
TABLE = pa.table(
    {
        "wording": ['We "stay", 🌊\nand go', None],
        "about": [["A", "B"], []],
        "content": pa.array([[(3, 9), (12, 15)], []], SPANS),
    }
)


def written(form: str) -> bytes:
    file = io.BytesIO()
    write_table(TABLE, file, form)
    return file.getvalue()


def test_csv_holds_every_column_and_reads_back():
    rows = list(csv.reader(io.StringIO(written("csv").decode(), newline="")))

    assert [["wording", "about", "content"], ['We "stay", 🌊\nand go', "A; B", "3-9; 12-15"], ["", "", ""]] == rows


def test_jsonl_has_spans_as_pairs_and_unknown_as_null():
    rows = [orjson.loads(line) for line in written("jsonl").splitlines()]

    assert [[[3, 9], [12, 15]], None] == [rows[0]["content"], rows[1]["wording"]]


def test_parquet_reads_back_as_it_was():
    assert TABLE.equals(pq.read_table(io.BytesIO(written("parquet"))))
