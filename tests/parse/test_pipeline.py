"""The pipeline itself: loading, its files, and what a parse holds."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.model import Report, Span, Zone
from dragoman.parse import load_parser
from dragoman.parse import pipeline as room

pytestmark = pytest.mark.model


def report_of(text: str, *zones: Zone) -> Report:
    return Report(id="r0", text=text, source="test", zones=zones)


def test_the_installed_files_are_the_official_ones():
    assert "+changed" not in load_parser().identity


def test_a_changed_file_is_said_and_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    copy = tmp_path / "pipeline"
    shutil.copytree(room._installed_pipeline(), copy)
    meta = copy / "tagger" / "cfg"
    meta.write_text(meta.read_text(encoding="utf-8") + " ", encoding="utf-8")
    monkeypatch.setattr(room, "_installed_pipeline", lambda: copy)

    with pytest.warns(room.ChangedPipelineWarning, match="tagger/cfg"):
        parser = room.load_parser.__wrapped__()

    assert parser.identity.endswith("+changed")


def test_tokens_point_at_their_words():
    text = "Colby (NLA) - “We  stay,” Thorne said."
    parse = load_parser().parse(report_of(text, Zone("dateline", Span(0, 14))))

    assert ["“", "We", "stay", ",", "”", "Thorne", "said", "."] == list(parse.words)
    assert all(text[start:end] == word for start, end, word in zip(parse.starts, parse.ends, parse.words, strict=True))


def test_sentences_do_not_cross_paragraphs():
    parse = load_parser().parse(report_of("River talks resume\n\nThe talks went on and"))

    assert 2 == len(parse.sentences)
    assert len(parse.paragraphs) == len(parse.sentences)


def test_a_parse_does_not_depend_on_what_was_parsed_before():
    parser = load_parser()
    alone = parser.parse(report_of("The envoy said the river had risen."))
    parser.parse(report_of("Prices fell. " * 200))

    assert alone == parser.parse(report_of("The envoy said the river had risen."))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=200))
def test_no_text_makes_the_parser_raise(text: str):
    parse = load_parser().parse(report_of(text))

    assert all(text[start:end] == word for start, end, word in zip(parse.starts, parse.ends, parse.words, strict=True))
    assert all(left <= token < right for token, (left, right) in enumerate(parse.edges))


def test_a_long_paragraph_stays_one_paragraph():
    text = "The mayor of Colby said that the bridge would be closed for a year. " * 200
    parse = load_parser().parse(report_of(text))

    assert 1 == len(parse.paragraphs)
    assert 200 == len(parse.sentences)
    assert all(text[start:end] == word for word, start, end in zip(parse.words, parse.starts, parse.ends, strict=True))


def test_a_sentence_of_signs_is_cut():
    parse = load_parser().parse(report_of("$" * 1000))

    assert ("$",) * 1000 == parse.words
    assert max(end - start for start, end in parse.sentences) <= room.MAX_SENTENCE_TOKENS


def test_an_enormous_word_is_several_tokens():
    parse = load_parser().parse(report_of("They wrote " + "a" * 1200 + " on it."))

    assert ["They", "wrote", "a" * 500, "a" * 500, "a" * 200, "on", "it", "."] == list(parse.words)


def test_a_report_too_long_to_be_kept_in_the_vocabulary_is_parsed_as_any_other(monkeypatch: pytest.MonkeyPatch):
    report = report_of("The mayor of Colby said that Ilse Varga would not be tried.\n" * 20)
    expected = load_parser().parse(report)
    monkeypatch.setattr(room, "LONG_REPORT_CHARS", 100)
    monkeypatch.setattr(room, "BATCHES_KEPT", 1)

    assert expected == load_parser().parse(report)
