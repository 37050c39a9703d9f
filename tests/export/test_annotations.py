"""Annotations of the web: they point at the words, with or without them, and find them again."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from dragoman.export.annotations import attach, write_annotations
from dragoman.model import Actor, Span, digest_of
from records import findings_of, report_of, with_event

SAID = "We must build the dam."
TEXT = f'🌍 Ada Lund said: "{SAID}" She met Bo Hansen.'
REPORT = report_of(TEXT, url="https://example.org/a", title="The dam")
FOUND = with_event(findings_of(REPORT, ("Ada Lund", "said", SAID)), "met", ["Ada Lund"], ["Bo Hansen"])
ACTORS = {each.id: Actor(digest_of("a", each.name), each.kind, each.name, None, (), ()) for each in FOUND.entities}


def page(*, without_text: bool = False) -> dict[str, Any]:
    file = io.BytesIO()
    write_annotations([(FOUND, ACTORS)], file, without_text=without_text)
    return json.loads(file.getvalue())


def of_kind(kind: str, *, without_text: bool = False) -> dict[str, Any]:
    return next(each for each in page(without_text=without_text)["items"] if each["body"]["value"] == kind)


def test_a_page_has_the_context_of_the_standard():
    made = page()

    assert ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage") == (made["@context"][0], made["type"])


def test_an_annotation_points_by_offsets_in_code_points_and_by_words():
    position, quote = of_kind("statement")["target"]["selector"]

    assert SAID == TEXT[position["start"] : position["end"]]
    assert (SAID, '🌍 Ada Lund said: "', '" She met Bo Hansen.') == (quote["exact"], quote["prefix"], quote["suffix"])


def test_every_finding_has_an_annotation_of_its_own():
    ids = [each["id"] for each in page()["items"]]

    assert (4, 4) == (len(ids), len(set(ids)))


def test_a_statement_tells_its_speaker_and_act():
    finding = of_kind("statement")["finding"]

    assert (["Ada Lund"], "SAY", "direct") == (finding["speaker_names"], finding["act"], finding["mode"])


def test_an_event_tells_its_parties():
    finding = of_kind("event")["finding"]

    assert ("CONSULT", ["Ada Lund"], ["Bo Hansen"]) == (
        finding["type"], finding["actors_names"], finding["recipients_names"]
    )  # fmt: skip


def test_without_text_there_are_no_words_of_the_report():
    written = json.dumps(page(without_text=True), ensure_ascii=False)

    assert [] == [words for words in (SAID, "build", "She met", "The dam") if words in written]


@pytest.mark.parametrize("without_text", [False, True])
def test_in_the_same_text_offsets_hold(without_text: bool):
    found = attach(of_kind("statement", without_text=without_text)["target"], TEXT)

    assert (FOUND.statements[0].content[0], "same text") == (found and found.span, found and found.how)


@pytest.mark.parametrize(("without_text", "how"), [(False, "quote"), (True, "digest")])
def test_in_a_changed_text_words_are_found_again(without_text: bool, how: str):
    found = attach(of_kind("statement", without_text=without_text)["target"], "Corrected. " + TEXT)
    span = FOUND.statements[0].content[0]

    assert (Span(span.start + 11, span.end + 11), how) == (found and found.span, found and found.how)


def test_of_several_places_the_one_with_the_same_surroundings_is_taken():
    text = f'Bo Hansen wrote: "{SAID}" Later: {TEXT}'
    found = attach(of_kind("statement")["target"], text)

    assert text.rindex(SAID) == (found and found.span.start)


def test_words_that_are_not_there_are_not_found():
    assert None is attach(of_kind("statement")["target"], "Another text.")
    assert None is attach(of_kind("statement", without_text=True)["target"], "Another text, long enough for all of it.")


def test_words_known_by_digest_that_are_there_twice_are_not_found():
    assert None is attach(of_kind("statement", without_text=True)["target"], SAID + SAID)
