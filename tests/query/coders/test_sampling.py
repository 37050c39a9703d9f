"""Samples drawn from a record, and the sheets that coders get."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from coded_records import N_REPORTS, coded_record

from dragoman.errors import ConfigError
from dragoman.record import Record
from dragoman.store import RecordFolder
from dragoman.store.samples import load_samples


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return Record(coded_record(tmp_path / "record"))


def test_the_same_seed_and_record_give_the_same_sheet_and_one_sample(record: Record):
    first = record.sample(n=20, by=("outlet",), seed=3).to_dicts()

    assert first == record.sample(n=20, by="outlet", seed=3).to_dicts()
    assert 1 == len(record.samples())


def test_a_sample_keeps_what_the_machine_has_in_all_of_the_record(record: Record):
    record.sample(n=12)

    [sample] = load_samples(RecordFolder(record.path))
    counts = {(each.what, each.value): each.n for each in sample.counts}

    assert {("all", ""): 16, ("type", "SAY"): 12, ("type", "REJECT"): 4} == {
        key: n for key, n in counts.items() if key[0] != "outlet"
    }
    assert (N_REPORTS, 4 * N_REPORTS) == (sample.n_reports, sample.n_passages)


def test_passages_in_which_nothing_was_found_are_drawn_too(record: Record):
    record.sample(n=18)

    [sample] = load_samples(RecordFolder(record.path))

    assert {(False, 32): 6, (True, 16): 12} == {(e.has_findings, e.n_frame): e.n_drawn for e in sample.strata}
    assert 6 == sum(not passage.findings for passage in sample.passages)


def test_a_sheet_shows_words_machine_and_what_stands_around(record: Record):
    rows = record.sample(n=48).to_dicts()

    row = next(each for each in rows if each["content"] == "the dam 4 is safe")

    assert "Mara Lindqvist said the dam 4 is safe. Nobody doubted it." == row["passage"]
    assert ("Mara Lindqvist", "SAY", "") == (row["machine_speaker"], row["machine_act"], row["new_act"])
    assert row["before"] == "Council 4 met on Monday."


def test_each_passage_has_rows_for_what_is_added(record: Record):
    rows = record.sample(n=10).to_dicts()

    empty = [row["passage_id"] for row in rows if not row["finding"]]

    assert {2} == {empty.count(each) for each in empty}
    assert 10 == len(set(empty))


def test_a_blind_sheet_holds_nothing_of_the_machines(record: Record):
    sheet = record.sample(n=20, blind=True)

    assert not any(name.startswith("machine_") for name in sheet.columns)
    assert {("", "", "blind")} == {(row["finding"], row["content"], row["sheet"]) for row in sheet}


def test_blind_and_open_sheets_are_of_one_sample(record: Record):
    blind, shown = (record.sample(n=20, blind=each).to_dicts() for each in (True, False))

    assert {row["passage_id"] for row in blind} == {row["passage_id"] for row in shown}


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"kind": "actors"}, "'kind' cannot be 'actors'"),
        ({"by": "day"}, "'by' cannot be 'day'"),
        ({"n": 9}, "at least 10"),
        ({"kind": "namings", "by": "confidence"}, "no confidence"),
    ],
)
def test_what_cannot_be_drawn_is_refused(record: Record, asked: dict, said: str):
    with pytest.raises(ConfigError, match=said):
        record.sample(**asked)


def test_without_anything_coded_there_is_no_estimate(record: Record):
    record.sample(n=10)

    with pytest.raises(Exception, match="no passage of a sample is coded"):
        record.estimate()


def test_events_and_namings_are_drawn(record: Record):
    assert {"event"} == {row["kind"] for row in record.sample("events", n=10)}
    assert {"naming"} == {row["kind"] for row in record.sample("namings", n=10)}


def test_the_sheet_of_a_command_is_as_the_ending_says(dragoman_out, record: Record):
    rows = list(csv.DictReader(dragoman_out("sample", record.path, "-n", "10", ending="csv").splitlines()))

    assert {row["sample"] for row in rows} == {record.samples().to_dicts()[0]["sample"]}
