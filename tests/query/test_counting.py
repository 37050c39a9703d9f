"""What counts as one: every report, one of the copies of a text, or one act."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.errors import ConfigError, RecordError
from dragoman.model import Findings
from dragoman.record import Record
from records import findings_of, make_record, report_of, with_event

ADA, BO = "Ada Okoro", "Bo Hall"
TALKS = (
    f"{ADA} met {BO} in Bergen on the first evening of the fishing week, in the hall above the "
    "auction where boxes of cod "
    f"were still being carried out. We stay, said {ADA}. The two had not spoken since the ferries stopped in autumn."
)
CUT = TALKS[: TALKS.index(" The two")]
OWN = (
    f"In Bergen {ADA} met {BO} last night. Witnesses saw them leave by different doors, and nobody "
    "would tell whether the "
    f"quarrel about the ferries is over. We stay, said {ADA} to those who waited outside in the rain."
)


def told(text: str, outlet: str, day: str) -> Findings:
    report = report_of(text, outlet=outlet, published=day, source=f"{outlet}.txt", title=f"{outlet}: talks")
    return with_event(findings_of(report, (ADA, "said", "We stay")), "met", [ADA], [BO], date="2031-03-04")


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    found = [
        told(TALKS, "Wire", "2031-03-05"),
        told(CUT, "Post", "2031-03-05"),
        told(OWN, "Herald", "2031-03-06"),
        findings_of(report_of("The museum shows maps until summer.", outlet="Post", published="2031-06-01")),
    ]
    return Record(make_record(tmp_path_factory.mktemp("counting") / "record", *found))


def outlets(table: object) -> list[str]:
    return [row["outlet"] for row in table]  # type: ignore[attr-defined]


COUNTED = [
    (None, ["Wire", "Post", "Herald"]),
    ("reports", ["Wire", "Post", "Herald"]),
    ("independent", ["Wire", "Herald"]),
    ("acts", ["Wire"]),
]


@pytest.mark.parametrize(("count", "expected"), COUNTED)
def test_statements_are_counted_as_asked(record: Record, count: str | None, expected: list[str]):
    assert sorted(expected) == sorted(outlets(record.statements(count=count)))


@pytest.mark.parametrize(("count", "expected"), COUNTED)
def test_events_are_counted_as_asked(record: Record, count: str | None, expected: list[str]):
    assert len(expected) == len(record.events(count=count))


def test_of_copies_the_origin_stands_for_all(record: Record):
    assert ["Herald", "Wire"] == sorted(outlets(record.events(count="independent")))


def test_distinct_events_are_acts(record: Record):
    assert record.events(count="acts").to_dicts() == record.events(distinct=True).to_dicts()


@pytest.mark.parametrize("question", ["statements", "events"])
def test_each_row_tells_how_many_reports_tell_it_and_how_many_of_them_are_independent(record: Record, question: str):
    rows = getattr(record, question)(count="acts").to_dicts()

    assert [(3, 2)] == [(row["n_reports"], row["n_independent"]) for row in rows]


@pytest.mark.parametrize(
    ("count", "expected"), [(None, (3, 3)), ("reports", (3, 3)), ("independent", (2, 2)), ("acts", (1, 1))]
)
def test_the_numbers_of_an_actor_are_counted_as_asked(record: Record, count: str | None, expected: tuple[int, int]):
    [row] = record.actors(name=ADA, count=count)

    assert expected == (row["n_statements"], row["n_events"])
    assert (3, 2, 2) == (row["n_reports"], row["n_independent"], row["n_acts"])


def test_what_is_left_out_by_a_condition_does_not_stand_for_others(record: Record):
    assert ["Post"] == outlets(record.statements(outlet="Post", count="independent"))


def test_another_word_for_counting_is_refused(record: Record):
    with pytest.raises(ConfigError, match="'count' cannot be 'copies'"):
        record.statements(count="copies")


def test_reports_tell_whose_copy_they_are(record: Record):
    rows = {row["outlet"]: row for row in record.reports() if row["source"] != "reports/a.txt"}

    assert ("edited", rows["Wire"]["report_id"]) == (rows["Post"]["copy_kind"], rows["Post"]["duplicate_of"])
    assert (None, None) == (rows["Herald"]["copy_kind"], rows["Herald"]["duplicate_of"])


def test_a_story_is_told_with_its_size_and_days(record: Record):
    [story] = record.stories()

    assert (3, 2, 3) == (story["n_reports"], story["n_independent"], story["n_outlets"])
    assert ["2031-03-05 2", "2031-03-06 1"] == story["timeline"]
    assert {ADA, BO} <= set(story["actors"])


def test_a_timeline_is_counted_as_asked(record: Record):
    [story] = record.stories(count="independent")

    assert ["2031-03-05 1", "2031-03-06 1"] == story["timeline"]


@pytest.mark.parametrize(
    ("asked", "n_stories"),
    [
        ({"all": True}, 2),
        ({"about": "okoro"}, 1),
        ({"about": "nobody"}, 0),
        ({"outlet": "herald"}, 1),
        ({"outlet": "gazette"}, 0),
        ({"since": "2031-03-06"}, 1),
        ({"since": "2031-04"}, 0),
        ({"until": "2031-03-04"}, 0),
        ({"text": "TALKS"}, 1),
        ({"text": "earthquake"}, 0),
        ({"all": True, "limit": 1}, 1),
    ],
)
def test_stories_are_found_by(record: Record, asked: dict[str, object], n_stories: int):
    assert n_stories == len(record.stories(**asked))  # type: ignore[arg-type]


def test_the_reports_of_a_story_are_listed_with_reasons(record: Record):
    [story] = record.stories()
    reports = record.story(story["story_id"]).to_dicts()

    assert ["Herald", "Post", "Wire"] == sorted(row["outlet"] for row in reports)
    assert all(row["reasons"] for row in reports)


def test_a_story_that_is_not_there_is_told(record: Record):
    with pytest.raises(RecordError, match="has no story 'y0'"):
        record.story("y0")


def test_the_exchange_format_tells_of_copies_and_stories(record: Record, tmp_path: Path):
    lines = record.export(tmp_path / "out.jsonl").read_text().splitlines()
    rows = {line["source"]: line for line in map(json.loads, lines)}
    wire, post, herald = (rows[f"{outlet}.txt"] for outlet in ("Wire", "Post", "Herald"))

    assert (None, wire["report_id"], None) == (wire["duplicate_of"], post["duplicate_of"], herald["duplicate_of"])
    assert ("origin", "edited") == (wire["copy"]["kind"], post["copy"]["kind"])
    assert {"group": wire["copy"]["group"], "kind": "edited", "share": 1.0} == post["copy"]
    assert herald["copy"] is None
    assert wire["story_id"] == post["story_id"] == herald["story_id"] is not None


@pytest.mark.parametrize(("count", "n_rows"), [(None, 3), ("reports", 3), ("independent", 2), ("acts", 1)])
def test_exports_of_events_are_counted_as_asked(record: Record, tmp_path: Path, count: str | None, n_rows: int):
    out = record.export(tmp_path / "out.csv", "events-csv", count=count)  # type: ignore[arg-type]

    assert 1 + n_rows == len(out.read_text().splitlines())


def test_whole_reports_are_not_counted(record: Record, tmp_path: Path):
    with pytest.raises(ConfigError, match="'count' is of events"):
        record.export(tmp_path / "out.jsonl", count="acts")
