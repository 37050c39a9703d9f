"""The questions a record answers, one function each. The words of each are in the ``.sql`` file of its name."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.errors import RecordError
from dragoman.model import NOTES, WARNINGS
from dragoman.model.conditions import (
    ActorConditions,
    IssueConditions,
    NamingConditions,
    StatementConditions,
    StoryConditions,
)
from dragoman.query.asking import ask
from dragoman.query.conditions import parameters_of
from dragoman.query.emptiness import telling_why_empty
from dragoman.query.filters import check_floor, check_limit
from dragoman.query.naming_counts import count_terms, distinctive_terms, fold_namings
from dragoman.query.table import Table
from dragoman.store import View


@telling_why_empty
def list_statements(view: View, asked: StatementConditions) -> Table:
    """Return the statements that meet all conditions, in the record's order. Raises ``ConfigError``."""
    return ask(view, "statements", parameters_of(asked))


@telling_why_empty
def list_actors(view: View, asked: ActorConditions) -> Table:
    """Return the actors that meet all conditions, those with the most statements first. Raises ``ConfigError``."""
    return ask(view, "actors", parameters_of(asked))


@telling_why_empty
def list_namings(view: View, asked: NamingConditions) -> Table:
    """Return the namings that meet all conditions in the record's order, or their terms counted.

    Raises ``ConfigError``.
    """
    parameters = parameters_of(asked)
    by, limit, counting = parameters.pop("by"), parameters.pop("limit"), parameters.pop("count")
    is_counted, is_compared = parameters.pop("terms"), parameters.pop("distinctive")
    found = ask(view, "namings", parameters)
    if is_compared:
        return distinctive_terms(fold_namings(found, counting, by or "outlet"), by or "outlet", limit)
    if is_counted or by is not None:
        return count_terms(found, by, limit, counting)
    found = fold_namings(found, counting)
    return found if limit is None else Table(found.to_arrow().slice(0, limit))


def list_utterances(view: View, *, utterance: str | None = None, limit: int | None = None) -> Table:
    """Return the utterances of several versions, those with most first; of an id that one, and where it is said again.

    Raises ``ConfigError``.
    """
    return ask(view, "utterances", {"utterance": utterance, "limit": check_limit(limit)})


@telling_why_empty
def list_stories(view: View, asked: StoryConditions) -> Table:
    """Return the stories that meet all conditions, the largest first. Raises ``ConfigError``."""
    return ask(view, "stories", parameters_of(asked))


def list_story_reports(view: View, story_id: str) -> Table:
    """Return the reports of a story in the record's order, with why each is of it; raises ``RecordError``."""
    found = ask(view, "story_reports", {"story": story_id})
    if not len(found):
        where = view.folder.path
        raise RecordError(f"{where}: has no story '{story_id}'; 'dragoman stories {where}' lists the stories")
    return found


def list_reports(view: View) -> Table:
    """Return the reports in the record's order, without their text."""
    return ask(view, "reports")


@telling_why_empty
def list_issues(view: View, asked: IssueConditions) -> Table:
    """Return what was skipped or left open, and why. Raises ``ConfigError``."""
    kinds = {"notes": sorted(NOTES), "warnings": sorted(WARNINGS)}
    return ask(view, "issues", parameters_of(asked) | kinds)


def find_report(view: View, name: str) -> Table:
    """Return the reports that go by a name: an id or its beginning, a given id, a URL, a source or its file name."""
    return ask(view, "find_report", {"name": name})


def report_called(view: View, name: str) -> str:
    """Return the id of the one report that goes by a name. Raises ``RecordError`` where that are none or several."""
    rows, where = find_report(view, name).to_dicts(), view.folder.path
    if not rows:
        raise RecordError(f"{where}: no report goes by '{name}'; 'dragoman show {where}' lists the reports")
    if len(rows) > 1 and rows[0]["report_id"] != name:
        several = "; ".join(f"{row['report_id']} ({row['source']})" for row in rows[:5])
        raise RecordError(f"{where}: {len(rows)} reports go by '{name}'; name one by its id: {several}")
    return str(rows[0]["report_id"])


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
