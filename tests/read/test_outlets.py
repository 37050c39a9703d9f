"""The outlet that a text names as its own, titles and what is none, and datelines of other forms."""

from __future__ import annotations

import pytest
from readings import ENGLISH, report_of, zones_of

from dragoman.read.datelines import find_dateline

TITLE = "Talks on the river go on in Norland"


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        (f"{TITLE} | The Port Sela Gazette\n\n{ENGLISH}", "The Port Sela Gazette"),
        (f"{TITLE} - Halden Herald\n\n{ENGLISH}", "Halden Herald"),
        (f"The Port Sela Gazette\n\n{TITLE}\n\nBy Mara Lindqvist\n\n{ENGLISH}", "The Port Sela Gazette"),
        (f"{TITLE}\n\n{ENGLISH}\n\nCopyright 2024 Halden Herald. All rights reserved.", "Halden Herald"),
        (f"{TITLE}\n\n{ENGLISH}\n\n© 2024 Port Sela Media", "Port Sela Media"),
        (f"{TITLE}\n\n{ENGLISH}\n\n(c) Holm Tidende 2024", "Holm Tidende"),
        (f"{TITLE}\n\n{ENGLISH}\n\nSource: Holm Press", "Holm Press"),
        (f"{TITLE}\n\n{ENGLISH}\n\nThis article first appeared in The Halden Monitor.", "The Halden Monitor"),
        (f"{TITLE}\n\nBy Mara Lindqvist, Halden Herald\n\n{ENGLISH}", "Halden Herald"),
        (f"{TITLE}\n\nBy Mara Lindqvist | Holm Independent\n\n{ENGLISH}", "Holm Independent"),
        (f"{TITLE}\n\nYerevan /Mediamax/. {ENGLISH}", "Mediamax"),
        (f"{TITLE}\n\n(MENAFN- Kuwait News Agency (KUNA)) OSLO, Feb 2 (NNA) -- {ENGLISH}", "NNA"),
        (f"{TITLE}\n\nWashington, DC (STL.News) {ENGLISH}", "STL.News"),
        (f"{TITLE}\n\nKIGALI, Rwanda | Holm Post | {ENGLISH}", "Holm Post"),
    ],
)
def test_outlet_that_a_text_tells_is_read(text: str, outlet: str) -> None:
    assert outlet == report_of(text).outlet


def test_outlet_beside_the_title_is_no_part_of_it() -> None:
    assert TITLE == report_of(f"{TITLE} | The Port Sela Gazette\n\n{ENGLISH}").title


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLE}\n\n{ENGLISH}",
        f"Minister: no talks - Norland\n\n{ENGLISH}",
        f"{TITLE}\n\nBy Mara Lindqvist, Oslo\n\n{ENGLISH}",
        f"{TITLE}\n\n{ENGLISH}\n\nSource: the ministry said so",
        f"Norland votes on Sunday\n\n{TITLE}\n\n{ENGLISH}",
    ],
)
def test_no_outlet_is_made_up(text: str) -> None:
    assert report_of(text).outlet is None


@pytest.mark.parametrize(
    "line",
    [
        "Journalist ID: 5537",
        "Article Ref: HN-2024/17",
        "Home Local 24/November/2021 09:06 PM",
        "Home > World > Europe",
        "In progress at UNHQ",
        "Espanol / English",
        "English | Français | العربية",
        "Skip to main content",
        "3 min read",
    ],
)
def test_line_above_the_title_is_no_title(line: str) -> None:
    report = report_of(f"{line}\n\n{TITLE}\n\n{ENGLISH}")

    assert TITLE == report.title
    assert ("header", line) in zones_of(report)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"{TITLE}\nOSLO, March 5 (NNA) – {ENGLISH}", TITLE),
        (f"{TITLE}\nNairobi. {ENGLISH}", TITLE),
        (f"{TITLE}\nYerevan /Mediamax/. {ENGLISH}", TITLE),
        (f"{TITLE}\n(MENAFN- Holm News (HN)) LIMA, June 7 (ANDINA) -- {ENGLISH}", TITLE),
        (f"{TITLE}\nWashington, DC (STL.News) {ENGLISH}", TITLE),
        (f"World\n\n{TITLE}\n\n12 March 2024\n\n{ENGLISH}", TITLE),
        (f"Rain and wind\n\n{TITLE}\n\nBy Mara Lindqvist\n\n{ENGLISH}", TITLE),
        (f"Weather experts warn of floods\n\n{ENGLISH}", "Weather experts warn of floods"),
        (f"Search for sailors goes on\n\n{ENGLISH}", "Search for sailors goes on"),
        (f"Home rule is near, minister says\n\n{ENGLISH}", "Home rule is near, minister says"),
        (f"Live now or never, says minister\n\n{ENGLISH}", "Live now or never, says minister"),
    ],
)
def test_title_is_read(text: str, title: str) -> None:
    assert title == report_of(text).title


@pytest.mark.parametrize(
    ("start", "place", "agency"),
    [
        ("Yerevan /Mediamax/. ", "Yerevan", "Mediamax"),
        ("Nairobi. ", "Nairobi", None),
        ("(MENAFN- Kuwait News Agency (KUNA)) OSLO, Feb 2 (NNA) -- ", "OSLO", "NNA"),
        ("Washington, DC (STL.News) ", "Washington, DC", "STL.News"),
        ("Washington, DC (STL.News) – ", "Washington, DC", "STL.News"),
        ("Tbilisi /Holmwire/ – ", "Tbilisi", "Holmwire"),
        ("Oslo (Holm Tidende) – ", "Oslo", "Holm Tidende"),
        ("(MENAFN - Holm Daily) HALDEN, March 3 (HNA) - ", "HALDEN", "HNA"),
        ("KAMPALA, Uganda | THE HOLM INDEPENDENT | ", "KAMPALA, Uganda", "THE HOLM INDEPENDENT"),
        ("HALDEN, March 3, 2022 /HNW/ -- ", "HALDEN", "HNW"),
        ("Halden, 3 March 2022 (HNA): ", "Halden", "HNA"),
        ("Brussels, 3 March 2022 – ", "Brussels", None),
        ("[NAIROBI] ", "NAIROBI", None),
        ("Baku /Holmpress/. ", "Baku", "Holmpress"),
        ("Chisinau (Moldholm) - ", "Chisinau", "Moldholm"),
        ("Windhoek, June 7, NAMPH – ", "Windhoek", "NAMPH"),
        ("Tashkent. June 7. Holmkabar. ", "Tashkent", "Holmkabar"),
        ("Denver, CO (Holm.News) — ", "Denver, CO", "Holm.News"),
    ],
)
def test_datelines_of_other_forms_are_recognised(start: str, place: str, agency: str | None) -> None:
    text = start + ENGLISH
    found = find_dateline(text, 0, len(text))

    assert found is not None
    assert (place, agency, len(start)) == (found.dateline.place, found.dateline.agency, found.dateline.span.end)


@pytest.mark.parametrize(
    "start",
    ["Oslo (Norway) – ", "Moscow (population 12 million) ", "Paris Hilton. ", "The Hague Convention (1907) ",
     "[Editor] ", "Minister | Norland | ", "London Bridge. "],
)  # fmt: skip
def test_prose_that_begins_with_a_name_has_no_dateline(start: str) -> None:
    text = start + ENGLISH

    assert find_dateline(text, 0, len(text)) is None
