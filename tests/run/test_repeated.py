"""Reading again adds what is new or changed; how the work is shared out and in which order changes nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from reads import exported, make_reports, read_plain, said

from dragoman.errors import ConfigError
from dragoman.record import Record


def write_rows(path: Path, *rows: dict[str, str]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def row(words: str, **fields: str) -> dict[str, str]:
    return {"text": f'In a report that is not short, Mara Lindqvist said "{words}" to the press.', **fields}


@pytest.mark.slow
def test_two_workers_give_the_record_of_one(tmp_path: Path):
    reports = make_reports(tmp_path / "reports", 40)
    read_plain(tmp_path / "one", reports, workers=1)
    read_plain(tmp_path / "two", reports, workers=2, commit_every_s=0)

    assert exported(tmp_path / "one") == exported(tmp_path / "two")


def test_the_order_of_the_paths_changes_nothing(tmp_path: Path):
    reports = make_reports(tmp_path / "reports", 12)
    rows = write_rows(tmp_path / "rows.jsonl", row("we agree"), row("we agree"), row("we go", published="2024-03-05"))
    more = write_rows(tmp_path / "more.jsonl", row("we agree"))
    read_plain(tmp_path / "there", reports, rows, more)
    read_plain(tmp_path / "back", more, rows, reports)

    assert exported(tmp_path / "there") == exported(tmp_path / "back")


def test_a_read_in_two_goes_gives_the_record_of_one(tmp_path: Path):
    reports = make_reports(tmp_path / "reports", 12)
    rows = write_rows(tmp_path / "rows.jsonl", row("we agree", id="1"), row("we go", id="2"))
    read_plain(tmp_path / "one", reports, rows)
    read_plain(tmp_path / "two", rows)
    read_plain(tmp_path / "two", reports)

    assert exported(tmp_path / "one") == exported(tmp_path / "two")


def test_reading_the_same_folder_again_adds_nothing(tmp_path: Path):
    reports = make_reports(tmp_path / "reports", 3)
    read_plain(tmp_path / "record", reports)
    before = exported(tmp_path / "record")

    summary = read_plain(tmp_path / "record", reports)

    assert (0, 3, 0) == (summary.n_read, summary.n_unchanged, summary.exit_status)
    assert before == exported(tmp_path / "record")


def test_only_a_new_file_is_read(tmp_path: Path):
    reports = make_reports(tmp_path / "reports", 3)
    read_plain(tmp_path / "record", reports)
    make_reports(tmp_path / "reports", 4)

    summary = read_plain(tmp_path / "record", reports)

    assert (1, 0, 3) == (summary.n_new, summary.n_replaced, summary.n_unchanged)


def test_a_changed_file_takes_the_place_of_its_earlier_version(tmp_path: Path):
    reports = make_reports(tmp_path / "reports", 2)
    read_plain(tmp_path / "record", reports)
    (reports / "001.txt").write_text('Jon Sorensen said "we go".')

    summary = read_plain(tmp_path / "record", reports)

    assert (0, 1, 1) == (summary.n_new, summary.n_replaced, summary.n_unchanged)
    assert ["we go", "we stay at 0"] == said(tmp_path / "record")


def test_a_file_that_goes_back_to_what_it_was_counts_again(tmp_path: Path):
    reports = make_reports(tmp_path / "reports", 1)
    first = (reports / "000.txt").read_text()
    for text in (first, 'Jon Sorensen said "we go".', first):
        (reports / "000.txt").write_text(text)
        read_plain(tmp_path / "record", reports)

    assert ["we stay at 0"] == said(tmp_path / "record")


def test_a_record_of_replaced_reports_is_the_record_of_the_newest(tmp_path: Path):
    reports = make_reports(tmp_path / "reports", 2)
    read_plain(tmp_path / "grown", reports)
    (reports / "001.txt").write_text('Jon Sorensen said "we go".')
    read_plain(tmp_path / "grown", reports)
    read_plain(tmp_path / "fresh", reports)

    assert exported(tmp_path / "fresh") == exported(tmp_path / "grown")


def test_a_row_with_an_id_is_replaced_by_its_newer_version(tmp_path: Path):
    rows = write_rows(tmp_path / "rows.jsonl", row("we stay", id="1"), row("we wait", id="2"))
    read_plain(tmp_path / "record", rows)
    write_rows(rows, row("we wait", id="2"), row("we go", id="1"))
    read_plain(tmp_path / "record", rows)

    assert ["we go", "we wait"] == said(tmp_path / "record")


def test_two_rows_with_the_same_id_in_one_read_both_count(tmp_path: Path):
    rows = write_rows(tmp_path / "rows.jsonl", row("we stay", id="1"), row("we wait", id="1"))
    read_plain(tmp_path / "record", rows)

    assert ["we stay", "we wait"] == said(tmp_path / "record")


def test_rows_without_id_add_and_those_that_are_gone_count_no_more(tmp_path: Path):
    rows = write_rows(tmp_path / "feed.jsonl", row("we stay"), row("we wait"))
    read_plain(tmp_path / "record", rows)
    write_rows(rows, row("we wait"), row("we go"))
    summary = read_plain(tmp_path / "record", rows)

    assert (1, ["we go", "we wait"]) == (summary.n_new, said(tmp_path / "record"))


def test_the_same_row_twice_counts_once(tmp_path: Path):
    rows = write_rows(tmp_path / "rows.jsonl", row("we stay"), row("we stay"))

    summary = read_plain(tmp_path / "record", rows)

    assert (1, 1, ["we stay"]) == (summary.n_new, summary.n_repeated, said(tmp_path / "record"))


def test_a_record_among_its_own_reports_is_not_read(tmp_path: Path):
    reports = make_reports(tmp_path / "reports", 2)
    read_plain(reports / "record", reports)

    summary = read_plain(reports / "record", reports)

    assert (0, 2, {}) == (summary.n_new, summary.n_unchanged, summary.issues_by_code)


def test_a_misspelt_path_is_an_error_before_anything_is_made(tmp_path: Path):
    with pytest.raises(ConfigError, match="no such file or folder"):
        read_plain(tmp_path / "record", tmp_path / "raports")

    assert not (tmp_path / "record").exists()


def test_an_empty_file_is_an_issue_and_the_rest_is_read(tmp_path: Path):
    reports = make_reports(tmp_path / "reports", 2)
    (reports / "000.txt").write_bytes(b"")

    summary = read_plain(tmp_path / "record", reports)

    assert (0, 1, {"warning": 1}) == (summary.exit_status, summary.n_new, summary.issues_by_level)
    with Record(tmp_path / "record") as record:
        assert 1 == len(record.issues())


def test_the_issue_of_a_file_is_over_when_the_file_is_mended(tmp_path: Path):
    reports = make_reports(tmp_path / "reports", 2)
    (reports / "000.txt").write_bytes(b"")
    read_plain(tmp_path / "record", reports)
    make_reports(tmp_path / "reports", 2)
    read_plain(tmp_path / "record", reports)

    with Record(tmp_path / "record") as record:
        assert 0 == len(record.issues())


def test_nothing_usable_is_status_one(tmp_path: Path):
    (tmp_path / "empty.txt").write_bytes(b"")

    assert 1 == read_plain(tmp_path / "record", tmp_path / "empty.txt").exit_status


def test_nothing_usable_stays_status_one_when_read_again(tmp_path: Path):
    (tmp_path / "empty.txt").write_bytes(b"")
    read_plain(tmp_path / "record", tmp_path / "empty.txt")

    assert 1 == read_plain(tmp_path / "record", tmp_path / "empty.txt").exit_status


def test_strict_stops_at_the_first_issue(tmp_path: Path):
    reports = make_reports(tmp_path / "reports", 2)
    (reports / "000.txt").write_bytes(b"")

    with pytest.raises(Exception, match=r"000\.txt.*--strict") as caught:
        read_plain(tmp_path / "record", reports, strict=True)

    assert "StrictError" == type(caught.value).__name__
