"""One text, analysed at once."""

from __future__ import annotations

import datetime as dt
import re

import pytest

import dragoman

TEXT = "“We will sign in May,” Foreign Minister Mara Lindqvist said on Monday."


@pytest.fixture(scope="module")
def analysis() -> dragoman.Analysis:
    return dragoman.analyse(TEXT, published="2024-04-12")


@pytest.mark.model
def test_a_text_gives_its_statements(analysis: dragoman.Analysis):
    assert ["SAY"] == [statement.act for statement in analysis.statements]


@pytest.mark.model
def test_the_speaker_of_a_statement_is_told(analysis: dragoman.Analysis):
    [speaker] = [analysis.speaker_of(statement) for statement in analysis.statements]

    assert "Mara Lindqvist" == (speaker and speaker.name)


@pytest.mark.model
def test_an_analysis_is_one_line_of_the_exchange_format(analysis: dragoman.Analysis):
    line = analysis.to_dict()

    assert (TEXT, "2024-04-12") == (line["text"], line["published"])


@pytest.mark.model
def test_a_notebook_shows_the_whole_text_marked(analysis: dragoman.Analysis):
    page = analysis._repr_html_()

    assert TEXT == re.sub("<[^>]*>", "", page)
    assert 'class="cue"' in page


@pytest.mark.model
def test_a_notebook_shows_signs_of_the_text_as_signs():
    page = dragoman.analyse("The envoy said <b>nothing</b> & left.")._repr_html_()

    assert "&lt;b&gt;nothing&lt;/b&gt; &amp; left." in re.sub("<[^>]*>", "", page)


@pytest.mark.model
def test_a_day_can_be_given_as_a_date():
    assert "2024-04-12" == dragoman.analyse(TEXT, published=dt.date(2024, 4, 12)).to_dict()["published"]


@pytest.mark.model
@pytest.mark.parametrize(("day", "code"), [("last spring", "unknown-date"), ("03/04/2022", "ambiguous-date")])
def test_what_is_no_day_is_an_issue_beside_what_is_found(day: str, code: str):
    analysis = dragoman.analyse(TEXT, published=day)

    assert ([code], None, True) == (
        [issue.code for issue in analysis.issues], analysis.report.published, bool(analysis.statements),
    )  # fmt: skip


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "language", "code"),
    [
        (" ", "en", "empty"),
        ("Der Minister sagte am Montag, dass die Gespräche über den Fluss nicht zu Ende sind.", "en", "language"),
        (TEXT, "fr", "language"),
        ("Министр сказал в понедельник, что переговоры продолжаются.", "en", "language"),
        ("Read more: https://a.example", "en", "empty"),
    ],
)
def test_text_that_is_not_read_gives_its_issue_and_no_findings(text: str, language: str, code: str):
    analysis = dragoman.analyse(text, language=language)

    assert ([code], (), text) == ([issue.code for issue in analysis.issues], analysis.statements, analysis.report.text)
    assert code in analysis._repr_html_()


@pytest.mark.model
def test_speech_alone_is_given_where_it_is_asked_for():
    text = "Mara Lindqvist said the harbour is open. She fears that the winter will be long."

    kinds = [[each.kind for each in dragoman.analyse(text, kind=kind).statements] for kind in (None, "speech")]

    assert [["speech", "belief"], ["speech"]] == kinds
