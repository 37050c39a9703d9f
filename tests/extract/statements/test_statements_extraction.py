"""Statements by cue and by quotation: what is found, and where its parts lie."""

from __future__ import annotations

import pytest

from dragoman.extract.grammar.quotations import find_quotations
from dragoman.extract.statements.extraction import Origins, extract_statements
from dragoman.lexicon.cues import load_cues
from dragoman.model import Span, Statement, Zone, wording
from parses import parse_of, report_of

ORIGINS = Origins(rules="o0", model="o1", both="o2")


def statements_of(text: str, *zones: Zone, floor: float = 0.25) -> tuple[Statement, ...]:
    parse = parse_of(text)
    report = report_of(text, zones=zones)
    return extract_statements(parse, report, find_quotations(parse), load_cues(), origins=ORIGINS, floor=floor)


def told(text: str, *zones: Zone) -> list[tuple[str | None, str | None, list[str]]]:
    return [
        (
            wording(text, statement.speaker_span) if statement.speaker_span else None,
            wording(text, statement.cue.span) if statement.cue else None,
            [wording(text, span) for span in statement.content],
        )
        for statement in statements_of(text, *zones)
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The envoy said that the river had risen.", "The envoy", "said", ["that the river had risen"]),
        ("The river had risen, the envoy said.", "the envoy", "said", ["The river had risen"]),
        ('"The river has risen," said the envoy.', "the envoy", "said", ['"The river has risen,"']),
        ('The envoy said: "The river has risen."', "The envoy", "said", ['"The river has risen."']),
        (
            '"The river," the envoy said, "has risen again."',
            "the envoy",
            "said",
            ['"The river,"', '"has risen again."'],
        ),
        (
            "According to the envoy, the river had risen.",
            "the envoy",
            "According to",
            ["the river had risen"],
        ),
        (
            "The minister condemned the attack on the bridge.",
            "The minister",
            "condemned",
            ["the attack on the bridge"],
        ),
        (
            "The minister urged both sides to return to the talks.",
            "The minister",
            "urged",
            ["both sides to return to the talks"],
        ),
        (
            "The minister expressed hope that the talks would resume.",
            "The minister",
            "expressed hope",
            ["that the talks would resume"],
        ),
        (
            "The spokeswoman referred to the treaty of Colby.",
            "The spokeswoman",
            "referred to",
            ["the treaty of Colby"],
        ),
        (
            "He went on to say that the bridge would open in May.",
            "He",
            "went on to say",
            ["that the bridge would open in May"],
        ),
        (
            "He made it clear that the bridge would stay open.",
            "He",
            "made it clear",
            ["that the bridge would stay open"],
        ),
        (
            "The engineer is convinced that the bridge will hold.",
            "The engineer",
            "is convinced",
            ["that the bridge will hold"],
        ),
        (
            "In the envoy's opinion, the bridge will hold.",
            "the envoy",
            "opinion",
            ["the bridge will hold"],
        ),
        (
            "The mayor played down the report on the bridge.",
            "The mayor",
            "played down",
            ["the report on the bridge"],
        ),
        (
            '"We had to close the bridge," the engineer recalled.',
            "the engineer",
            "recalled",
            ['"We had to close the bridge,"'],
        ),
    ],
)
def test_a_statement_has_source_cue_and_content(text: str, source: str, cue: str, content: list[str]):
    assert [(source, cue, content)] == told(text)


def test_a_participle_tells_a_second_statement_of_the_same_source():
    text = "The minister said the talks were useful, stressing that no date had been set."

    assert [
        ("The minister", "said", ["the talks were useful"]),
        ("The minister", "stressing", ["that no date had been set"]),
    ] == told(text)


def test_a_quotation_that_goes_on_after_the_cue_is_one_statement():
    text = '"The river has risen," the envoy said. "Nobody was warned."'

    [(_, _, content)] = told(text)

    assert ['"The river has risen,"', '"Nobody was warned."'] == content


def test_a_quotation_continued_over_paragraphs_is_one_statement():
    text = "“The river has risen,” the envoy said. “Nobody was warned.\n\n“We will find out why.”"

    [(_, _, content)] = told(text)

    assert ["“The river has risen,”", "“Nobody was warned.\n\n“We will find out why.”"] == content


def test_a_quotation_after_a_colon_in_the_paragraph_before_is_found():
    text = "The envoy then added:\n\n“The river has risen. Nobody was warned.”"

    [(source, _, content)] = told(text)

    assert "The envoy" == source
    assert ["“The river has risen. Nobody was warned.”"] == content


