"""``dragoman namings`` and ``dragoman compare`` as a person calls them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from calling import Call

from dragoman.model import Findings, Naming
from records import ORIGIN, findings_of, make_record, report_of, span_of

LINDQVIST = "Mara Lindqvist"
WORDS = "We will never sign a paper that leaves our villages without water"


def told_by(outlet: str, label: str, words: str) -> Findings:
    """Return a report of an outlet in which Lindqvist says words, and the outlet names her by a label."""
    report = report_of(f"The {label} {LINDQVIST} said: {words}.", published="2024-03-05", outlet=outlet)
    findings = findings_of(report, (LINDQVIST, "said", words))
    [entity] = findings.entities
    naming = Naming(
        f"n{outlet}", report.id, span_of(report, label), label.lower(), "actor", None, entity.id, None, None, "report",
        None, False, False, ORIGIN.id,
    )  # fmt: skip
    return replace(findings, namings=(naming,))


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    told = (told_by("North", "Envoy", WORDS), told_by("South", "Traitor", WORDS[:26]))
    return make_record(tmp_path_factory.mktemp("namings") / "record", *told)


def test_a_term_is_counted_for_each_outlet(dragoman: Call, record: Path):
    rows = dragoman("namings", record, "--of", LINDQVIST, "--by", "outlet", "-f", "csv").stdout.splitlines()

    assert ["envoy,North", "traitor,South"] == [",".join(row.split(",")[:2]) for row in rows[1:]]


def test_versions_stand_side_by_side_with_differences_marked(dragoman: Call, record: Path):
    listed = dragoman("compare", record).stdout
    utterance = next(word for word in listed.split() if word.startswith("u") and len(word) == 17)

    assert "[-that leaves our villages without water-]" in dragoman("compare", record, "--utterance", utterance).stdout


def test_a_page_of_html_strikes_out_what_a_version_leaves_out(dragoman: Call, record: Path):
    listed = dragoman("compare", record).stdout
    utterance = next(word for word in listed.split() if word.startswith("u") and len(word) == 17)

    page = dragoman("compare", record, "--utterance", utterance, "-f", "html").stdout

    assert "<del>that leaves our villages without water</del>" in page


def test_a_term_leads_to_its_passage(dragoman: Call, record: Path):
    assert "The Traitor Mara Lindqvist said" in dragoman("namings", record, "--term", "traitor").stdout


def test_what_no_group_is_by_is_told(dragoman: Call, record: Path):
    assert 2 == dragoman("namings", record, "--by", "colour").returncode


def test_an_unknown_utterance_is_told(dragoman: Call, record: Path):
    assert "no utterance goes by 'u1'" in dragoman("compare", record, "--utterance", "u1").stderr


def test_a_copy_counts_no_more_where_independent_reports_are_counted(dragoman: Call, tmp_path: Path):
    words = "We will never sign a paper that leaves our villages without water, and nobody asks us to sign any other"
    record = make_record(tmp_path / "record", *(told_by(outlet, "Envoy", words) for outlet in ("North", "South")))

    def n_told(count: str) -> int:
        return len(dragoman("namings", record, "--count", count, "-f", "csv").stdout.splitlines()) - 1

    assert (2, 1, 1) == tuple(map(n_told, ("reports", "independent", "acts")))
