"""Dates are read as written, say where they come from, and are never guessed."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from readings import codes, read_all, reading_of, report_of, write

from dragoman.read.metadata import date_of_name, date_of_url, read_date

DAY = dt.date(2022, 3, 29)
PROSE = "The minister said the bridge will open in spring."


@pytest.mark.parametrize(
    "written",
    [
        "2022-03-29",
        "2022/3/29",
        "20220329",
        "20220329T101500Z",
        "2022-03-29T23:30:00-05:00",
        "2022-03-29 23:30:00",
        "March 29, 2022",
        "Mar. 29, 2022",
        "29 March 2022",
        "29th of March, 2022",
        "29-Mar-2022",
        "Tue, 29 Mar 2022 23:30:00 -0500",
        "Tuesday, March 29, 2022",
        "Tue Mar 29 23:30:00 GMT 2022",
        "29/03/2022",
        "3/29/2022",
        "1648512000",
        "1648512000000",
    ],
)
def test_date_is_read_as_the_publisher_wrote_it(written: str) -> None:
    assert DAY == read_date(written).day


@pytest.mark.parametrize(
    "written", ["2022", "March 2022", "2022-13-40", "29 March", "yesterday", "29.3.22", "1401-01-09", ""]
)
def test_what_is_no_full_date_gives_none(written: str) -> None:
    assert read_date(written).day is None


def test_date_that_can_be_two_days_is_left_open_with_an_issue() -> None:
    reading = reading_of({"text": PROSE, "published": "03/04/2022"})

    assert reading.report is not None
    assert reading.report.published is None
    assert ["ambiguous-date"] == codes(list(reading.issues))


def test_same_figure_for_day_and_month_is_not_ambiguous() -> None:
    assert dt.date(2022, 4, 4) == read_date("04/04/2022").day


def test_date_that_is_none_is_left_open_with_an_issue() -> None:
    assert ["unknown-date"] == codes(list(reading_of({"text": PROSE, "published": "last week"}).issues))


def test_issue_about_a_date_names_its_report() -> None:
    reading = reading_of({"text": PROSE, "published": "last week"})

    assert reading.report is not None
    assert reading.report.id == reading.issues[0].report_id


def test_address_comes_in_where_the_metadata_date_is_ambiguous() -> None:
    report = report_of(PROSE, published="03/04/2022", url="https://h.example/2022/04/03/bridge")

    assert (dt.date(2022, 4, 3), "url") == (report.published, report.published_from)


def test_metadata_comes_before_the_header_line() -> None:
    report = report_of(f" date 2022-03-30 {PROSE}", published="2022-03-29")

    assert (DAY, "metadata") == (report.published, report.published_from)


@pytest.mark.parametrize(
    "url",
    [
        "https://h.example/2022/03/29/bridge",
        "https://h.example/2022/3/29/bridge",
        "https://h.example/news/2022-03-29/bridge.html",
        "https://h.example/bridge-20220329",
        "https://h.example/2022/mar/29/bridge",
        "https://h.example/bridge?d=2022-03-29",
    ],
)
def test_day_in_an_address_is_found(url: str) -> None:
    assert DAY == date_of_url(url)


@pytest.mark.parametrize(
    "url", ["https://h.example/bridge", "https://h.example/2022/03/bridge", "https://h.example/n/84529384751"]
)
def test_address_without_a_day_gives_none(url: str) -> None:
    assert date_of_url(url) is None


def test_file_name_gives_the_date_last_of_all(tmp_path: Path) -> None:
    [report], _ = read_all(write(tmp_path, "bridge-2022-03-29.txt", PROSE))

    assert (DAY, "file name") == (report.published, report.published_from)


def test_file_name_with_two_days_gives_none() -> None:
    assert date_of_name("2022-03-29-to-2022-04-02.txt") is None
