"""What an address asks: its parameters as conditions of a question; the same as a command, and in Python."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

from starlette.datastructures import QueryParams

from dragoman.errors import ConfigError
from dragoman.model.conditions import REVIEWED, Condition, EventConditions, StatementConditions, conditions_of
from dragoman.query import (
    EVENT_ORDERS,
    STATEMENT_ORDERS,
    Spread,
    Table,
    list_events,
    list_statements,
    page_of_events,
    page_of_statements,
    spread_events,
    spread_statements,
)
from dragoman.query.filters import choices_of
from dragoman.store import ReviewedWay

# Conditions that a page has in another form: how many rows there are, and what is counted.
_NOT_ASKED = frozenset({"limit", "distinct"})

_LABELS: Mapping[str, str] = MappingProxyType(
    {
        "by": "Speaker", "about": "About", "outlet": "Outlet", "act": "Act", "kind": "Kind", "mode": "Mode",
        "since": "From", "until": "To", "text": "Words", "floor": "Confidence from", "count": "Counted",
        "where": "Column of the table", "type": "Type", "cameo": "CAMEO code", "actor": "Actor",
        "recipient": "Recipient", "party": "Either party", "place": "Place", "status": "Status",
        "all": "Public statements too", "claimed": "Claims of speakers too", "month": "Month",
        "reviewed": "Reviewed",
    }
)  # fmt: skip


@dataclass(frozen=True)
class Subject:
    """What a table is of: the question, its answers, and by what people narrow them. ``facets`` are conditions."""

    name: str
    title: str
    question: Callable[..., Any]
    facets: tuple[str, ...]
    orders: Mapping[str, str]
    spread: Callable[..., Spread]
    page: Callable[..., Table]
    rows: Callable[..., Table]


STATEMENTS = Subject(
    name="statements",
    title="Statements",
    question=StatementConditions,
    facets=("by", "about", "act", "mode", "kind", "outlet", "month"),
    orders=STATEMENT_ORDERS,
    spread=spread_statements,
    page=page_of_statements,
    rows=list_statements,
)

EVENTS = Subject(
    name="events",
    title="Events",
    question=EventConditions,
    facets=("type", "status", "actor", "recipient", "place", "outlet", "month"),
    orders=EVENT_ORDERS,
    spread=spread_events,
    page=page_of_events,
    rows=list_events,
)

SUBJECTS: Mapping[str, Subject] = MappingProxyType({each.name: each for each in (STATEMENTS, EVENTS)})


@dataclass(frozen=True)
class Field:
    """A condition as a field of a form."""

    name: str
    label: str
    kind: str
    value: str
    help: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Inquiry:
    """A subject and what of it is asked; ``given`` are the conditions that are set, as a person would give them."""

    subject: Subject
    given: Mapping[str, Any]

    @property
    def asked(self) -> Any:
        """The question, with its conditions."""
        return self.subject.question(**self.given)

    @property
    def reviewed(self) -> ReviewedWay:
        """Which face of the record is asked: with what people said of findings, or another. Raises ``ConfigError``."""
        chosen = choices_of(self.given.get("reviewed"), "reviewed", REVIEWED) or ["prefer"]
        return cast(ReviewedWay, chosen[0])

    def fields(self) -> list[Field]:
        """Return the fields of a form that asks this, words to search for first."""
        own = [self._field(name, each) for name, each in _conditions(self.subject).items()]
        return sorted(own, key=lambda field: field.name != "text")

    def command(self, record: Path) -> str:
        """Return the command that prints the same rows."""
        words = ["dragoman", self.subject.name, str(record)]
        for name, value in self.given.items():
            for each in value if isinstance(value, list) else [value]:
                words += [f"--{name}"] if each is True else [f"--{name}", str(each)]
        return shlex.join(words)

    def line_of_python(self, record: Path) -> str:
        """Return the line of Python that gives the same rows as a table."""
        told = ", ".join(f"{name}={value!r}" for name, value in self.given.items())
        return f"dragoman.open({str(record)!r}).{self.subject.name}({told})"

    def _field(self, name: str, condition: Condition) -> Field:
        value = self.given.get(name)
        choices = condition.known
        if value is None or value is False:
            told = ""
        elif isinstance(value, list):
            told = ",".join(value)
        else:
            told = "1" if value is True else str(value)
        if choices and told and told not in choices:
            choices = (told, *choices)
        return Field(name, label_of(name), condition.kind, told, condition.help, choices)


def inquiry_of(subject: Subject, parameters: QueryParams) -> Inquiry:
    """Return what the parameters of an address ask. Raises ``ConfigError`` at a value that cannot be one."""
    given: dict[str, Any] = {}
    for name, condition in _conditions(subject).items():
        values = [each for each in parameters.getlist(name) if each.strip()]
        if values:
            given[name] = _value(name, condition, values)
    return Inquiry(subject, given)


def label_of(name: str) -> str:
    """Return what people call a condition."""
    return _LABELS.get(name, name)


def _conditions(subject: Subject) -> dict[str, Condition]:
    return {name: each for name, each in conditions_of(subject.question).items() if name not in _NOT_ASKED}


def _value(name: str, condition: Condition, values: list[str]) -> Any:
    if condition.kind == "flag":
        return True
    if condition.kind in {"choice", "columns", "cameo"} and len(values) > 1:
        return values
    if condition.kind == "confidence":
        try:
            return float(values[-1])
        except ValueError as error:
            raise ConfigError(f"'{name}' is {values[-1]!r}; give a number from 0 to 1") from error
    return values[-1]
