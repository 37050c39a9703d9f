"""The questions a record answers, one function each. The words of each are in the ``.sql`` file of its name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any, get_args

from dragoman.model import ActorKind, Mode, StatementKind
from dragoman.query.filters import (
    Choice,
    Day,
    check_floor,
    check_limit,
    choices_of,
    first_day,
    last_day,
    parts_of,
)
from dragoman.query.table import Table
from dragoman.store import View


def list_statements(
    view: View,
    *,
    by: str | None = None,
    about: str | None = None,
    outlet: str | None = None,
    act: Choice = None,
    kind: Choice = None,
    mode: Choice = None,
    since: Day | None = None,
    until: Day | None = None,
    text: str | None = None,
    floor: float | None = None,
    limit: int | None = None,
) -> Table:
    """Return the statements that meet all conditions, in the record's order. Raises ``ConfigError``.

    ``by``, ``about`` and ``outlet`` are words of the name in any order, whatever their case and accents; the first
    two can also be an actor's id. ``date`` is the day of the statement if the report tells it, else of publication.
    """
    acts = choices_of(act, "act")
    return ask(
        view,
        "statements",
        {
            "by": by,
            "by_parts": parts_of(by, "by"),
            "about": about,
            "about_parts": parts_of(about, "about"),
            "outlet_parts": parts_of(outlet, "outlet"),
            "acts": acts and [value.upper() for value in acts],
            "kinds": choices_of(kind, "kind", get_args(StatementKind)),
            "modes": choices_of(mode, "mode", get_args(Mode)),
            "since": first_day(since, "since"),
            "until": last_day(until, "until"),
            "text": text,
            "floor": check_floor(floor),
            "limit": check_limit(limit),
        },
    )


def list_actors(
    view: View,
    *,
    name: str | None = None,
    kind: Choice = None,
    country: str | None = None,
    limit: int | None = None,
) -> Table:
    """Return the actors, those with the most statements first. ``country`` is ISO 3166 alpha-3."""
    return ask(
        view,
        "actors",
        {
            "name": name,
            "name_parts": parts_of(name, "name"),
            "kinds": choices_of(kind, "kind", get_args(ActorKind)),
            "country": country and country.upper(),
            "limit": check_limit(limit),
        },
    )


def list_reports(view: View) -> Table:
    """Return the reports in the record's order, without their text."""
    return ask(view, "reports")


def list_issues(view: View, *, code: Choice = None, limit: int | None = None) -> Table:
    """Return what was skipped or left open, and why."""
    return ask(view, "issues", {"codes": choices_of(code, "code"), "limit": check_limit(limit)})


def find_report(view: View, name: str) -> Table:
    """Return the reports that go by a name: an id or its beginning, a given id, a URL, a source or its file name."""
    return ask(view, "find_report", {"name": name})


def list_coded_reports(view: View, *, ids: Sequence[str], texts: Sequence[str]) -> Table:
    """Return id, given id and text of the reports that have one of the ids or one of the texts."""
    return ask(view, "coded_reports", {"ids": list(ids), "texts": list(texts)})


def list_statement_spans(
    view: View, *, reports: Sequence[str], kinds: Sequence[str] | None = None, floor: float | None = None
) -> Table:
    """Return the spans, kind and confidence of these reports' statements, in the record's order."""
    return ask(
        view, "statement_spans", {"reports": list(reports), "kinds": kinds and list(kinds), "floor": check_floor(floor)}
    )


def ask(view: View, question: str, parameters: Mapping[str, Any] | None = None) -> Table:
    """Return the answer to the question in the ``.sql`` file of that name."""
    return Table(view.ask(_sql(question), parameters))


@cache
def _sql(question: str) -> str:
    return resources.files("dragoman.query").joinpath(f"{question}.sql").read_text(encoding="utf-8")
