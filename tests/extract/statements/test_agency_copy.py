"""Statements of agency copy: outlets, nesting, deeds, datelines, extents, communiqués. Without the model."""

from __future__ import annotations

from itertools import combinations

import pytest

from dragoman.extract.grammar.datelines import start_of_prose
from dragoman.extract.grammar.quotations import find_quotations
from dragoman.extract.statements.contested_words import lies_within, settle
from dragoman.extract.statements.extraction import Origins, extract_statements
from dragoman.extract.statements.statement_draft import Draft
from dragoman.lexicon.cues import load_cues
from dragoman.model import TokenRange, wording
from parses import parse_of, report_of

ORIGINS = Origins(rules="o0", model="o1", both="o2")


def told(text: str, floor: float = 0.25) -> set[tuple[str, str, str]]:
    """Return source, cue and content of what the rules tell."""
    parse = parse_of(text)
    found = extract_statements(
        parse, report_of(text), find_quotations(parse), load_cues(), origins=ORIGINS, floor=floor
    )
    return {
        (
            wording(text, each.speaker_span) if each.speaker_span else "",
            wording(text, each.cue.span) if each.cue else "",
            " … ".join(wording(text, span) for span in each.content),
        )
        for each in found
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "NTB news agency quoted Lindqvist as saying that talks would resume in May.",
            {
                ("Lindqvist", "saying", "that talks would resume in May"),
                ("NTB news agency", "quoted", "Lindqvist as saying that talks would resume in May"),
            },
        ),
        (
            "The ministry was quoted as denying that a date was set.",
            {("The ministry", "denying", "that a date was set")},
        ),
        (
            "They also agreed to meet at an early date, the ministry said.",
            {
                ("They", "also agreed", "to meet at an early date"),
                ("the ministry", "said", "They also agreed to meet at an early date"),
            },
        ),
        (
            "Lindqvist noted that Chile claims the islands, but denies their people a vote.",
            {
                ("Lindqvist", "noted", "that Chile claims the islands"),
                ("Chile", "claims", "the islands"),
                ("Lindqvist", "denies", "a vote"),
            },
        ),
    ],
)
def test_outlets_and_speakers_within_others_words_stand_apart(text: str, expected: set[tuple[str, str, str]]):
    assert expected == told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Norway summoned the envoy on Monday.",
        "Rebels attacked the town at dawn.",
        "Toyota recalled 300 cars.",
        "The court admitted two appeals.",
        "The president was also briefed on the situation in the north.",
        "The resolution was passed with 19 votes.",
        "The two discussed the situation in Gaza.",
        "The ministers exchanged views on trade.",
    ],
)
def test_deeds_and_topics_are_no_statements(text: str):
    assert set() == told(text)


@pytest.mark.parametrize(
    ("text", "margin"),
    [
        (
            "San Telmo, Sep 19 (Prensa del Litoral) The President denounced the raid.",
            "San Telmo, Sep 19 (Prensa del Litoral)",
        ),
        ("NDALA, 22 April 2024 - The Special Representative condemns it.", "NDALA, 22 April 2024 -"),
        ("(END) - 1 (3rd LD) Hallen presents plan", "(END) - 1 (3rd LD)"),
        ("BEIJING: The Ministry said that the talks were useful.", "BEIJING:"),
        ("Iran PressIran news: The foreign minister said it was right.", "Iran PressIran news:"),
        ("SMITH: I did not say that.", ""),
        ("The United Nations (UN) said it was right.", ""),
        ("Mara Lindqvist – head of the union – said it was right.", ""),
    ],
)  # fmt: skip
def test_prose_begins_behind_slugs_and_datelines(text: str, margin: str):
    parse = parse_of(text)

    assert margin == text[: parse.starts[start_of_prose(parse, parse.paragraphs[0])]].rstrip()


