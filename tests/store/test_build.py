"""What counts in the resolved tables: the newest version of a place, the same report once, in a stable order."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from dragoman.errors import RecordError
from dragoman.model import Findings, Issue
from dragoman.run.resolving import resolve_record
from dragoman.store import InputRow, PartWriter, RecordFolder, View, input_id, input_table, number_of, seen_again
from dragoman.store.build import TABLES
from records import add_read, findings_of, make_record, report_of, with_event

OLD = findings_of(report_of('Mara Lindqvist said: "We stay."'), ("Mara Lindqvist", "said", "We stay."))
NEW = findings_of(report_of('Mara Lindqvist said: "We go."'), ("Mara Lindqvist", "said", "We go."))
OTHER = findings_of(report_of("Nothing is said.", source="reports/b.txt"))


def texts(record: Path) -> list[str]:
    with View(record) as view:
        return sorted(found.report.text for found, _ in view.findings())


def statements(record: Path) -> list[str]:
    with View(record) as view:
        return view.ask("select wording from statements").column("wording").to_pylist()


def test_a_later_version_takes_the_place_of_an_earlier_one(tmp_path: Path):
    add_read(tmp_path, 1, (OLD, "/a"))
    add_read(tmp_path, 2, (NEW, "/a"))

    assert [NEW.report.text] == texts(tmp_path)


def test_the_findings_of_a_replaced_report_do_not_count(tmp_path: Path):
    add_read(tmp_path, 1, (OLD, "/a"))
    add_read(tmp_path, 2, (NEW, "/a"))

    assert ["We go."] == statements(tmp_path)


def test_a_replaced_report_counts_where_it_also_lies_elsewhere(tmp_path: Path):
    add_read(tmp_path, 1, (OLD, "/a"), (OLD, "/copy"))
    add_read(tmp_path, 2, (NEW, "/a"))

    assert sorted([OLD.report.text, NEW.report.text]) == texts(tmp_path)


def test_reports_without_a_place_only_add(tmp_path: Path):
    add_read(tmp_path, 1, (OLD, None))
    add_read(tmp_path, 2, (NEW, None))

    assert sorted([OLD.report.text, NEW.report.text]) == texts(tmp_path)


def test_the_same_report_at_two_places_counts_once(tmp_path: Path):
    add_read(tmp_path, 1, (OLD, "/a"), (OLD, "/b"))

    assert ["We stay."] == statements(tmp_path)


def test_the_same_report_at_two_places_has_the_smallest_source(tmp_path: Path):
    at_z = findings_of(report_of("Nothing is said."))
    at_z = Findings(type(at_z.report)(id="r1", text="x", source="z.txt"))
    at_b = Findings(type(at_z.report)(id="r1", text="x", source="b.txt"))
    add_read(tmp_path, 1, (at_z, "/z"), (at_b, "/b"))

    with View(tmp_path) as view:
        assert ["b.txt"] == [found.report.source for found, _ in view.findings()]


def test_reports_stand_in_the_order_of_their_days(tmp_path: Path):
    days = ["2024-03-05", None, "2024-01-01"]
    make_record(tmp_path / "r", *(findings_of(report_of(f"Of {day}.", published=day)) for day in days))

    with View(tmp_path / "r") as view:
        assert ["2024-01-01", "2024-03-05", "None"] == [str(found.report.published) for found, _ in view.findings()]


def test_an_issue_of_an_input_without_report_is_in_the_record(tmp_path: Path):
    make_record(tmp_path, OLD, issues=[Issue(None, "empty.txt", "read", "empty", "is empty")])

    with View(tmp_path) as view:
        assert ["empty.txt"] == view.ask("select source from issues").column("source").to_pylist()


def test_findings_come_back_from_a_record(tmp_path: Path):
    make_record(tmp_path, OLD)

    with View(tmp_path) as view:
        [(found, _)] = view.findings()

    statements = tuple(replace(each, utterance_id=None) for each in found.statements)
    assert (OLD.statements, OLD.mentions, OLD.entities) == (statements, found.mentions, found.entities)


HELD = with_event(findings_of(report_of("Ada Okoro met Bo Hall in Nordhavn.")), "met", ["Ada Okoro"], ["Bo Hall"])


def test_events_and_places_come_back_from_a_record(tmp_path: Path):
    held = with_event(findings_of(HELD.report), "met", ["Ada Okoro"], ["Bo Hall"], date="2024-03-04", place="Nordhavn")
    make_record(tmp_path, held)

    with View(tmp_path) as view:
        [(found, _)] = view.findings()

    assert (held.places, held.events) == (
        found.places,
        tuple(replace(each, event_group=None) for each in found.events),
    )


def test_every_event_of_a_record_has_a_group(tmp_path: Path):
    make_record(tmp_path, HELD)

    with View(tmp_path) as view:
        assert [True] == view.ask("select event_group is not null as has from events").column("has").to_pylist()


def test_a_record_read_before_there_were_events_opens_once_its_tables_are_made_anew(tmp_path: Path):
    make_record(tmp_path, OLD)
    for path in [*(tmp_path / "parts").glob("events-*"), *(tmp_path / "parts").glob("places-*")]:
        path.unlink()
    with duckdb.connect(str(tmp_path / "record.duckdb")) as connection:
        connection.execute("update made_of set value = '2' where key = 'tables'")

    with pytest.raises(RecordError, match="made by another version of the program; run 'dragoman resolve"):
        View(tmp_path)
    assert [True, False] == [resolve_record(tmp_path), resolve_record(tmp_path)]

    with View(tmp_path) as view:
        assert [()] == [found.events for found, _ in view.findings()]


def row(found: Findings, read_seq: int, locator: str = "/a") -> InputRow:
    key = input_id(found.report.id, locator)
    return InputRow(key, found.report.id, locator, "a", read_seq, True, found.report.id)


def record_with(path: Path, *rows: InputRow) -> RecordFolder:
    folder = RecordFolder(path)
    folder.parts.mkdir(parents=True)
    for read_seq in sorted({each.read_seq for each in rows}):
        writer = PartWriter(folder, read_seq)
        writer.add({"inputs": input_table([each for each in rows if each.read_seq == read_seq])})
        writer.commit()
    return folder


def seen(*found: Findings, locator: str = "/a") -> list[int]:
    return [number_of(input_id(each.report.id, locator)) for each in found]


def test_a_file_that_goes_back_to_what_it_was_counts_again(tmp_path: Path):
    folder = record_with(tmp_path, row(OLD, 1), row(NEW, 2))

    assert [input_id(OLD.report.id, "/a")] == [each.input for each in seen_again(folder, 3, seen(OLD))]


def test_an_unchanged_version_stays_beside_a_changed_one_of_the_same_place(tmp_path: Path):
    folder = record_with(tmp_path, row(OLD, 1), row(OTHER, 1), row(NEW, 2))

    assert [input_id(OTHER.report.id, "/a")] == [each.input for each in seen_again(folder, 2, seen(NEW, OTHER))]


def test_unchanged_files_need_no_new_rows(tmp_path: Path):
    folder = record_with(tmp_path, row(OLD, 1), row(OTHER, 1, "/b"))

    assert [] == seen_again(folder, 2, seen(OLD) + seen(OTHER, locator="/b"))


# What the columns of tables and views are. Who changes one raises ``TABLES`` too: else a record made before opens, and
# its questions fail.
COLUMNS_OF_VERSION = {12: "a9a6616e92418a6c"}


def test_the_version_of_the_tables_goes_with_their_columns(tmp_path: Path) -> None:
    with View(make_record(tmp_path / "record", OLD)) as view:
        columns = view.ask(
            "select table_name || '.' || column_name || ' ' || data_type as c "
            "from information_schema.columns order by c"
        )
    digest = hashlib.sha256("\n".join(columns.column("c").to_pylist()).encode()).hexdigest()[:16]

    assert COLUMNS_OF_VERSION == {TABLES: digest}
