"""Tables that grow hold the rows of tables made of everything at once, whatever comes, goes and is judged."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import duckdb
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from dragoman.model import Coding, Findings, Issue, Judgement, Subject
from dragoman.resolve import STEPS
from dragoman.store import (
    RecordFolder,
    build_database,
    grow_database,
)
from grown import all_rows, rows_of, write_read
from records import findings_of, report_of, with_event

KNOWN = {"packs": (), "verdicts": (), "finding_verdicts": (), "coding": Coding(), "word_vectors": None}
MADE_WITH = "test, people "
KNOWN = {"packs": (), "verdicts": (), "finding_verdicts": (), "coding": Coding(), "word_vectors": None}
NAMES = ("Mara Lindqvist", "Lindqvist", "Jonas Qassemi", "Qassemi", "Ada Okoro")
DAYS = (None, "2021-01-01", "2021-01-02", "2021-03-20")
Met = tuple[Findings, str | None]


def report_about(who: str, whom: str, day: str | None, source: str) -> Findings:
    """Return what a report tells in which somebody met somebody else."""
    text = f"{who} said: we go. {who} met {whom}."
    found = findings_of(report_of(text, published=day, source=source), (who, "said", "we go"), about=[whom])
    return with_event(found, "met", [who], [whom])


@st.composite
def reads(draw: st.DrawFn) -> list[list[Met]]:
    """Return what some reads meet: reports at few places, so that one takes another's, or is met twice."""
    made = []
    for _ in range(draw(st.integers(2, 4))):
        met = []
        for _ in range(draw(st.integers(0, 3))):
            who, whom = draw(st.sampled_from(NAMES)), draw(st.sampled_from(NAMES[2:]))
            place = draw(st.sampled_from((None, "/a", "/b", "/c")))
            day = draw(st.sampled_from(DAYS))
            met.append((report_about(who, whom, day, f"reports{place or '/loose'}.txt"), place))
        made.append(met)
    return made


def grow(path: Path, judgements: Sequence[Judgement] = ()) -> bool:
    return grow_database(RecordFolder(path), STEPS, {**KNOWN, "verdicts": judgements}, MADE_WITH)


def rows_made_anew(path: Path, place: Path, judgements: Sequence[Judgement] = ()) -> dict[str, list[str]]:
    """Return the rows of tables made of the same parts all at once."""
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(path, place)
    build_database(RecordFolder(place), STEPS, {**KNOWN, "verdicts": judgements}, MADE_WITH)
    return all_rows(place)


