"""Paragraphs of prose: zones left out, hard-wrapped lines joined, offsets kept."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import Report, Span, Zone
from dragoman.parse.segments import segments_of


def report_of(text: str, *zones: Zone) -> Report:
    return Report(id="r0", text=text, source="test", zones=zones)


def paragraphs_of(text: str, *zones: Zone) -> list[str]:
    return [segment.text for segment in segments_of(report_of(text, *zones))]


def test_lines_are_paragraphs():
    assert ["Talks began.", "They ended."] == paragraphs_of("Talks began.\n\nThey ended.\n")


def test_hard_wrapped_lines_are_one_paragraph():
    text = (
        "The commission met in Colby on Tuesday to settle the\n"
        "question of the river, and found that neither side had\n"
        "brought a map."
    )

    assert [text.replace("\n", " ")] == paragraphs_of(text)


def test_silent_zones_are_left_out():
    text = "Colby (NLA) - Talks began.\nRead more: old news"
    zones = (Zone("dateline", Span(0, 14)), Zone("boilerplate", Span(27, len(text))))

    assert ["Talks began."] == paragraphs_of(text, *zones)


def test_a_title_is_a_paragraph_of_its_own():
    text = "River talks resume Talks began."

    assert ["River talks resume", "Talks began."] == paragraphs_of(text, Zone("title", Span(0, 18)))


def test_folded_spaces_keep_their_offsets():
    [segment] = segments_of(report_of("The  river\u00a0 rose"))

    assert "The river rose" == segment.text
    assert [0, 5, 12] == [segment.offset(place) for place in (0, 4, 10)]


@given(st.text(max_size=300))
def test_every_character_points_at_itself(text: str):
    for segment in segments_of(report_of(text)):
        for place, character in enumerate(segment.text):
            written = text[segment.offset(place)]
            assert written == character or written.isspace() or not written.isascii() or written == "`"


NARROW = "\n".join(
    [
        "The foreign ministers of both states met in",
        "Bergen on Monday and spoke of the fishing",
        "grounds that lie between them. They agreed on",
        "nothing, as the hosts said, but to meet again",
        "in the spring.",
    ]
)


def test_lines_at_a_narrow_width_are_one_paragraph():
    assert [NARROW.replace("\n", " ")] == [segment.text for segment in segments_of(report_of(NARROW))]


def test_a_headline_and_a_long_line_below_it_are_two_paragraphs():
    headline = "Norway and Chile close to an accord on the fishing grounds of the north"
    below = "Ministers of both states meet in Bergen on Monday for the last round of talks"

    assert [headline, below] == [segment.text for segment in segments_of(report_of(f"{headline}\n{below}"))]
