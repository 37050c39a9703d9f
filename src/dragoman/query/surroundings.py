"""What stands beside something in a record: other reports beside a report, others beside an actor, issues by level."""

from __future__ import annotations

from dragoman.model import NOTES, WARNINGS
from dragoman.query.asking import ask
from dragoman.query.table import Table
from dragoman.store import View


def reports_beside(view: View, report_id: str, *, limit: int = 40) -> Table:
    """Return the copies of a report's text, then the other reports of its story, each in the record's order."""
    return ask(view, "report_sides", {"report": report_id, "limit": limit})


def actors_beside(view: View, actor_id: str, *, limit: int = 30) -> Table:
    """Return the named actors that reports name together with one, the most frequent first."""
    return ask(view, "seen_with", {"actor": actor_id, "limit": limit})


def count_issues(view: View) -> Table:
    """Return how many issues there are of each level and code."""
    return ask(view, "issue_levels", {"notes": sorted(NOTES), "warnings": sorted(WARNINGS)})


def name_of_actor(view: View, actor_id: str) -> str | None:
    """Return what an actor is called; None where there is none of this id."""
    found = ask(view, "actor_by_id", {"actor": actor_id}).to_dicts()
    return str(found[0]["name"]) if found else None