@settings(max_examples=4, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(steps=reads())
def test_tables_that_grow_are_those_made_of_everything(
    tmp_path_factory: pytest.TempPathFactory, steps: list[list[Met]]
):
    path = tmp_path_factory.mktemp("grown") / "record"
    write_read(path, 1, steps[0])
    build_database(RecordFolder(path), STEPS, KNOWN, MADE_WITH)
    for number, met in enumerate(steps[1:], start=2):
        write_read(path, number, met)
        was_grown = grow(path)

    assert (True, rows_made_anew(path, path.parent / "anew")) == (was_grown, all_rows(path))


THINGS = ("boats", "deck", "envoy", "pier")
LONG = tuple(
    " ".join(f"{word}{(place * (number + 3)) % 13}" for place in range(9) for word in THINGS) for number in range(3)
)


def report_with(*places: int, day: str | None, source: str) -> Met:
    """Return a report of long paragraphs, by their numbers, which others may have too."""
    text = " ".join(f"{LONG[place]}." for place in places) + f" Told in {source}."
    return findings_of(report_of(text, published=day, source=source)), f"/{source}"


def test_copies_come_and_go_as_in_tables_made_of_everything(tmp_path: Path):
    path = tmp_path / "record"
    first = [report_with(0, 1, day="2021-01-02", source=f"a{number}") for number in range(10)]
    write_read(path, 1, [*first, report_with(1, 2, day="2021-01-03", source="b"), report_with(2, day=None, source="c")])
    build_database(RecordFolder(path), STEPS, KNOWN, MADE_WITH)
    before = rows_of(RecordFolder(path), "copies", "copy_group, report_id")
    # An earlier report of the first text comes, one of the ten tells something else now, and the last is the second.
    write_read(path, 2, [report_with(0, 1, day="2021-01-01", source="d"), report_with(2, day="2021-01-02", source="a3"),
                         report_with(1, 2, day=None, source="c")])  # fmt: skip

    assert grow(path)
    assert rows_made_anew(path, tmp_path / "anew") == all_rows(path)
    assert len(before) > 10
    assert set(before).isdisjoint(rows_of(RecordFolder(path), "copies", "copy_group, report_id"))


def story_report(words: str, day: str | None) -> Met:
    source = f"{day} {words[:9]}"
    return findings_of(report_of(words, published=day, source=source)), f"/{source}"


def test_stories_come_and_go_as_in_tables_made_of_everything(tmp_path: Path):
    path = tmp_path / "record"
    ferry = "Passengers of the ferry Marsholm were taken ashore at Tamsin"
    first = [story_report(f"{ferry} by boats.", "2021-01-06"), story_report("Osk Harrow shows maps.", "2021-01-05"),
             story_report(f"{ferry}: an inquiry looks at the rudder.", "2021-01-10"),
             story_report(f"{ferry} long ago.", None)]  # fmt: skip
    write_read(path, 1, first)
    build_database(RecordFolder(path), STEPS, KNOWN, MADE_WITH)
    before = rows_of(RecordFolder(path), "story_reports", "story_id")
    # An earlier report begins the story, of which the first tells something else now.
    write_read(path, 2, [story_report(f"Fog at sea. {ferry} in the night.", "2021-01-02"),
                         (findings_of(report_of("Hail fell on Velmar.", source="x")), first[0][1])])  # fmt: skip

    assert grow(path)
    assert rows_made_anew(path, tmp_path / "anew") == all_rows(path)
    assert (2, 4) == (len(before), len(rows_of(RecordFolder(path), "story_reports", "story_id")))


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """Give a record of two reports, and the parts of a third, larger than them together or not."""
    path = tmp_path / "record"
    write_read(path, 1, [(report_about("Mara Lindqvist", "Ada Okoro", day, f"{day}.txt"), f"/{day}") for day in DAYS])
    build_database(RecordFolder(path), STEPS, KNOWN, MADE_WITH)
    return path


def test_an_issue_of_an_item_that_gave_no_report_comes_with_it(record: Path):
    write_read(record, 2, [], [Issue(None, "empty.txt", "read", "empty", "is empty")])

    assert grow(record)
    assert [("empty.txt",)] == rows_of(RecordFolder(record), "issues", "source")


def test_a_judgement_is_applied_without_making_the_tables_anew(record: Path):
    actors = {name: key for key, name in rows_of(RecordFolder(record), "actors", "id, name")}
    subjects = tuple(Subject(actors[name], name, "person", None) for name in ("Mara Lindqvist", "Ada Okoro"))
    judgements = (Judgement("j1", "merge", subjects, (), "tester", "2024-01-01"),)

    assert grow(record, judgements)
    assert rows_made_anew(record, record.parent / "anew", judgements) == all_rows(record)
    assert [("Mara Lindqvist",)] == rows_of(RecordFolder(record), "actors", "name")


def test_a_judgement_undone_leaves_the_rows_that_were_there(record: Path):
    before = all_rows(record)
    actors = {name: key for key, name in rows_of(RecordFolder(record), "actors", "id, name")}
    renamed = Judgement("j1", "rename", (Subject(actors["Ada Okoro"], "Ada Okoro", "person", None),),
                        (("name", "A. Okoro"),), "tester", "2024-01-01")  # fmt: skip
    undone = Judgement("j2", "undo", (), (("judgement", "j1"),), "tester", "2024-01-02")
    grow(record, (renamed,))
    grow(record, (renamed, undone))

    asked = ("actors", "links", "actor_names", "event_names", "events")
    assert {name: before[name] for name in asked} == {name: all_rows(record)[name] for name in asked}


def test_who_has_the_tables_open_keeps_them_while_they_grow(record: Path):
    with duckdb.connect(str(record / "record.duckdb"), read_only=True) as connection:
        before = connection.execute("select count(*) from reports").fetchall()
        write_read(record, 2, [(report_about("Qassemi", "Ada Okoro", None, "new.txt"), "/new")])
        grow(record)

        assert before == connection.execute("select count(*) from reports").fetchall()


def test_tables_do_not_grow_by_another_version_of_a_step(record: Path):
    write_read(record, 2, [(report_about("Qassemi", "Ada Okoro", None, "new.txt"), "/new")])

    assert not grow_database(RecordFolder(record), STEPS, KNOWN, "other rules, people ")


@pytest.mark.parametrize(
    "statement",
    ["create macro report_no_of(a, b) as 0", "create view other as select 1", "alter table links add column more int",
     "create index one on links (entity_id)", "create type own as enum ('a')"],
)  # fmt: skip
def test_nothing_but_tables_of_ours_is_used_of_what_grows(record: Path, statement: str):
    with duckdb.connect(str(record / "record.duckdb")) as connection:
        connection.execute(statement)
    write_read(record, 2, [(report_about("Qassemi", "Ada Okoro", None, "new.txt"), "/new")])
    was_grown = grow(record)
    if not was_grown:
        build_database(RecordFolder(record), STEPS, KNOWN, MADE_WITH)

    assert was_grown == ("view" in statement)
    assert rows_made_anew(record, record.parent / "anew") == all_rows(record)
