"""Steps over the collection: what they need is there before them, and what they make can be stored."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.model import Coding, CollectionStep, Given, Made, check_order
from dragoman.resolve import STEPS, versions_of
from dragoman.store import RecordFolder, View, build_database
from dragoman.store.collection import check_steps
from records import NOT_JUDGED, STEPS_BY_NAME, findings_of, make_record, report_of

KNOWN = {"packs": (), "verdicts": (), "finding_verdicts": (), "coding": Coding(), "word_vectors": None}
_, ACTORS, EVENT_GROUPS, *_ = STEPS


def step_of(name: str, needs: tuple[str, ...], makes: tuple[str, ...]) -> CollectionStep:
    return CollectionStep(name, needs, makes, f"{name} 1", lambda _: dict.fromkeys(makes, ()))


def test_the_steps_fit_each_other_and_the_tables():
    check_steps(STEPS, KNOWN)


def test_a_step_that_needs_what_only_a_later_one_makes_is_refused():
    later, earlier = step_of("stories", ("copies",), ("stories",)), step_of("copies", ("reports",), ("copies",))

    with pytest.raises(ValueError, match="step 'stories' needs 'copies', but no step before it makes 'copies'"):
        check_order([later, earlier], {"reports"}, {})


def test_a_step_may_need_what_an_earlier_one_makes():
    check_order(
        [step_of("copies", ("reports",), ("copies",)), step_of("stories", ("copies",), ("stories",))], {"reports"}, {}
    )


def test_a_reading_is_there_once_all_its_tables_are():
    with pytest.raises(ValueError, match="step 'event groups' needs 'sightings', but no step before it makes 'links'"):
        check_steps([EVENT_GROUPS, ACTORS], KNOWN)


def test_a_table_is_made_by_one_step_only():
    with pytest.raises(ValueError, match="step 'again' makes 'actors', which is there before it"):
        check_steps([*STEPS, step_of("again", (), ("actors",))], KNOWN)


def test_a_step_that_makes_what_no_table_is_declared_for_is_refused():
    with pytest.raises(ValueError, match="step 'weather' makes 'weather', which has no table"):
        check_steps([step_of("weather", (), ("weather",))], KNOWN)


@pytest.mark.parametrize("name", ["origins", "nothing"])
def test_a_step_that_needs_what_cannot_be_read_is_refused(name: str):
    with pytest.raises(ValueError, match=f"step 'stories' needs '{name}'"):
        check_steps([step_of("stories", (name,), ())], KNOWN)


def test_nothing_is_made_of_steps_in_a_wrong_order(tmp_path: Path):
    make_record(tmp_path, findings_of(report_of("Nothing is said.")))
    before = (tmp_path / "record.duckdb").read_bytes()

    with pytest.raises(ValueError, match="needs 'judged_pairs'"):
        build_database(RecordFolder(tmp_path), STEPS_BY_NAME[::-1], NOT_JUDGED, "test")

    assert before == (tmp_path / "record.duckdb").read_bytes()


def test_a_step_gets_what_it_says_it_needs_and_nothing_else(tmp_path: Path):
    make_record(tmp_path, findings_of(report_of("Nothing is said.")))
    got: list[str] = []
    first, *others = STEPS_BY_NAME

    def look(given: Given) -> Made:
        got.extend(given)
        return first.work(given)

    build_database(RecordFolder(tmp_path), [replace(first, work=look), *others], {"packs": (), **NOT_JUDGED}, "test")

    assert ["entities"] == got


def test_the_tables_of_a_step_that_gives_others_than_it_says_are_not_made(tmp_path: Path):
    make_record(tmp_path, findings_of(report_of("Nothing is said.")))
    first, *others = STEPS_BY_NAME
    forgetful = replace(first, work=lambda given: {"actors": first.work(given)["actors"]})

    with pytest.raises(ValueError, match=r"step 'actors' makes .*, and gave "):
        build_database(RecordFolder(tmp_path), [forgetful, *others], NOT_JUDGED, "test")

    with View(tmp_path) as view:
        assert 1 == view.n_reports


def test_the_stamp_tells_the_versions_of_all_steps_in_their_order():
    assert "copies 1, stories 1" == versions_of([step_of("copies", (), ()), step_of("stories", (), ())])


def test_the_versions_of_steps_differ():
    assert len(STEPS) == len({step.version for step in STEPS})
