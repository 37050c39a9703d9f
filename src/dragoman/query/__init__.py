"""Named questions → Arrow tables. One question, one ``.sql``, one function."""

from dragoman.query.questions import find_report, list_actors, list_issues, list_reports, list_statements
from dragoman.query.table import Table, cell_text

__all__ = [
    "Table",
    "cell_text",
    "find_report",
    "list_actors",
    "list_issues",
    "list_reports",
    "list_statements",
]
