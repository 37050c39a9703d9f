"""Conditions are declared once, and are the same in SQL, in Python and on the command line."""

from __future__ import annotations

import inspect
import re
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from dragoman.cli.conditions import with_options_of
from dragoman.errors import ConfigError
from dragoman.model.conditions import (
    ActorConditions,
    EventConditions,
    IssueConditions,
    StatementConditions,
    StoryConditions,
    conditions_of,
)
from dragoman.query.conditions import parameters_of
from dragoman.record import Record
from records import findings_of, make_record, report_of

QUESTIONS = {
    "statements": StatementConditions,
    "events": EventConditions,
    "actors": ActorConditions,
    "issues": IssueConditions,
    "stories": StoryConditions,
}
# What the function of a question makes of conditions beside their parameters: see ``query/events.py``.
OWN = {"events": {"any_type", "place_countries"}, "issues": {"notes", "warnings"}}
NOT_IN_SQL = {"events": {"all", "distinct"}}


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return Record(make_record(tmp_path / "record", findings_of(report_of("Nothing is said."))))


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_sql_of_a_question_asks_for_its_conditions_and_nothing_else(question: str):
    sql = resources.files("dragoman.query").joinpath(f"{question}.sql").read_text(encoding="utf-8")
    asked = set(re.findall(r"\$(\w+)", sql))

    given = set(parameters_of(QUESTIONS[question]())) - NOT_IN_SQL.get(question, set())

    assert asked == given | OWN.get(question, set())


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_method_of_a_record_has_the_conditions_as_keywords(question: str):
    [own, *keywords] = inspect.signature(getattr(Record, question)).parameters.values()

    assert ("self", list(conditions_of(QUESTIONS[question]))) == (own.name, [each.name for each in keywords])
    assert {inspect.Parameter.KEYWORD_ONLY} == {each.kind for each in keywords}


def test_a_method_tells_what_each_condition_may_be():
    parameters = inspect.signature(Record.events).parameters

    assert "type: 'Choice' = None" == str(parameters["type"])
    assert "distinct: 'bool' = False" == str(parameters["distinct"])


def test_a_condition_that_a_question_does_not_have_is_refused_by_name(record: Record):
    with pytest.raises(TypeError, match=r"Record\.statements\(\) got an unexpected keyword argument 'speaker'"):
        record.statements(speaker="Lindqvist")  # type: ignore[call-arg]


def test_conditions_have_keywords_and_no_places(record: Record):
    with pytest.raises(TypeError, match=r"Record\.statements\(\) takes 1 positional argument but 2 were given"):
        record.statements("Lindqvist")  # type: ignore[call-arg]


def test_the_first_condition_that_cannot_be_is_told():
    with pytest.raises(ConfigError, match="'mode' cannot be 'loud'"):
        parameters_of(StatementConditions(mode="loud", limit=-1))


def test_values_of_a_choice_in_capitals_may_be_given_in_small_letters():
    assert ["SAY", "REJECT"] == parameters_of(StatementConditions(act=["say", "Reject"]))["act"]


def test_an_empty_choice_is_no_condition():
    assert parameters_of(StatementConditions(kind=[]))["kind"] is None


def test_options_stand_where_a_command_has_its_conditions_and_its_own_where_it_has_them():
    @with_options_of(IssueConditions)
    def command(record: str, conditions: dict[str, Any], out: str = "-", limit: int | None = None) -> None: ...

    assert ["record", "level", "code", "out", "limit"] == list(inspect.signature(command).parameters)


def test_a_command_gets_its_conditions_together():
    got: list[Any] = []

    @with_options_of(IssueConditions)
    def command(record: str, conditions: dict[str, Any], limit: int | None = None) -> None:
        got.extend([record, conditions, limit])

    command(record="r", code=["empty"], level=None, limit=3)

    assert ["r", {"code": ["empty"], "level": None, "limit": 3}, 3] == got