def test_a_lone_quotation_is_kept_without_source():
    text = "The talks ended at noon.\n\n“Nobody was warned of the flood that came on Monday.”"

    [statement] = statements_of(text)

    assert statement.cue is None
    assert statement.speaker_span is None


def test_a_quoted_term_is_no_statement():
    assert [] == told("The town is called “the pearl” of the coast.")


def test_a_headline_names_its_source_after_the_colon():
    text = "River talks to resume in May: envoy"

    assert [("envoy", ":", ["River talks to resume in May"])] == told(text, Zone("title", Span(0, len(text))))


def test_a_headline_names_its_source_before_the_colon():
    text = "Minister: River talks to resume in May"

    assert [("Minister", ":", ["River talks to resume in May"])] == told(text, Zone("title", Span(0, len(text))))


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ('"The river has risen," the envoy said.', "direct"),
        ("The envoy said the river had risen.", "indirect"),
        ('The envoy said the river had "risen beyond all measure" since May.', "mixed"),
    ],
)
def test_the_mode_follows_from_the_marks(text: str, mode: str):
    assert [mode] == [statement.mode for statement in statements_of(text)]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The minister condemned the attack on the bridge.", "ACCUSE"),
        ("The minister urged both sides to return to the talks.", "REQUEST"),
        ("The minister praised the work of the commission.", "SUPPORT"),
        ("The minister rejected the claim of the commission.", "REJECT"),
        ("The minister promised to open the bridge in May.", "AGREE"),
        ("The envoy said that the river had risen.", "SAY"),
    ],
)
def test_the_act_follows_from_the_cue(text: str, act: str):
    assert [act] == [statement.act for statement in statements_of(text)]


def test_the_venue_is_told_apart_from_the_content():
    text = "The minister said in an interview with Kesmar Radio that the bridge would open."

    [statement] = statements_of(text)

    assert "an interview with Kesmar Radio" == statement.venue
    assert statement.venue_span is not None
    assert "an interview with Kesmar Radio" == wording(text, statement.venue_span)


def test_the_addressee_is_told():
    text = "The minister told the commission that the bridge would open."

    [statement] = statements_of(text)

    assert ["the commission"] == [wording(text, span) for span in statement.to_spans]


def test_what_is_less_sure_than_the_floor_is_left_out():
    text = "Few would like the new bridge. The envoy said that the river had risen."
    weaker, surer = sorted(statements_of(text, floor=0.01), key=lambda statement: statement.confidence)

    assert (surer,) == statements_of(text, floor=weaker.confidence + 0.01)


def test_the_id_of_a_statement_repeats():
    text = "The envoy said that the river had risen."

    assert [s.id for s in statements_of(text)] == [s.id for s in statements_of(text)]


def test_a_quotation_may_be_signed():
    text = '"The bridge holds, and it will hold for years."\n\n-Runa Eskild, engineer'

    [(source, cue, _)] = told(text)

    assert ("Runa Eskild, engineer", "-") == (source, cue)


def test_any_main_verb_before_a_colon_tells_whose_the_quotation_is():
    text = 'The engineer gave the town a piece of her mind: "The bridge holds, and it will hold for years."'

    [(source, _, content)] = told(text)

    assert "The engineer" == source
    assert ['"The bridge holds, and it will hold for years."'] == content


def test_a_second_verb_of_the_speaker_ends_the_content():
    text = "Thorne urged her supporters to stay calm and ruled out joining a unity government."

    contents = [content for _, _, content in told(text)]

    assert [["her supporters to stay calm"], ["joining a unity government"]] == contents


def test_what_is_set_against_the_content_is_a_statement_of_its_own():
    text = "The minister conceded that the checks came late, although he clarified that no law was broken."

    assert [
        ("The minister", "conceded", ["that the checks came late"]),
        ("he", "clarified", ["that no law was broken"]),
    ] == told(text)


def test_whoever_asked_is_not_the_one_who_answers():
    text = "Asked about the bridge, the mayor said it would stay open."

    assert {"the mayor"} == {source for source, cue, _ in told(text) if cue == "said"}
    assert {None} >= {source for source, cue, _ in told(text) if cue == "Asked about"}


def test_a_headline_may_name_its_source_after_a_dash():
    text = "No grounds to lift the bridge toll this year - Transport Ministry"

    assert [("Transport Ministry", "-", ["No grounds to lift the bridge toll this year"])] == told(
        text, Zone("title", Span(0, len(text)))
    )
