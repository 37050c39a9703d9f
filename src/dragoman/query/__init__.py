"""Named questions → Arrow tables. One question, one ``.sql``, one function."""

from dragoman.query.codings import find_codings
from dragoman.query.events import list_events
from dragoman.query.profile import Profile, anchors_of, find_actor, list_judgements, make_profile
from dragoman.query.questions import (
    find_report,
    list_actors,
    list_issues,
    list_reports,
    list_statements,
    list_stories,
    list_story_reports,
)
from dragoman.query.selection import Selection, select_statements
from dragoman.query.table import Table

__all__ = [
    "Profile",
    "Selection",
    "Table",
    "anchors_of",
    "find_actor",
    "find_codings",
    "find_report",
    "list_actors",
    "list_events",
    "list_issues",
    "list_judgements",
    "list_reports",
    "list_statements",
    "list_stories",
    "list_story_reports",
    "make_profile",
    "select_statements",
]
