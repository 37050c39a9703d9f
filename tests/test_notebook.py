"""A report as a notebook shows it, from findings written by hand."""

from __future__ import annotations

import re

from dragoman.model import Actor
from dragoman.notebook import Analysis, marked_html
from records import findings_of, report_of, with_event

REPORT = report_of("Ada Okoro said: We met Bo Hall.")
SAID = findings_of(REPORT, ("Ada Okoro", "said", "We met Bo Hall."))
FOUND = with_event(SAID, "met", ["Ada Okoro"], ["Bo Hall"])
ACTORS = {each.id: Actor("a", "person", each.name, None, (), ()) for each in FOUND.entities}


def test_what_tells_of_an_event_is_marked_and_says_what_it_is():
    page = marked_html(FOUND, ACTORS)

    [hint] = re.findall(r'class="content event"[^>]*title="([^"]*)">met<', page)
    assert "CONSULT · happened · Ada Okoro → Bo Hall" == hint.split("&#10;")[1]


def test_the_text_is_whole_whatever_is_marked():
    assert REPORT.text == re.sub("<[^>]*>", "", marked_html(FOUND, ACTORS))


def test_an_analysis_lists_its_events():
    assert "  CONSULT · happened · Ada Okoro → Bo Hall" == repr(Analysis(FOUND, ACTORS)).splitlines()[-1]
