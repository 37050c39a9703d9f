"""Header, title, byline, boilerplate, captions and tails are told apart from prose, which is never marked."""

from __future__ import annotations

import datetime as dt

import pytest
from readings import report_of, zones_of

PROSE = "The minister said the bridge will open in spring. Nobody else was told."
MORE = "Her deputy, Ines Halloran, said the money had been found, and thanked the towns on both banks."


def kind_of(line: str) -> str | None:
    """Return how a line below two paragraphs of prose is marked."""
    report = report_of(f"{PROSE}\n\n{MORE}\n\n{line}\n\n{MORE}\n\n{PROSE}\n\n{MORE} One.\n\n{MORE} Two.\n\n{MORE} 3.")
    return next((kind for kind, wording in zones_of(report) if wording == line.strip()), None)


def test_plain_prose_has_no_zones() -> None:
    assert () == report_of(f"{PROSE}\n\n{MORE}").zones


def test_date_line_running_into_prose_is_marked_up_to_the_date() -> None:
    report = report_of(f" date 2022-03-29 {PROSE}")

    assert [("header", " date 2022-03-29")] == zones_of(report)
    assert (dt.date(2022, 3, 29), "header") == (report.published, report.published_from)


def test_date_line_with_a_section_is_marked_whole() -> None:
    report = report_of(f" date 2022-03-29   1. Politics\n\nNorland opens its bridge\n\n{PROSE}")

    assert [("header", " date 2022-03-29   1. Politics"), ("title", "Norland opens its bridge")] == zones_of(report)


def test_header_block_gives_its_fields() -> None:
    report = report_of(
        f"Title: Norland opens its bridge\nDate: March 29, 2022\nSource: Halden Herald\nURL: https://h.example/b\n\n{PROSE}"
    )

    assert ["header"] * 4 == [kind for kind, _ in zones_of(report)]
    assert ("Norland opens its bridge", "Halden Herald", "https://h.example/b", dt.date(2022, 3, 29)) == (
        report.title,
        report.outlet,
        report.url,
        report.published,
    )


@pytest.mark.parametrize(
    "line",
    [
        "March 29, 2022",
        "Tuesday, 29 March 2022 14:05 GMT",
        "2022-03-29 14:05",
        "Published: 29 March 2022",
        "Posted on March 29, 2022 at 2:05 pm",
    ],
)
def test_line_with_a_date_below_the_title_gives_the_date(line: str) -> None:
    report = report_of(f"Norland opens its bridge\n\n{line}\n\n{PROSE}")

    assert ("header", line) in zones_of(report)
    assert dt.date(2022, 3, 29) == report.published


def test_date_of_an_update_counts_behind_all_others() -> None:
    report = report_of(
        f"Norland opens its bridge\n\nUpdated: March 29, 2022\n\n{PROSE}", url="https://h.example/2022/03/28/a"
    )

    assert "2022-03-28" == str(report.published)


def test_short_first_line_before_a_blank_line_is_the_title() -> None:
    report = report_of(f"Norland opens its bridge\n\n{PROSE}")

    assert [("title", "Norland opens its bridge")] == zones_of(report)
    assert "Norland opens its bridge" == report.title


def test_first_line_ending_in_a_full_stop_is_no_title() -> None:
    assert () == report_of(f"The bridge is open.\n\n{PROSE}").zones


def test_first_line_of_wrapped_prose_is_no_title() -> None:
    assert (
        () == report_of("The minister said the bridge\nwill open in spring, and that nobody\nelse had been told.").zones
    )


def test_title_of_the_row_is_marked_whatever_its_last_sign() -> None:
    report = report_of(f"Norland’s ‘bridge’ opens.\n\n{PROSE}", title="Norland's 'bridge' opens")

    assert [("title", "Norland’s ‘bridge’ opens.")] == zones_of(report)


def test_title_over_two_lines_is_one_zone() -> None:
    report = report_of(
        f"Norland opens its bridge;\nTowns rejoice\n\n{PROSE}", title="Norland opens its bridge; Towns rejoice"
    )

    assert [("title", "Norland opens its bridge;\nTowns rejoice")] == zones_of(report)


def test_title_of_the_row_that_the_text_lacks_gives_no_zone() -> None:
    report = report_of(f"A day in spring\n\n{PROSE}", title="Norland opens its bridge")

    assert () == report.zones
    assert "Norland opens its bridge" == report.title


def test_title_and_prose_on_one_line_are_told_apart() -> None:
    report = report_of(f"Norland opens its bridge {PROSE}", title="Norland opens its bridge")

    assert [("title", "Norland opens its bridge")] == zones_of(report)


def test_first_words_of_a_sentence_are_no_title() -> None:
    report = report_of("Norland opens its bridge on Sunday, the minister said.", title="Norland opens its bridge")

    assert () == report.zones


def test_repeated_title_is_boilerplate() -> None:
    report = report_of(f"Norland opens its bridge\n\n{PROSE}\n\nNorland opens its bridge\n\n{MORE}")

    assert [("title", "Norland opens its bridge"), ("boilerplate", "Norland opens its bridge")] == zones_of(report)


@pytest.mark.parametrize(
    "line", ["By Mara Lindqvist", "BY MARA LINDQVIST", "By Mara Lindqvist and Ines Halloran in Oslo"]
)
def test_byline_below_the_title_is_marked(line: str) -> None:
    report = report_of(f"Norland opens its bridge\n\n{line}\n\n{PROSE}")

    assert ("byline", line) in zones_of(report)
    assert line[3:] == report.byline