def test_a_source_does_not_reach_into_the_dateline():
    text = "San Telmo, Sep 19 (Prensa del Litoral) The President denounced the raid."

    assert {"The President"} == {source for source, _, _ in told(text)}


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "Lindqvist condemned the raid in the village, resulting in the killing of nine people.",
            "Lindqvist",
            "condemned",
            "the raid in the village, resulting in the killing of nine people",
        ),
        (
            "The ministry said Friday Norway is keen on peace.",
            "The ministry",
            "said",
            "Norway is keen on peace",
        ),
        (
            "President Kamau made a visit to Lobamba, "
            "with Odera on Wednesday expressing hope that the border would open.",
            "Odera",
            "expressing hope",
            "that the border would open",
        ),
        (
            "The Council extends its condolences to the families of the victims.",
            "The Council",
            "extends its condolences",
            "to the families of the victims",
        ),
        (
            "FG begs labour to shelve strike\n\nThe rest follows.",
            "FG",
            "begs",
            "labour to shelve strike",
        ),
    ],
)
def test_what_is_said_is_whole_and_its_own_speaker_s(text: str, source: str, cue: str, content: str):
    assert (source, cue, content) in told(text)


def test_lines_of_a_communique_belong_to_the_body_before_them():
    text = (
        "The Security Council of Lobamba,\n\n1. Expresses grave concern over the resumption of hostilities;\n\n"
        "2. Reiterates its demand that all foreign forces withdraw, and commends the efforts of Norway;\n\n"
        "3. Decides to remain seized of the matter."
    )
    body = "The Security Council of Lobamba"

    assert {
        (body, "Expresses grave concern", "over the resumption of hostilities"),
        (body, "Reiterates its demand", "that all foreign forces withdraw"),
        (body, "commends", "the efforts of Norway"),
        (body, "Decides", "to remain seized of the matter"),
    } == told(text)


def test_two_speakers_share_no_quotation():
    text = "“Are we ready?” Tervo asked reporters. “We are ready,” Hovden told them."

    assert {
        ("Tervo", "asked", "“Are we ready?”"),
        ("Hovden", "told", "“We are ready,”"),
    } == {(source, cue, content) for source, cue, content in told(text)}


def test_each_signed_line_is_its_own():
    text = (
        "“A good day for peace.” — Mara Lindqvist, foreign minister\n\n"
        "“We lost a friend.” — Jonas Hallen, envoy to Oslo"
    )

    assert {
        ("Mara Lindqvist, foreign minister", "—", "“A good day for peace.”"),
        ("Jonas Hallen, envoy to Oslo", "—", "“We lost a friend.”"),
    } == told(text)


def test_whoever_begins_to_talk_speaks_before_a_gesture():
    text = "Alva began talking to Bo. “The roads are open again in the north.” Hallen nodded."

    assert {("Alva", "", "“The roads are open again in the north.”")} == told(text)


# Words of a sentence without marks, so that every token may be claimed.
PLAIN = parse_of("The envoy said that the river had risen and that the bridge would hold until the spring")


@pytest.mark.parametrize("seed", range(40))
def test_no_words_are_claimed_by_two_sources_unless_one_stands_whole_in_the_other(seed: int):
    kept = settle(PLAIN, _drawn(seed))

    for one, other in combinations(kept, 2):
        shared = _tokens(one) & _tokens(other)
        assert not shared or one.source == other.source or _is_within(one, other)


def _is_within(one: Draft, other: Draft) -> bool:
    return lies_within(PLAIN, one, other) or lies_within(PLAIN, other, one)


def _tokens(draft: Draft) -> set[int]:
    return {token for piece in draft.content for token in range(*piece)}


def _drawn(seed: int) -> list[Draft]:
    """Return five drafts with cues, sources and contents anywhere in the sentence; the same for the same seed."""
    drafts = []
    for number in range(5):
        at = [(seed * 31 + number * 17 + step * 7) % 16 for step in range(4)]
        cue = TokenRange(at[0], at[0] + 1)
        content = [TokenRange(min(at[1:3]), max(at[1:3]) + 1)]
        content = [piece for piece in content if not piece.start <= cue.start < piece.end]
        if content:
            source = TokenRange(at[3], at[3] + 1)
            drafts.append(Draft(at[0], cue, source, content, confidence=0.4 + 0.1 * number))
    return drafts
