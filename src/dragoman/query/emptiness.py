"""Why an answer is empty: which of the conditions no row meets."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, TypeVar

from dragoman.model.conditions import ConditionKind, conditions_of
from dragoman.query.asking import ask
from dragoman.query.filters import nearest_of
from dragoman.query.table import Table
from dragoman.store import View, name_parts

Question = TypeVar("Question")

# How alike words must be for one to be a slip of the other, by Jaro and Winkler: 'Hadaddi' and 'Haddadi' are 0.96.
_LEAST_LIKENESS = 0.85

# What shapes an answer and leaves no row out.
_SHAPING: frozenset[ConditionKind] = frozenset({"flag", "count", "counting", "one"})

# Where the values stand that a condition is compared with, for the nearest of them.
_VALUES: Mapping[str, str] = MappingProxyType(
    {
        "outlet": "select distinct outlet as value from reports",
        "place": "select distinct name as value from places",
        "code": "select distinct code as value from issues",
        "issue": "select distinct issue as value from positions",
        "where": "select distinct unnest(list_transform(columns, lambda own: own.name || '=' || own.value)) as value "
        "from reports",
        "country": "select distinct country as value from actors",
    }
)

# What adds rows to an answer when it is asked for.
_WIDENING = ("claimed", "all")


def telling_why_empty(
    question: Callable[[View, Question], Table],
) -> Callable[[View, Question], Table]:
    """Let a question tell, where nothing answers it, which of its conditions is met by no row."""

    @functools.wraps(question)
    def ask_and_tell(view: View, asked: Question) -> Table:
        table = question(view, asked)
        if len(table):
            return table
        return Table(table.to_arrow(), why_empty(view, asked, question))

    return ask_and_tell


def why_empty(view: View, asked: Any, question: Callable[[View, Any], Table]) -> str:
    """Return why nothing answers a question, in words; empty where it has no condition, or none is to blame."""
    known = conditions_of(type(asked))
    given = [name for name in known if known[name].kind not in _SHAPING and getattr(asked, name) is not None]
    if getattr(asked, "limit", None) == 0:
        return "'limit' is 0"

    def is_met(names: Sequence[str], **widened: bool) -> bool:
        flags = {name: getattr(asked, name) for name in known if known[name].kind == "flag"}
        some = {name: getattr(asked, name) for name in names}
        return len(question(view, type(asked)(**{**flags, **some, **widened, "limit": 1}))) > 0

    for flag in _WIDENING:
        if flag in known and not getattr(asked, flag) and is_met(given, **{flag: True}):
            return f"there are some that are left out by default: '{flag}' adds them"
    if not is_met(()):
        return "the record holds none at all, whatever the conditions" if given else ""
    unmet = [name for name in given if not is_met([name])]
    if unmet:
        return "; ".join(_told(view, name, getattr(asked, name), known[name].kind) for name in unmet)
    without = [name for name in given if is_met([other for other in given if other != name])]
    if without:
        told = " or ".join(f"'{name}'" for name in without)
        return f"each condition is met by some row, none meets all; there are some without {told}"
    return "each condition is met by some row, none meets all of them"


def _told(view: View, name: str, given: Any, kind: ConditionKind) -> str:
    """Tell that no row meets a condition, and what may have been meant."""
    value = ", ".join(map(str, given)) if isinstance(given, list | tuple) else str(given)
    if kind == "actor":
        return f"'{name}' is met by no row: {_of_actor(view, value)}"
    if kind in {"first day", "last day"}:
        return f"'{name}' is {value}, and {_days_of(view)}"
    close = nearest_of(value, _values_of(view, name))
    hint = f" (did you mean '{close}'?)" if close and close.casefold() != value.casefold() else ""
    return f"'{name}' is met by no row: nothing in the record has {value!r}{hint}"


def _of_actor(view: View, name: str) -> str:
    parts = name_parts(name)
    found = ask(view, "find_actors", {"name": name, "parts": parts}).to_dicts()
    if found:
        return f"there is an actor called '{found[0]['name']}', but not here"
    close = nearest_actor(view, name)
    return f"no actor goes by {name!r}" + (f" (did you mean '{close}'?)" if close else "")


def nearest_actor(view: View, name: str) -> str | None:
    """Return the name of the actor that words are most like a slip of; None where none is like them."""
    close = ask(view, "nearest_actor", {"parts": name_parts(name), "least": _LEAST_LIKENESS}).to_dicts()
    return str(close[0]["name"]) if close else None


def _values_of(view: View, name: str) -> list[str]:
    if name not in _VALUES:
        return []
    return [value for value in view.ask(_VALUES[name]).column("value").to_pylist() if value]


def _days_of(view: View) -> str:
    [row] = view.ask("select min(published) as first, max(published) as last from reports").to_pylist()
    if row["first"] is None:
        return "no report of the record tells its day"
    return f"the reports of the record are of {row['first']} to {row['last']}"
