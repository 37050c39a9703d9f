"""What a shell offers for a value: words that are known, and names that the record holds."""

# ruff: noqa: PLC0415

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from types import MappingProxyType

import typer

from dragoman.model.conditions import Condition

# Names a shell is offered at most; more are no help.
_MOST = 60

_NAMES = MappingProxyType(
    {
        "outlet": "select distinct outlet as name from reports where outlet is not null order by name",
        "place": "select name from places where name is not null group by name order by count(*) desc, name",
        "code": "select distinct code as name from issues order by name",
        "issue": "select distinct issue as name from positions order by name",
        "where": "select distinct unnest(list_transform(columns, lambda own: own.name || '=' || own.value)) as name "
        "from reports order by name",
        "country": "select distinct country as name from actors where country is not null order by name",
        "codebook": "select distinct codebook as name from positions order by name",
    }
)
_ACTORS = (
    "select actors.name from actors join links on links.actor_id = actors.id where actors.is_named "
    "group by actors.name order by count(*) desc, actors.name"
)


def completion_of(name: str, condition: Condition) -> Callable[[typer.Context, str], list[str]] | None:
    """Return what completes the values of a condition; None where nothing can."""
    if condition.known:
        return lambda ctx, incomplete: complete_words(condition.known, incomplete)
    if condition.kind == "actor" or name in _NAMES:
        sql = _ACTORS if condition.kind == "actor" else _NAMES[name]
        return lambda ctx, incomplete: complete_words(names_of_record(_record_in(ctx), sql), incomplete)
    return None


def complete_words(known: Sequence[str], incomplete: str) -> list[str]:
    """Return the words that go on as what was typed does, whatever its case; behind a comma the next of a list.

    Of a name the end that goes on so is offered too. What was typed stays as it is: shells ask for that, and the case
    of a value does not matter.
    """
    before, comma, begun = incomplete.rpartition(",")
    ends = (word[at:] for word in known for at in _beginnings(word))
    in_case = [_going_on(begun, end) for end in ends if end.casefold().startswith(begun.casefold())]
    return [f"{before}{comma}{word}" for word in dict.fromkeys(in_case)][:_MOST]


def _going_on(begun: str, word: str) -> str:
    """Return a word with its beginning as it was typed; one in capitals in small letters where that is."""
    rest = word[len(begun) :]
    return begun + (rest.lower() if begun.islower() and word.isupper() else rest)


def _beginnings(word: str) -> list[int]:
    return [0, *(at + 1 for at, sign in enumerate(word) if sign == " ")]


def _record_in(ctx: typer.Context) -> object:
    """Return the record that a command under way names: where its last option has no value yet, nothing is parsed."""
    return ctx.params.get("record") or next((each for each in ctx.args if not each.startswith("-")), None)


def names_of_record(record: object, sql: str) -> list[str]:
    """Return names that a record holds; none where it cannot be read, as a shell has no place for an error."""
    from dragoman.errors import DragomanError
    from dragoman.store import View

    if not isinstance(record, str | Path):
        return []
    try:
        with View(Path(record)) as view:
            return [name for name in view.ask(sql).column("name").to_pylist() if name.isprintable()]
    except (DragomanError, OSError):
        return []
