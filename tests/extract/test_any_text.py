"""What holds for any text: nothing raises, spans lie in the text, the same text gives the same findings."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.config import Settings
from dragoman.extract import extract_findings
from dragoman.model import Findings, Span
from dragoman.parse import load_attribution, load_parser
from parses import report_of

pytestmark = pytest.mark.model

WORDS = (
    "he she they it who said says told according to that the The minister Lindqvist of Norland and but , . ? ! : ; - "
    "“ ” \" ' ’ '' "
    "condemned urged hope in an interview on Monday is was not reporters stressing saying \n\n I we".split(" ")
)
TEXTS = st.one_of(st.text(max_size=150), st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))


def findings_of(text: str) -> Findings:
    report = report_of(text, "2024-05-02")
    parser = load_parser()
    return extract_findings(report, parser.parse(report), Settings(), parser.identity, load_attribution())


def spans_of(findings: Findings) -> list[Span]:
    spans = [mention.span for mention in findings.mentions] + [when.span for when in findings.times]
    for statement in findings.statements:
        spans += [*statement.content, *statement.to_spans]
        spans += [span for span in (statement.speaker_span, statement.date_span, statement.venue_span) if span]
        spans += [statement.cue.span] if statement.cue else []
    return spans


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_no_text_makes_it_raise_and_spans_stay_inside(text: str):
    assert all(0 <= span.start < span.end <= len(text) for span in spans_of(findings_of(text)))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_the_same_text_gives_the_same_findings(text: str):
    assert findings_of(text) == findings_of(text)


@pytest.mark.parametrize(
    "text",
    [
        '"' * 10_000,
        "“" * 3_000 + " he said " + "”" * 3_000,
        "وقال الوزير إن النهر قد ارتفع. " * 50,
        "word " * 20_000,
        "She said " * 2_000,
    ],
    ids=["marks", "curly marks", "right to left", "one long sentence", "endless nesting"],
)
def test_hard_texts_are_read(text: str):
    assert all(span.end <= len(text) for span in spans_of(findings_of(text)))
