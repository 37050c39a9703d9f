"""What belongs to the lead of a report."""

from __future__ import annotations

import dataclasses

import pytest

from dragoman.export.events.lead import lead_end
from dragoman.model import Span, Zone
from records import report_of


@pytest.mark.parametrize(
    ("lead", "rest"),
    [
        ("Norway met Chile.", "\nThey signed an accord."),
        ("Ministers sign accord\nNorway met Chile. They signed.", "\nNobody spoke."),
        ("Ministers sign accord\n16 May 2024\nBy Anna Berg\n\nNorway met Chile.", "\n\nNobody spoke."),
        ("Norway met Chile. They spoke. They signed. ", "They left. Nobody stayed."),
        ("“We met Chile.”", "\nThey signed."),
        ("Ministers sign accord", "\nThey met"),
        ("Ministers sign accord", ""),
    ],
)
def test_the_lead_is_what_stands_above_the_body_and_the_first_sentences_of_it(lead: str, rest: str):
    assert lead == report_of(lead + rest).text[: lead_end(report_of(lead + rest))]


@pytest.mark.parametrize("kind", ["title", "header", "byline", "caption"])
def test_a_zone_with_an_end_mark_is_not_the_body(kind: str):
    report = report_of("Accord signed.\nNorway met Chile.\nNobody spoke.")
    zoned = dataclasses.replace(report, zones=(Zone(kind, Span(0, 14)),))  # type: ignore[arg-type]

    assert "Accord signed.\nNorway met Chile." == zoned.text[: lead_end(zoned)]


def test_a_text_without_words_has_no_lead_beyond_it():
    assert 1 == lead_end(report_of("\n"))
