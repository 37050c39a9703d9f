"""``dragoman namings`` and ``dragoman compare`` as a person calls them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from calling import Call

from dragoman.model import Findings, Naming
from dragoman.record import open_record
from records import ORIGIN, findings_of, make_record, report_of, span_of

LINDQVIST = "Mara Lindqvist"
WORDS = "We will never sign a paper that leaves our villages without water"


def told_by(outlet: str, label: str, words: str) -> Findings:
    """Return a report of an outlet in which Lindqvist says words, and the outlet names her by a label."""
    text = f"The {label} {LINDQVIST} said: {words}. Both sides met at the Orlan dam above Velmar."
    report = report_of(text, published="2024-03-05", outlet=outlet)
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


@pytest.fixture(scope="module")
def story(record: Path) -> str:
    """Return the story that both reports tell."""
    with open_record(record) as opened:
        [story_id] = [row["story_id"] for row in opened.stories()]
    return str(story_id)


def test_a_story_shows_its_reports_by_day_and_what_they_tell_with_differences(dragoman: Call, record: Path, story: str):
    shown = dragoman("compare", record, "--story", story).stdout

    assert shown.index("2024-03-05") < shown.index("North · ") < shown.index("South · ") < shown.index(LINDQVIST + " ·")
    assert "[-that leaves our villages without water-]" in shown


def test_a_story_is_written_as_a_page_of_html(dragoman: Call, record: Path, story: str, tmp_path: Path):
    dragoman("compare", record, "--story", story, "--html", tmp_path / "story.html")

    assert "<del>that leaves our villages without water</del>" in (tmp_path / "story.html").read_text("utf-8")


def test_copies_are_folded_under_the_report_they_are_copies_of(dragoman: Call, tmp_path: Path):
    words = "We will never sign a paper that leaves our villages without water, and nobody asks us to sign any other"
    record = make_record(tmp_path / "record", *(told_by(outlet, "Envoy", words) for outlet in ("North", "South")))
    with open_record(record) as opened:
        [story_id] = [row["story_id"] for row in opened.stories()]
        compared = opened.compare_story(story_id)

    assert [1] == [len(told.copies) for told in compared.timeline]
    assert () == compared.utterances


def test_a_file_told_twice_is_refused(dragoman: Call, record: Path, tmp_path: Path):
    called = dragoman("compare", record, "--story", "y1", "--html", tmp_path / "a", "--out", tmp_path / "b")

    assert (2, True) == (called.returncode, "--html FILE tells format and file" in called.stderr)


def test_an_unknown_story_is_told(dragoman: Call, record: Path):
    assert "has no story 'y1'" in dragoman("compare", record, "--story", "y1").stderr


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
