"""All that a record holds of one actor: names, roles over time, statements, who named it how, and why it is one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dragoman.errors import RecordError
from dragoman.model.conditions import StatementConditions
from dragoman.query.asking import ask
from dragoman.query.emptiness import nearest_actor
from dragoman.query.filters import parts_of
from dragoman.query.questions import list_statements
from dragoman.query.table import Table
from dragoman.store import View

# How many rows of what can be endless a profile holds.
_WORDINGS = 100
_REASONS = 100


@dataclass(frozen=True)
class Profile:
    """An actor as the record has it. ``wordings`` tell voice by voice how it is called, ``reasons`` why it is one."""

    actor: dict[str, Any]
    names: Table
    wordings: Table
    statements_by: Table
    statements_about: Table
    reasons: Table

    def to_dict(self) -> dict[str, Any]:
        """Return the profile as dictionaries and lists."""
        tables = ("names", "wordings", "statements_by", "statements_about", "reasons")
        return {**self.actor, **{name: getattr(self, name).to_dicts() for name in tables}}


def make_profile(view: View, name: str, *, limit: int | None = None) -> Profile:
    """Return the profile of the one actor of a name or id; ``limit`` is the most statements of each sort.

    Raises ``RecordError`` where nobody, or more than one, goes by that name.
    """
    actor_id = find_actor(view, name)["actor_id"]
    [actor] = ask(view, "actor_by_id", {"actor": actor_id}).to_dicts()
    return Profile(
        actor=actor,
        names=ask(view, "actor_labels", {"actor": actor_id}),
        wordings=ask(view, "actor_wordings", {"actor": actor_id, "limit": _WORDINGS}),
        statements_by=list_statements(view, StatementConditions(by=actor_id, limit=limit)),
        statements_about=list_statements(view, StatementConditions(about=actor_id, limit=limit)),
        reasons=ask(view, "actor_reasons", {"actor": actor_id, "limit": _REASONS}),
    )


def find_actor(view: View, name: str) -> dict[str, Any]:
    """Return the row of the one actor that an id, a whole name, or words of a name mean.

    Raises ``RecordError`` that lists the candidates where there are several.
    """
    rows = ask(view, "find_actors", {"name": name, "parts": parts_of(name, "NAME")}).to_dicts()
    where = view.folder.path
    if not rows:
        close = nearest_actor(view, name)
        hint = f" (did you mean '{close}'?)" if close else ""
        raise RecordError(f"{where}: no actor goes by '{name}'{hint}; 'dragoman actors {where}' lists the actors")
    for exact in ("is_id", "is_name"):
        own = [row for row in rows if row[exact]]
        if len(own) == 1:
            return own[0]
    if len(rows) == 1:
        return rows[0]
    several = "; ".join(
        f"{row['actor_id']} ({', '.join(filter(None, [row['name'], row['kind'], row['country']]))})" for row in rows[:8]
    )
    raise RecordError(f"{where}: {len(rows)} actors go by '{name}'; name one by its id: {several}")


def anchors_of(view: View, actor_id: str, limit: int) -> list[dict[str, Any]]:
    """Return an even sample of the entities an actor is made of: report, id and name."""
    return ask(view, "actor_anchors", {"actor": actor_id, "limit": limit}).to_dicts()


def list_judgements(view: View) -> Table:
    """Return what people decided, in the order they did, and whether it holds."""
    return ask(view, "judgements")
