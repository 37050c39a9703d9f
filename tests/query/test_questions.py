"""The questions a record answers."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.errors import ConfigError
from dragoman.model import Issue
from dragoman.record import Record
from records import findings_of, make_record, report_of

LINDQVIST, SORENSEN = "Mara Lindqvist", "Jón Sørensen-Ruud"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    post = report_of(
        f'{LINDQVIST} said "We stay in Nordhavn." {SORENSEN} denied "that it is so".',
        outlet="Lakeside Post",
        published="2024-03-05",
        source="reports/post.txt",
        url="https://post.example/1",
        given_id="17",
    )
    wire = report_of(
        f"{SORENSEN} said: nothing. Somebody said it rained.", outlet="Aldria Wire", source="x.zip!reports/wire.txt"
    )
    said = findings_of(post, (LINDQVIST, "said", "We stay in Nordhavn."), about=(SORENSEN,))
    denied = findings_of(post, (SORENSEN, "denied", "that it is so"), act="REJECT", mode="mixed")
    both = type(said)(
        post,
        tuple({each.id: each for each in (*said.entities, *denied.entities)}.values()),
        tuple({each.id: each for each in (*said.mentions, *denied.mentions)}.values()),
        (*said.statements, *denied.statements),
        origins=said.origins,
    )
    later = findings_of(wire, (SORENSEN, "said", "nothing"), mode="indirect", date=dt.date(2024, 4, 30))
    unknown = findings_of(wire, ("", "said", "it rained"), mode="indirect", kind="belief")
    wired = type(said)(
        wire, later.entities, later.mentions, (*later.statements, *unknown.statements), origins=said.origins
    )
    issue = Issue(None, "reports/empty.txt", "read", "empty", "is empty")
    return Record(make_record(tmp_path_factory.mktemp("query") / "record", both, wired, issues=[issue]))


def test_statement_of_two_is_found_by_each(tmp_path: Path) -> None:
    report = report_of(f"{LINDQVIST} and {SORENSEN} said they stay.")
    found = findings_of(report, (LINDQVIST, "said", "they stay"), about=(SORENSEN,))
    _, second = found.entities
    [statement] = found.statements
    joint = replace(found, statements=(replace(statement, about=(), also_by=(second.id,)),))

    table = Record(make_record(tmp_path / "record", joint)).statements(by="sorensen").to_arrow()

    assert [LINDQVIST] == table["speaker"].to_pylist()
    assert [[SORENSEN]] == table["also_by"].to_pylist()


ALL = ["We stay in Nordhavn.", "that it is so", "nothing", "it rained"]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, ALL),
        ({"by": "lindqvist"}, ALL[:1]),
        ({"by": "LINDQVIST mara"}, ALL[:1]),
        ({"by": "jon sorensen"}, ALL[1:3]),
        ({"by": "sorensenruud"}, ALL[1:3]),
        ({"by": "Lind"}, []),
        ({"about": "Sørensen"}, ALL[:1]),
        ({"about": "Lindqvist"}, []),
        ({"outlet": "lakeside"}, ALL[:2]),
        ({"act": "REJECT"}, ALL[1:2]),
        ({"act": ["reject", "say"]}, ALL),
        ({"mode": "indirect"}, ALL[2:]),
        ({"kind": ["belief"]}, ALL[3:]),
        ({"since": "2024-04"}, ALL[2:3]),
        ({"until": "2024-03"}, ALL[:2]),
        ({"since": dt.date(2024, 3, 5), "until": "2024"}, ALL[:3]),
        ({"text": "NORDHAVN"}, ALL[:1]),
        ({"limit": 1}, ALL[:1]),
        ({"by": "lindqvist", "act": "REJECT"}, []),
    ],
)
def test_statements_are_found_by(asked: dict[str, object], expected: list[str], record: Record):
    assert expected == [row["wording"] for row in record.statements(**asked)]  # type: ignore[arg-type]


def test_statements_are_found_by_the_id_of_their_speaker(record: Record):
    [actor] = record.actors(name=LINDQVIST).to_dicts()

    assert ALL[:1] == [row["wording"] for row in record.statements(by=actor["actor_id"])]


def test_an_unknown_speaker_is_null(record: Record):
    [row] = record.statements(text="it rained").to_dicts()

    assert (None, None, None) == (row["speaker"], row["speaker_id"], row["speaker_wording"])


def test_a_statement_s_row_tells_all_that_is_needed_to_check_it(record: Record):
    [row] = record.statements(by="Lindqvist").to_dicts()

    assert {
        "date": dt.date(2024, 3, 5),
        "outlet": "Lakeside Post",
        "speaker": LINDQVIST,
        "speaker_wording": LINDQVIST,
        "cue": "said",
        "act": "SAY",
        "mode": "direct",
        "kind": "speech",
        "about": [SORENSEN],
        "source": "reports/post.txt",
        "url": "https://post.example/1",
        "content": [{"start": 21, "end": 41}],
        "speaker_span": {"start": 0, "end": 14},
    }.items() <= row.items()


@pytest.mark.parametrize(
    "wrong",
    [{"mode": "dirct"}, {"kind": "speach"}, {"since": "last week"}, {"since": "2024-13"}, {"by": "!"}, {"limit": -1}],
)
def test_a_wrong_filter_is_an_error_that_names_it(wrong: dict[str, object], record: Record):
    with pytest.raises(ConfigError, match=f"'{next(iter(wrong))}'"):
        record.statements(**wrong)  # type: ignore[arg-type]


def test_actors_with_most_statements_come_first(record: Record):
    assert [(SORENSEN, 2, 2), (LINDQVIST, 1, 1)] == [
        (row["name"], row["n_statements"], row["n_reports"]) for row in record.actors()
    ]


def test_reports_are_listed_with_the_number_of_their_statements(record: Record):
    assert [("Lakeside Post", 2), ("Aldria Wire", 2)] == [
        (row["outlet"], row["n_statements"]) for row in record.reports()
    ]


def test_issues_are_listed(record: Record):
    assert [("empty", "reports/empty.txt")] == [(row["code"], row["source"]) for row in record.issues()]


@pytest.mark.parametrize("name", ["17", "post.txt", "reports/post.txt", "https://post.example/1"])
def test_a_report_goes_by(name: str, record: Record):
    assert "Lakeside Post" == record.findings_of(name)[0].report.outlet


def test_a_report_in_an_archive_goes_by_its_file_name(record: Record):
    assert "Aldria Wire" == record.findings_of("wire.txt")[0].report.outlet


def test_a_report_goes_by_the_beginning_of_its_id(record: Record):
    identity = record.reports().to_dicts()[0]["report_id"]

    assert identity == record.findings_of(identity[:9])[0].report.id


def test_a_name_no_report_goes_by_is_an_error(record: Record):
    with pytest.raises(Exception, match=r"no report goes by 'nothing.txt'.*dragoman show"):
        record.findings_of("nothing.txt")


@pytest.mark.parametrize("form", ["to_pandas", "to_polars", "to_arrow"])
def test_a_table_becomes_a_table_of(form: str, record: Record):
    assert 4 == len(getattr(record.statements(), form)())


def test_a_question_in_sql_is_answered(record: Record):
    assert [{"n": 2}] == record.query("select count(*) as n from reports").to_dicts()


def test_a_record_cannot_be_changed_by_a_question(record: Record):
    with pytest.raises(Exception, match="read-only"):
        record.query("delete from reports")
