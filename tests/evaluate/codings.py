"""Coded statements by their words, for tests."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.evaluate import Coded, Evaluation, GoldReport, evaluate_reports
from dragoman.model import Span


def spans(text: str, words: str | Sequence[str]) -> tuple[Span, ...]:
    """Return where the words stand first, a span each."""
    given = [words] if isinstance(words, str) else words
    return tuple(Span(text.index(each), text.index(each) + len(each)) for each in given if each)


def coded(
    text: str,
    source: str,
    cue: str,
    content: str | Sequence[str],
    kind: str | None = None,
    confidence: float | None = None,
) -> Coded:
    """Return a statement whose words stand so in the text; "" for a role that is not there."""
    return Coded(spans(text, source), spans(text, cue), spans(text, content), kind, confidence)


def evaluated(text: str, gold: Sequence[Coded], found: Sequence[Coded], **options: int) -> Evaluation:
    """Compare the statements of one report."""
    return evaluate_reports([(GoldReport("r", text, tuple(gold)), found)], **{"boot": 0, **options})
