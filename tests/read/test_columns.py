"""Columns are found under the names users have, and text is kept as it is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from readings import codes, read_all, reading_of, report_of, walk, write

from dragoman.read.columns import FIELDS, fields_of

TEXT = " The minister said\tso.  Twice. "


@pytest.mark.parametrize("name", ["text", "body", "Content", "RAW_TEXT", "maintext", "article_text", "Article Text"])
def test_text_is_found_under_any_of_its_names(name: str) -> None:
    assert {"text": TEXT} == fields_of({name: TEXT})


@pytest.mark.parametrize(("field", "names"), FIELDS.items())
def test_every_listed_name_leads_to_its_field(field: str, names: tuple[str, ...]) -> None:
    assert all(fields_of({name: "x y"}) == {field: "x y"} for name in names)


def test_names_of_trafilatura_are_known() -> None:
    row = {
        "title": "Bridge opens", "author": "Mara Lindqvist", "hostname": "h.example", "date": "2022-03-29",
        "fingerprint": "f", "id": None, "raw_text": "flat", "text": TEXT, "source": "https://h.example/b",
        "source-hostname": "Halden Herald", "excerpt": "", "comments": "",
    }  # fmt: skip

    assert {
        "title": "Bridge opens", "author": "Mara Lindqvist", "published": "2022-03-29", "text": TEXT,
        "url": "https://h.example/b", "outlet": "Halden Herald",
    } == fields_of(row)  # fmt: skip


def test_names_of_media_cloud_are_known() -> None:
    row = {
        "id": "17", "media_name": "Halden Herald", "media_url": "h.example", "publish_date": "2022-03-29",
        "title": "Bridge opens", "url": "https://h.example/b", "language": "en", "indexed_date": "2022-04-02",
        "text": TEXT,
    }  # fmt: skip

    assert {
        "id": "17", "outlet": "Halden Herald", "published": "2022-03-29", "title": "Bridge opens",
        "url": "https://h.example/b", "language": "en", "text": TEXT,
    } == fields_of(row)  # fmt: skip


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"name": "Halden Herald", "id": 3}, "Halden Herald"),
        (["Halden Herald", "Oslo Post"], "Halden Herald, Oslo Post"),
        (7, "7"),
    ],
)
def test_nested_values_become_text(value: Any, expected: str) -> None:
    assert {"outlet": expected} == fields_of({"outlet": value})


@pytest.mark.parametrize("value", [None, float("nan"), "", "NaN", "null", {}, [], True])
def test_empty_values_give_no_field(value: Any) -> None:
    assert {} == fields_of({"title": value})


def test_second_column_of_a_field_is_used_where_the_first_is_empty() -> None:
    assert {"title": "Bridge opens"} == fields_of({"title": None, "headline": "Bridge opens"})


def test_text_of_a_row_is_kept_code_point_for_code_point(tmp_path: Path) -> None:
    text = " \ttabs, \u00a0blanks, \u202eright to left\u202c, e\u0301, 𝔘nicode,\n\n\n\r\u2028\ufeff lines \n "
    [report], _ = read_all(write(tmp_path, "a.jsonl", json.dumps({"text": text})))

    assert text == report.text


def test_line_ends_and_nuls_are_the_only_changes(tmp_path: Path) -> None:
    [report], _ = read_all(write(tmp_path, "a.jsonl", json.dumps({"text": "\ufeffOne.\r\nTwo.\x00\r\n"})))

    assert "One.\nTwo.\n" == report.text


def test_missing_text_column_is_one_issue_with_the_columns_found(tmp_path: Path) -> None:
    rows = "".join(json.dumps({"headline": "x", "summary": "y"}) + "\n" for _ in range(1000))
    items, [issue] = walk(write(tmp_path, "a.jsonl", rows))

    assert [] == items
    assert "missing-column" == issue.code
    assert "1,000 rows" in issue.message
    assert "'headline', 'summary'" in issue.message


def test_empty_text_is_an_issue_and_the_other_rows_are_read(tmp_path: Path) -> None:
    reports, issues = read_all(write(tmp_path, "a.jsonl", '{"text": " "}\n{"text": "One."}\n'))

    assert ["One."] == [report.text for report in reports]
    assert ["empty"] == codes(issues)


def test_id_of_the_row_is_kept() -> None:
    assert "17" == report_of(TEXT, id="17").given_id


def test_host_of_the_address_is_the_outlet_where_none_is_given() -> None:
    assert "h.example" == report_of(TEXT, url="https://www.h.example/b").outlet


def test_rows_with_an_id_are_located_by_it(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", '{"id": 1, "text": "One."}\n{"text": "Two."}\n')
    items, _ = walk(path)

    assert [f"{path}#1", None] == [item.locator for item in items]


def test_changed_text_changes_the_digest_and_not_the_locator(tmp_path: Path) -> None:
    [before], _ = walk(write(tmp_path, "a.jsonl", '{"id": 1, "text": "One."}'))
    [after], _ = walk(write(tmp_path, "a.jsonl", '{"id": 1, "text": "Two."}'))

    assert before.locator == after.locator
    assert before.digest != after.digest


def test_column_without_use_leaves_the_digest_alone(tmp_path: Path) -> None:
    [before], _ = walk(write(tmp_path, "a.jsonl", '{"id": 1, "text": "One.", "fetched": 1}'))
    [after], _ = walk(write(tmp_path, "a.jsonl", '{"id": 1, "text": "One.", "fetched": 2}'))

    assert before.digest == after.digest


@pytest.mark.parametrize("column", ["lead_paragraph", "Lead", "standfirst", "intro-text", "First Paragraph", "Lede"])
def test_lead_stands_before_the_body(column: str) -> None:
    report = reading_of(fields_of({column: "Rain fell.", "title": "Rain in the north", "body": "It was cold."})).report

    assert report is not None
    assert "Rain fell.\n\nIt was cold." == report.text


@pytest.mark.parametrize(
    ("lead", "body", "text"),
    [
        ("Rain fell.", "Rain fell. It was cold.", "Rain fell. It was cold."),
        ("Rain fell…", "Rain fell\nin the north.", "Rain fell\nin the north."),
        ("Rain fell.", "Rain in the north\n\nIt was cold.", "Rain in the north\n\nRain fell.\n\nIt was cold."),
        ("<p>Rain fell.</p>", "<p>It was cold.</p>", "Rain in the north\n\nRain fell.\n\nIt was cold."),
        ("Rain fell.", "", "Rain fell."),
        ("", "It was cold.", "It was cold."),
    ],
)
def test_lead_stands_in_a_text_once(lead: str, body: str, text: str) -> None:
    report = reading_of({"lead": lead, "title": "Rain in the north", "text": body}).report

    assert report is not None
    assert text == report.text
