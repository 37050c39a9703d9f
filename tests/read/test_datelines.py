"""Datelines of the agencies' styles are recognised, and prose is not taken for one."""

from __future__ import annotations

import datetime as dt

import pytest
from readings import report_of, zones_of

from dragoman.read.datelines import FoundDateline, find_dateline

PROSE = "The minister said the bridge will open."


def dateline_of(start: str, prose: str = PROSE) -> FoundDateline | None:
    text = start + prose
    return find_dateline(text, 0, len(text))


@pytest.mark.parametrize(
    ("start", "place", "agency"),
    [
        ("TEHRAN, Apr. 19 (MNA) – ", "TEHRAN", "MNA"),
        ("Tehran, IRNA – ", "Tehran", "IRNA"),
        ("Tehran, April 3, IRNA – ", "Tehran", "IRNA"),
        ("Tehran(IP)- ", "Tehran", "IP"),
        ("TEHRAN (Tasnim) – ", "TEHRAN", "Tasnim"),
        ("TEHRAN (ISNA)- ", "TEHRAN", "ISNA"),
        ("MOSCOW, May 17. /TASS/. ", "MOSCOW", "TASS"),
        ("MOSCOW. March 3 (Interfax) - ", "MOSCOW", "Interfax"),
        ("MINSK, 3 March (BelTA) – ", "MINSK", "BelTA"),
        ("ANKARA (AA) – ", "ANKARA", "AA"),
        ("Halden (Norway), Apr 24 (EFE).- ", "Halden", "EFE"),
        ("WASHINGTON (AP) — ", "WASHINGTON", "AP"),
        ("ST. PETERSBURG, Fla. (AP) — ", "ST. PETERSBURG, Fla.", "AP"),
        ("HALDEN, N.H., Sept. 26 (UPI) — ", "HALDEN, N.H.", "UPI"),
        ("OSLO (Reuters) - ", "OSLO", "Reuters"),
        ("OSLO/BERN (Reuters) - ", "OSLO/BERN", "Reuters"),
        ("PARIS, March 3, 2022 (AFP) - ", "PARIS", "AFP"),
        ("BEIJING, March 5 (Xinhua) -- ", "BEIJING", "Xinhua"),
        ("SEOUL, March 3 (Yonhap) -- ", "SEOUL", "Yonhap"),
        ("TOKYO, March 3 (Kyodo) - ", "TOKYO", "Kyodo"),
        ("New Delhi [India], March 3 (ANI): ", "New Delhi [India]", "ANI"),
        ("New Delhi, Mar 3 (PTI) ", "New Delhi", "PTI"),
        ("ISLAMABAD, Mar 03 (APP):", "ISLAMABAD", "APP"),
        ("ABU DHABI, 3rd March, 2022 (WAM) -- ", "ABU DHABI", "WAM"),
        ("Riyadh, March 3, 2022, SPA -- ", "Riyadh", "SPA"),
        ("Doha, March 3 (QNA) - ", "Doha", "QNA"),
        ("Damascus, SANA- ", "Damascus", "SANA"),
        ("RAMALLAH, Tuesday, March 3, 2022 (WAFA) – ", "RAMALLAH", "WAFA"),
        ("BAGHDAD / INA – ", "BAGHDAD", "INA"),
        ("Berlin (dpa) - ", "Berlin", "dpa"),
        ("BRUSSELS (Belga) - ", "BRUSSELS", "Belga"),
        ("(ANSA) - ROME, MAR 3 - ", "ROME", "ANSA"),
        ("March 3 (Reuters) - ", None, "Reuters"),
        ("Baku-APA. ", "Baku", "APA"),
        ("LONDON — ", "LONDON", None),
        ("BOSTON —", "BOSTON", None),
        ("CONCORD, N.H. - ", "CONCORD, N.H.", None),
        ("BEIRUT, Lebanon — ", "BEIRUT, Lebanon", None),
        ("London — ", "London", None),
        ("NEW DELHI: ", "NEW DELHI", None),
        ("GENEVA (3 March 2022) – ", "GENEVA", None),
        ("Brussels, 3 March 2022 – ", "Brussels", None),
    ],
)
def test_dateline_is_recognised_up_to_the_prose(start: str, place: str | None, agency: str | None) -> None:
    found = dateline_of(start)

    assert found is not None
    assert (place, agency, start) == (found.dateline.place, found.dateline.agency, start[: found.dateline.span.end])
    assert len(start) == found.dateline.span.end


@pytest.mark.parametrize(
    "paragraph",
    [
        "Mara Lindqvist (D-Halden) — the sponsor — spoke first.",
        "UPDATE: The road is open again.",
        "BREAKING - The road is open again.",
        "NATO – which has no say in this – was silent.",
        "Moscow-based analysts doubt it.",
        "Norland (AFP) said nothing.",
        "The minister said – The road is open.",
        "In Paris, March 3 – the day of the vote – nobody came.",
        "Oslo, however, said no.",
        "Q: What comes next?",
        "LINDQVIST: And that is why we came.",
        "Lindqvist, May 4, 2021, said so.",
        "HALL--Jerome Lind, 98, of Halden.",
        "Analysts — Mara Lind among them — agree.",
        "Editor's note: The text was shortened.",
    ],
)
def test_prose_is_no_dateline(paragraph: str) -> None:
    assert find_dateline(paragraph, 0, len(paragraph)) is None


def test_dateline_follows_a_title() -> None:
    report = report_of(f"Norland opens its bridge\n\nOSLO (AP) — {PROSE}")

    assert [("title", "Norland opens its bridge"), ("dateline", "OSLO (AP) — ")] == zones_of(report)


def test_city_alone_on_a_line_is_a_dateline() -> None:
    report = report_of(f"By Mara Lindqvist\n\nISTANBUL\n\n{PROSE} He gave no day for it.")

    assert report.dateline is not None
    assert "ISTANBUL" == report.dateline.place


def test_agency_of_the_dateline_is_the_outlet_where_nothing_else_tells() -> None:
    assert "MNA" == report_of(f"TEHRAN, Apr. 19 (MNA) – {PROSE}").outlet


def test_year_in_the_dateline_gives_the_date() -> None:
    report = report_of(f"RAMALLAH, March 3, 2022 (WAFA) – {PROSE}")

    assert (dt.date(2022, 3, 3), "dateline") == (report.published, report.published_from)


def test_day_without_a_year_gives_no_date() -> None:
    report = report_of(f"TEHRAN, Apr. 19 (MNA) – {PROSE}")

    assert (None, None) == (report.published, report.published_from)


def test_day_without_a_year_takes_the_year_of_the_address() -> None:
    report = report_of(f"OSLO, Dec. 31 (NLA) – {PROSE}", url="https://nla.example/2022/01/01/bridge")

    assert (dt.date(2021, 12, 31), "dateline") == (report.published, report.published_from)


def test_day_without_a_year_takes_the_month_of_the_address() -> None:
    report = report_of(f"OSLO, April 19 (NLA) – {PROSE}", url="https://nla.example/2022/04/bridge")

    assert dt.date(2022, 4, 19) == report.published


def test_impossible_day_gives_no_date() -> None:
    assert report_of(f"OSLO, Feb. 30, 2022 (AP) – {PROSE}").published is None
