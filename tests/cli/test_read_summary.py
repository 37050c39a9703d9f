"""What the summary of a read tells: columns, what is missing, what changed."""

from __future__ import annotations

import json
from pathlib import Path

import orjson

from dragoman.cli.read import summary_row, summary_text
from dragoman.run import Summary, read_into
from dragoman.run.here import HereRunner


def work(items: object, settings: object) -> object:
    """Do the plain work on items, as the tests of runs do."""
    from dragoman.model import Findings
    from dragoman.read import read_item
    from dragoman.run.shards import WorkedItem, shard_tables

    readings = [(item, read_item(item, settings.read)) for item in items]  # type: ignore[attr-defined]
    return shard_tables(
        [WorkedItem(item, each.report and Findings(each.report), each.issues) for item, each in readings]
    )


def read(record: Path, path: Path) -> Summary:
    return read_into([str(path)], record, work="test_read_summary:work", start_runner=HereRunner)


def write_table(path: Path, n: int) -> Path:
    rows = "".join(
        f'2024-03-0{day},Politics,"The harbour of Velmar was calm on day {day}."\n' for day in range(1, n + 1)
    )
    path.write_text(f"Datum,section,Text\n{rows}")
    return path


def test_a_summary_tells_which_columns_were_taken_and_what_is_missing(tmp_path: Path):
    table = write_table(tmp_path / "reports.csv", 2)

    lines = summary_text(read(tmp_path / "record", table), tmp_path / "record").splitlines()

    [columns] = [line for line in lines if line.startswith("columns")]
    [missing] = [line for line in lines if line.startswith("missing")]
    assert "published from Datum" in columns
    assert columns.endswith("text from Text; kept as they are: section; no column for outlet, title")
    assert missing.endswith("0 reports of the record have no day, 2 have no outlet")


def test_a_summary_tells_what_changed_since_the_read_before(tmp_path: Path):
    read(tmp_path / "record", write_table(tmp_path / "reports.csv", 2))

    text = summary_text(read(tmp_path / "record", write_table(tmp_path / "reports.csv", 3)), tmp_path / "record")

    assert "3 reports (+1), 0 statements" in text


def test_a_summary_for_other_programs_has_the_columns(tmp_path: Path):
    row = summary_row(read(tmp_path / "record", write_table(tmp_path / "reports.csv", 1)))

    [listing] = json.loads(orjson.dumps(row))["columns"]
    assert (["published", "Datum"], ["section"]) == (listing["taken"][0], listing["others"])
