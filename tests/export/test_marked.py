"""Statements marked in the text."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dragoman.export import bracketed_lines, event_note, events_shown, pieces_of
from dragoman.model import Actor, Findings, Span, Zone
from records import findings_of, place_of, report_of, span_of, with_event

REPORT = report_of("Mara Lindqvist said: We stay.\nShe left.")
SAID = findings_of(REPORT, ("Mara Lindqvist", "said", "We stay."))


def test_speaker_cue_and_content_are_bracketed():
    assert ["<Mara Lindqvist> {said}: [1 We stay.]", "She left."] == [line for _, line in bracketed_lines(SAID)]


def test_content_over_two_lines_opens_in_one_and_closes_in_the_other():
    [statement] = SAID.statements
    longer = replace(SAID, statements=(replace(statement, content=(Span(21, 33),)),))

    assert ["<Mara Lindqvist> {said}: [1 We stay.", "She] left."] == [line for _, line in bracketed_lines(longer)]


def test_what_lies_inside_opens_later_and_closes_first():
    [statement] = SAID.statements
    whole = Span(0, len("Mara Lindqvist said: We stay."))
    nested = replace(SAID, statements=(replace(statement, content=(whole,)),))

    assert "[1 <Mara Lindqvist> {said}: We stay.]" == next(line for _, line in bracketed_lines(nested))


def test_a_line_without_statements_is_as_written():
    assert [(Span(0, 3), "One"), (Span(4, 7), "Two")] == list(bracketed_lines(findings_of(report_of("One\nTwo"))))


def test_silent_zones_are_marked_in_pieces():
    silent = replace(REPORT, zones=(Zone("boilerplate", span_of(REPORT, "She left.")),))

    pieces = list(pieces_of(findings_of(silent)))

    assert ["She left."] == [REPORT.text[slice(*piece.span)] for piece in pieces if piece.has("silent")]


def test_what_tells_of_an_event_is_marked_with_its_number():
    second = with_event(with_event(SAID, "left"), "stay")

    assert ["<Mara Lindqvist> {said}: [1 We *e1 stay*.]", "She *e2 left*."] == [
        line for _, line in bracketed_lines(second)
    ]


def test_a_cue_that_tells_of_an_event_is_marked_inside():
    assert "<Mara Lindqvist> {*e1 said*}: [1 We stay.]" == next(
        line for _, line in bracketed_lines(with_event(SAID, "said"))
    )


def test_public_statements_are_not_shown_as_events():
    assert [] == events_shown(with_event(SAID, "said", type=None))


TALKS = report_of("Ada Okoro met the envoys of Bo Hall in Bergen.")


def note_of(found: Findings) -> str:
    actors = {each.id: Actor("a", each.kind, each.name, None, (), ()) for each in found.entities}
    [event] = found.events
    return event_note(event, found, actors)


def test_an_event_s_line_tells_type_status_parties_day_and_place():
    bergen = place_of(TALKS, "Bergen", country="NOR")
    found = with_event(
        findings_of(TALKS), "met", ["Ada Okoro"], ["Bo Hall"], mode="visit", date="2024-03-04", place=bergen
    )

    assert "CONSULT visit · happened · Ada Okoro → Bo Hall · 2024-03-04 · Bergen (NOR)" == note_of(found)


def test_a_recipient_that_is_no_actor_is_told_in_the_report_s_words():
    found = with_event(findings_of(TALKS), "met", status="planned", recipient_spans=(span_of(TALKS, "the envoys"),))

    assert "CONSULT · planned · ? → “the envoys”" == note_of(found)


def test_a_claimed_event_tells_who_claims_it():
    claimed = with_event(SAID, "stay", type="AGREE", statement=SAID.statements[0].id, tie="claims")

    assert "AGREE · happened · claimed by Mara Lindqvist" == note_of(claimed)


spans = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda ends: Span(min(ends), max(ends)))


@given(st.lists(spans, max_size=6))
def test_pieces_cover_the_text_once_whatever_the_spans(content: list[Span]):
    text = "a\nb" * 14
    [statement] = SAID.statements
    report = replace(REPORT, text=text)
    statements = tuple(replace(statement, content=(span,), speaker_span=None, cue=None) for span in content if span)

    pieces = list(pieces_of(Findings(report, statements=statements)))

    assert text == "".join(text[slice(*piece.span)] for piece in pieces)


@given(st.lists(spans, max_size=6))
def test_brackets_change_nothing_but_add_signs(content: list[Span]):
    text = "a\nb" * 14
    [statement] = SAID.statements
    report = replace(REPORT, text=text)
    statements = tuple(replace(statement, content=(span,), speaker_span=span, cue=None) for span in content if span)

    marked = "\n".join(line for _, line in bracketed_lines(Findings(report, statements=statements)))

    assert text == "".join(letter for letter in marked if letter in "ab\n")
