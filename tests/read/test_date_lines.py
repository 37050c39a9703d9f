"""Lines that tell a day, in the forms that sites and archives write them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from readings import ENGLISH, codes, read_all, reading_of, report_of, write

from dragoman.read.date_lines import date_line_in
from dragoman.read.metadata import date_of_name, read_date

TITLE = "Talks on the river go on in Norland"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("19-Nov-2012", dt.date(2012, 11, 19)),
        ("19 Jun 14", dt.date(2014, 6, 19)),
        ("5-Mar-24", dt.date(2024, 3, 5)),
        ("Tue 5 Mar ’24", dt.date(2024, 3, 5)),
        ("5th Mar, 99", dt.date(1999, 3, 5)),
        ("22/ March/2023", dt.date(2023, 3, 22)),
        ("24/November/2021 09:06 PM", dt.date(2021, 11, 24)),
        ("March 12th 2024", dt.date(2024, 3, 12)),
        ("Mar-12-2024", dt.date(2024, 3, 12)),
        ("March 12,2024", dt.date(2024, 3, 12)),
        ("12 Mar 10:30", None),
        ("March 24", None),
        ("24 Mar 61", dt.date(2061, 3, 24)),
    ],
)
def test_short_and_odd_forms_are_read(written: str, day: dt.date | None) -> None:
    assert day == read_date(written).day


@pytest.mark.parametrize(
    ("line", "written", "author"),
    [
        ("19-Nov-2012", "19-Nov-2012", None),
        ("[22/ March/2023]", "22/ March/2023", None),
        ("Mara L Published October 31, 2024 | 03:10 PM", "October 31, 2024", "Mara L"),
        ("Tuesday, March 12th 2024 – 11:15 UTC", "March 12th 2024", None),
        ("By Mara Lindqvist, 12 March 2024", "12 March 2024", "Mara Lindqvist"),
        ("Mara Lindqvist | Updated: March 12, 2024 10:15 IST", "March 12, 2024", "Mara Lindqvist"),
        ("Published: 10:15, 12 March 2024", "12 March 2024", None),
        ("Posted on March 12, 2024 at 4:15 pm", "March 12, 2024", None),
        ("Home Local 24/November/2021 09:06 PM", "24/November/2021", None),
        ("12/03/2024 - 18:05", "12/03/2024", None),
        ("March 12, 2024 10:15 am (GMT+3)", "March 12, 2024", None),
        ("Wed., 13 Mar. 2024, 18h05", "13 Mar. 2024", None),
        ("2024-03-12T10:15:00+02:00", "2024-03-12", None),
        ("First published on 12 March 2024", "12 March 2024", None),
        ("Date: 12 March 2024", "12 March 2024", None),
    ],
)
def test_line_that_tells_a_day_is_recognised(line: str, written: str, author: str | None) -> None:
    found = date_line_in(line)

    assert found is not None
    assert (written, author) == (found.written, found.author)


@pytest.mark.parametrize(
    "line",
    [
        "The talks began on 12 March 2024 in Oslo",
        "Norland votes on March 12, 2024",
        "12 March 2024 was a cold day",
        "Minister: no talks before March 12, 2024",
        "OSLO, March 12, 2024 (NNA) –",
        "In 12 March 2024, he said no.",
        "Talks Go On March 12, 2024",
        "Copyright 2024 The Gazette",
    ],
)
def test_prose_and_titles_with_a_day_are_none(line: str) -> None:
    assert date_line_in(line) is None


@pytest.mark.parametrize(
    ("top", "day"),
    [
        (f"{TITLE}\n\n19-Nov-2012\n\n", "2012-11-19"),
        (f"{TITLE}\n[22/ March/2023]\n\n", "2023-03-22"),
        (f"{TITLE}\n\nMara L Published October 31, 2024 | 03:10 PM\n\n", "2024-10-31"),
        (f"{TITLE}\n\nTuesday, March 12th 2024 – 11:15 UTC\n\n", "2024-03-12"),
        (f"Friday April 26, 2024\n\n{TITLE}\n\nBy Mara Lindqvist, March 12, 2024\n\n", "2024-03-12"),
        (f"Friday April 26, 2024\n\n{TITLE}\n\nMara Lindqvist Published March 12, 2024\n\n", "2024-03-12"),
        (f"Friday April 26, 2024\n\n{TITLE}\n\nMarch 12, 2024\n\n", "2024-03-12"),
        (f"Friday, 26 April, 2024\n\nHome > World\n\n{TITLE}\n\nPosted on March 12, 2024\n\n", "2024-03-12"),
        (f"26/April/2024\n{TITLE}\n\nBy Mara Lindqvist\n12 March 2024 10:15\n\n", "2024-03-12"),
        (f"Published March 12, 2024\n\n{TITLE}\n\nFriday April 26, 2024\n\n", "2024-03-12"),
        (f"March 12, 2024\n\n{TITLE}\n\nBy Mara Lindqvist\n\n", "2024-03-12"),
        (f"{TITLE}\n\nPublished March 12, 2024\nLast Updated : April 26, 2024 06:00 PM IST\n\n", "2024-03-12"),
    ],
)
def test_day_of_the_report_is_read(top: str, day: str) -> None:
    report = report_of(top + ENGLISH)

    assert (day, "header", TITLE) == (str(report.published), report.published_from, report.title)


@pytest.mark.parametrize(
    "line",
    ["Last Updated : Jun 23, 2018 06:00 PM IST", "Updated June 23, 2018", "Last modified: 23 Jun 2018 18:00",
     "Mara L Updated June 23, 2018", "Edited on 23 June 2018"],
)  # fmt: skip
def test_day_of_the_last_change_counts_where_there_is_no_other(line: str) -> None:
    reading = reading_of({"text": f"{TITLE}\n\n{line}\n\n{ENGLISH}"})

    assert reading.report is not None
    assert ("2018-06-23", "header") == (str(reading.report.published), reading.report.published_from)
    assert ["update-date"] == codes(list(reading.issues))


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("25.03.2018 - Holm - Tidende.txt", dt.date(2018, 3, 25)),
        ("Tidende 25-03-2018.txt", dt.date(2018, 3, 25)),
        ("Tidende_25_03_2018_Holm.txt", dt.date(2018, 3, 25)),
        ("25 March 2018 Holm.txt", dt.date(2018, 3, 25)),
        ("holm-25-Mar-2018.txt", dt.date(2018, 3, 25)),
        ("Holm, March 25, 2018.txt", dt.date(2018, 3, 25)),
        ("03.04.2018 - Holm.txt", None),
        ("25.03.2018 - 26.03.2018.txt", None),
        ("v1.2.2018.txt", None),
        ("31.02.2018.txt", None),
    ],
)
def test_day_in_the_name_of_a_file_is_read(name: str, day: dt.date | None) -> None:
    assert day == date_of_name(name)


@pytest.mark.parametrize(
    "written", ["2099-03-05", "March 5, 2099", "5 Mar 2099 10:15", "05/31/2098", "2099-03-05T10:00Z"]
)
def test_day_in_the_future_is_an_issue(written: str) -> None:
    reading = reading_of({"text": ENGLISH, "published": written})

    assert reading.report is not None
    assert (None, ["future-date"]) == (reading.report.published, codes(list(reading.issues)))


def rows_of(*days: str) -> str:
    return "id,text,date\n" + "".join(f"{n},Rain fell in the north of Norland.,{day}\n" for n, day in enumerate(days))


@pytest.mark.parametrize(
    ("days", "read"),
    [
        (("03/04/2022", "25/04/2022"), ["2022-04-03", "2022-04-25"]),
        (("25/04/2022", "03/04/2022"), ["2022-04-25", "2022-04-03"]),
        (("03/04/2022", "04/25/2022", "12/01/2021"), ["2022-03-04", "2022-04-25", "2021-12-01"]),
        (("3.4.2022", "25.4.2022 10:15"), ["2022-04-03", "2022-04-25"]),
        (("2022-01-01", "01-02-2022", "13-02-2022"), ["2022-01-01", "2022-02-01", "2022-02-13"]),
        (("03/04/2022 18:05", "05/05/2022", "30/05/2022"), ["2022-04-03", "2022-05-05", "2022-05-30"]),
        (("03/04/2022", "25/04/2022", "04/25/2022"), ["None", "2022-04-25", "2022-04-25"]),
        (("03/04/2022", "04/03/2022"), ["None", "None"]),
    ],
)
def test_column_as_a_whole_tells_the_order(tmp_path: Path, days: tuple[str, ...], read: list[str]) -> None:
    reports, _ = read_all(write(tmp_path, "a.csv", rows_of(*days)))

    assert read == [str(report.published) for report in reports]


def test_order_of_a_column_of_json_lines_is_told_by_the_whole(tmp_path: Path) -> None:
    lines = "".join(f'{{"text": "Rain fell.", "date": "{day}"}}\n' for day in ("03/04/2022", "25/04/2022"))
    reports, issues = read_all(write(tmp_path, "a.jsonl", lines))

    assert (["2022-04-03", "2022-04-25"], []) == ([str(report.published) for report in reports], issues)


def test_days_of_the_other_order_that_come_late_are_told(tmp_path: Path) -> None:
    days = ["03/04/2022", "25/04/2022", *["05/05/2022"] * 2000, "04/25/2022"]
    _, issues = read_all(write(tmp_path, "a.csv", rows_of(*days)))

    assert ["mixed-dates"] == codes(issues)