def test_sentence_that_begins_with_by_is_no_byline() -> None:
    report = report_of(f"Norland opens its bridge\n\nBy noon the first carts had crossed it.\n\n{PROSE}")

    assert ["title"] == [kind for kind, _ in zones_of(report)]


@pytest.mark.parametrize(
    "line",
    [
        "Read more:",
        "Read more about the bridge here",
        "Read also: Ferry line closes",
        "Also read",
        "Related news",
        "See also:",
        "Follow us on Twitter @NorlandNews ",
        '"Follow Mara Lindqvist on Twitter @maralind."',
        "Your Comment",
        "Leave a comment",
        "You are replying to: .",
        "Share this article",
        "Facebook Twitter Email Print",
        "Subscribe to our newsletter",
        "Sign up for the morning letter",
        "Copyright 2022 Halden Herald",
        "© 2022 Halden Herald. All rights reserved.",
        "Advertisement",
        "ABSTRACT.",
        "FULL TEXT.",
        "Tags: bridge, Norland",
        "Editor's note: This text was shortened.",
        "This story has been updated.",
        "https://h.example/bridge",
        "***",
        "News ID 184670",
        "desk@h.example",
        "Published in the Herald, March 3rd, 2022",
    ],
)
def test_boilerplate_is_marked(line: str) -> None:
    assert "boilerplate" == kind_of(line)


@pytest.mark.parametrize(
    "line",
    [
        "FILE PHOTO: The bridge on the day of its opening, seen from Halden.",
        "Photo: Halden Herald",
        "(Photo by Mara Lindqvist/Halden Herald)",
        "A cart crosses the bridge on its first day. [Mara Lindqvist/AFP]",
        "The bridge in spring. (AP Photo/Mara Lindqvist)",
        "Getty Images",
    ],
)
def test_caption_is_marked(line: str) -> None:
    assert "caption" == kind_of(line)


@pytest.mark.parametrize(
    "line",
    [
        "Read the small print, the minister told reporters.",
        "Readers of the Herald wrote in to say the bridge is ugly.",
        "Follow the money, said Halloran, and the bridge explains itself.",
        "Share prices fell after the vote, the bank said.",
        "Related questions were left to the court, the judge said.",
        "Sign language was offered to all visitors, Halloran said.",
        "Comments by the minister drew laughter.",
        "Subscribers to the ferry line will be paid back, she said.",
        "Photos of the bridge were shown to the court, the judge said.",
        "More than forty towns sent a letter, she said.",
        '"You are replying to a question nobody asked," she said.',
        "“Read more,” the minister told the students.",
        "Correction of the course is needed, he said.",
        "Your government has failed you, Halloran told the crowd.",
        "Contact with the crew was lost, officials said.",
    ],
)
def test_prose_that_resembles_boilerplate_is_not_marked(line: str) -> None:
    assert kind_of(line) is None


def test_headlines_below_read_more_are_marked_until_prose_returns() -> None:
    report = report_of(f"{PROSE}\n\nRead more:\n\nFerry line closes\n\nTowns ask for a second bridge\n\n{MORE}")

    assert ["Read more:", "Ferry line closes", "Towns ask for a second bridge"] == [
        wording for _, wording in zones_of(report)
    ]


@pytest.mark.parametrize(
    "tail",
    [
        "MNA/PR",
        "/129",
        "(END)",
        "9376**1416",
        "NLA/HT",
        "WAM/Mara Lindqvist",
        "Agencies",
        "M.L",
        "Reporting by Mara Lindqvist; Editing by Ines Halloran",
    ],
)
def test_tail_of_an_agency_is_marked(tail: str) -> None:
    assert ("tail", tail) in zones_of(report_of(f"{PROSE}\n\n{MORE}\n\n{tail}"))


def test_tail_at_the_end_of_a_paragraph_is_marked_alone() -> None:
    assert [("tail", "MNA/PR")] == zones_of(report_of(f"{PROSE}\n\n{MORE} MNA/PR"))


def test_credit_of_contributors_is_a_tail() -> None:
    line = "Ines Halloran contributed to this report from Halden."

    assert [("tail", line)] == zones_of(report_of(f"{PROSE}\n\n{MORE}\n\n{line}"))


def test_note_on_the_author_is_boilerplate() -> None:
    line = "Mara Lindqvist is a columnist and teaches history."
    report = report_of(f"{PROSE}\n\n{MORE}\n\n{line}", author="Mara Lindqvist")

    assert [("boilerplate", line)] == zones_of(report)


@pytest.mark.parametrize("tail", ["(END)", "Enditem", "(QNA)"])
def test_sign_of_the_agency_after_the_last_sentence_is_a_tail(tail: str) -> None:
    assert [("tail", tail)] == zones_of(report_of(f"{PROSE}\n\n{MORE} {tail}"))


def test_section_between_title_and_date_is_header() -> None:
    report = report_of(f"Norland opens its bridge\n\nPolitics\n\nMar 29, 2022, 10:45 AM\n\nOSLO (AP) - {PROSE}")

    assert ["title", "header", "header", "dateline"] == [kind for kind, _ in zones_of(report)]


def test_title_right_above_byline_and_date_is_recognised() -> None:
    report = report_of(f"Norland opens its bridge\nWorld\nBy News Desk\n- March 29, 2022\nOSLO: {PROSE}\n{MORE}")

    assert ["title", "header", "byline", "header", "dateline"] == [kind for kind, _ in zones_of(report)]
