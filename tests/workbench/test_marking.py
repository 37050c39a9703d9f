"""A text in stretches, with marks that lie in and across each other."""

from __future__ import annotations

from dataclasses import replace

from dragoman.model import Span, Zone
from dragoman.workbench.marking import LAYERS, Mark, marks_of, stretches_of
from records import findings_of, report_of, with_event

TEXT = "abcdefghij"


def test_stretches_are_the_whole_text_in_order():
    marks = [Mark(Span(2, 6), "content", "statement:1"), Mark(Span(4, 8), "event", "event:1")]

    assert ["ab", "cd", "ef", "gh", "ij"] == [each.words for each in stretches_of(TEXT, marks, "", ())]


def test_a_stretch_means_the_shortest_of_the_findings_on_it():
    marks = [Mark(Span(0, 9), "content", "statement:1"), Mark(Span(3, 5), "mention", "mention:1")]

    found = [each.finding for each in stretches_of(TEXT, marks, "", ())]
    assert ["statement:1", "mention:1", "statement:1", ""] == found


def test_a_statement_within_another_is_deeper():
    marks = [Mark(Span(0, 9), "content", "statement:1"), Mark(Span(3, 5), "content", "statement:2")]

    assert [1, 2, 1, 0] == [each.depth for each in stretches_of(TEXT, marks, "", ())]


def test_words_of_the_chosen_finding_are_told_even_where_no_layer_marks_them():
    found = stretches_of(TEXT, [], "time:1", [Span(1, 3)])

    assert [False, True, False] == [each.is_chosen for each in found]


def test_an_empty_span_marks_nothing():
    assert [TEXT] == [each.words for each in stretches_of(TEXT, [], "statement:1", [Span(3, 3)])]


def test_a_text_without_marks_is_one_stretch():
    assert [(TEXT, ())] == [(each.words, each.layers) for each in stretches_of(TEXT, [], "", ())]


def test_marks_are_of_the_layers_asked_and_silent_zones():
    report = replace(report_of("By Ada. Mara Lindqvist said: Rain. They met."), zones=(Zone("byline", Span(0, 7)),))
    found = with_event(findings_of(report, ("Mara Lindqvist", "said", "Rain")), "met")

    assert ["silent", "cue"] == [mark.layer for mark in marks_of(found, ["cue"])]
    assert {"silent", "content", "speaker", "cue", "event", "mention"} == {m.layer for m in marks_of(found, LAYERS)}
