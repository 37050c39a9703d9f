"""A report that comes to count at another place, with nothing new in it, stays what it was."""

from __future__ import annotations

from pathlib import Path

from reads import exported, make_reports, read_plain


def test_events_of_a_report_that_is_met_at_a_smaller_place_keep_their_groups(tmp_path: Path):
    record, reports = tmp_path / "record", make_reports(tmp_path / "reports", 3)
    read_plain(record, reports)
    (reports / "001.txt").write_text((reports / "002.txt").read_text())

    read_plain(record, reports)

    grown = exported(record)
    (record / "record.duckdb").unlink()
    read_plain(record, reports)
    assert exported(record) == grown
