"""A step that fails costs its own findings only, and says so."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.config import Settings
from dragoman.errors import ParserError
from dragoman.extract import extract_findings
from dragoman.model import Findings
from parses import parse_of, report_of

TEXT = "Soldiers attacked a village near the border overnight."


class Failing:
    """A model that fails as soon as it is asked."""

    identity = "failing-1"

    def __init__(self, error: Exception) -> None:
        self.error = error

    def score(self, *_: Any) -> Any:
        raise self.error


def findings_with(statement_model: Any = None, event_model: Any = None) -> Findings:
    return extract_findings(report_of(TEXT), parse_of(TEXT), Settings(), "p", statement_model, event_model)


def test_events_that_fail_leave_the_other_findings():
    whole, part = findings_with(), findings_with(event_model=Failing(ValueError("no such head")))

    assert (whole.times, whole.entities, whole.mentions) == (part.times, part.entities, part.mentions)
    assert () == part.events
    assert [("extract:events", "extract-failed")] == [(each.step, each.code) for each in part.issues]


def test_statements_that_fail_leave_the_events():
    whole, part = findings_with(), findings_with(statement_model=Failing(IndexError("out of range")))

    assert [event.type for event in whole.events] == [event.type for event in part.events] == ["ASSAULT"]
    assert ["extract:statements"] == [each.step for each in part.issues]


def test_an_error_of_files_stops_the_report():
    with pytest.raises(ParserError):
        findings_with(event_model=Failing(ParserError("the model is damaged")))
