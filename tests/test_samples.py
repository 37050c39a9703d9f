"""The bundled sample reports: they are there, they are read whole, and what they tell is found."""

from __future__ import annotations

import csv
from importlib import resources
from pathlib import Path

import pytest

from dragoman.config import ReadSettings, Settings
from dragoman.model import Findings, Report, wording
from dragoman.read import Item, read_item, walk_inputs

SAMPLES = Path(str(resources.files("dragoman") / "samples"))
CODED_BY_HAND = Path(__file__).parent / "data" / "sample_statements.tsv"
PUBLISHED = {
    "01-river-talks-nla.txt": "2024-04-16",
    "02-river-talks-aldria-wire.txt": "2024-04-16",
    "03-rail-link-kesmar-press.txt": "2024-05-17",
    "04-fishing-envoy-2024-06-04.txt": "2024-06-04",
    "05-flood-statement.txt": "2024-11-07",
    "06-hospital-speech.txt": "2024-09-09",
    "07-parliament-vote.txt": "2024-05-22",
    "08-border-post-two-sides.txt": "2025-01-20",
    "09-undated-note.txt": "None",
    "10-press-review-lakeside.html": "2024-07-03",
    "11-media-database.jsonl:1": "2024-10-11",
    "11-media-database.jsonl:2": "2024-10-12",
    "11-media-database.jsonl:3": "2024-06-28",
    "12-kesmar-press-feed.xml:1": "2025-02-13",
    "12-kesmar-press-feed.xml:2": "2025-02-14",
}
# Of the statements coded by hand, the share that must be found with the right speaker. The samples are easy and the
# coding strict, so this tells that the chain holds together, not how good it is on real reports.
FLOOR = 0.95


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    settings = ReadSettings()
    found: dict[str, Report] = {}
    for item in walk_inputs([str(SAMPLES)], settings):
        assert isinstance(item, Item), item
        reading = read_item(item, settings)
        assert () == reading.issues
        assert reading.report is not None
        found[Path(item.source).name] = reading.report
    return found


def test_every_sample_is_read_with_its_date(reports: dict[str, Report]):
    assert {name: str(report.published) for name, report in reports.items()} == PUBLISHED


def test_boilerplate_of_the_page_is_not_in_its_prose(reports: dict[str, Report]):
    report = reports["10-press-review-lakeside.html"]
    silent = [zone.span for zone in report.zones if zone.kind == "boilerplate"]

    at = report.text.find("Subscribe to our newsletter")

    assert at == -1 or any(span.start <= at < span.end for span in silent)


@pytest.fixture(scope="module")
def findings(reports: dict[str, Report]) -> dict[str, Findings]:
    from dragoman.extract import extract_findings
    from dragoman.parse import load_attribution, load_parser

    parser = load_parser()
    return {
        name: extract_findings(report, parser.parse(report), Settings(), parser.identity, load_attribution())
        for name, report in reports.items()
    }


@pytest.mark.model
def test_statements_coded_by_hand_are_found_with_their_speakers(findings: dict[str, Findings]):
    with CODED_BY_HAND.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))

    missed = [row for row in rows if not is_found(row, findings[row["report"]])]

    assert FLOOR <= 1 - len(missed) / len(rows), "\n".join(map(str, missed))


def is_found(row: dict[str, str], found: Findings) -> bool:
    """Tell whether a statement has the coded words in its content, and the coded name in its speaker's."""
    names = {entity.id: entity.name for entity in found.entities}
    return any(
        row["content"] in wording(found.report.text, *statement.content)
        and row["speaker"].lower() in names.get(statement.speaker_entity or "", "").lower()
        for statement in found.statements
    )


@pytest.mark.model
def test_the_report_without_a_date_has_no_dates_for_its_relative_times(findings: dict[str, Findings]):
    times = findings["09-undated-note.txt"].times

    assert times
    assert [] == [when for when in times if when.start is not None]
