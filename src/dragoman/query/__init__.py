"""Named questions → Arrow tables. One question, one ``.sql``, one function."""

from dragoman.query.questions import find_report, list_actors, list_issues, list_reports, list_statements
from dragoman.query.table import Table

__all__ = [
    "Table",
    "find_report",
    "list_actors",
    "list_issues",
    "list_reports",
    "list_statements",
]
