"""Named questions → Arrow tables. One question, one ``.sql``, one function."""

from dragoman.query.codings import find_codings
from dragoman.query.questions import find_report, list_actors, list_issues, list_reports, list_statements
from dragoman.query.selection import Selection, select_statements
from dragoman.query.table import Table

__all__ = [
    "Selection",
    "Table",
    "find_codings",
    "find_report",
    "list_actors",
    "list_issues",
    "list_reports",
    "list_statements",
    "select_statements",
]
