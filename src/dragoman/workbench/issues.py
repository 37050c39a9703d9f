"""The page of issues: what was skipped or left open, and why."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from dragoman.model.conditions import IssueConditions
from dragoman.query import count_issues, list_issues
from dragoman.store import View
from dragoman.workbench.paging import paging_of
from dragoman.workbench.rendering import page

_ROWS_A_PAGE = 100


def show_issues(request: Request) -> Response:
    """Return the page of issues."""
    view: View = request.app.state.desk.view
    given = request.query_params
    level, code = given.get("level") or None, given.get("code") or None
    found = list_issues(view, IssueConditions(level=level, code=code))
    paging = paging_of(request, len(found), _ROWS_A_PAGE)
    return page(
        request,
        "issues.html",
        rows=found[paging.rows].to_dicts(),
        counts=count_issues(view).to_dicts(),
        level=level,
        code=code,
        paging=paging,
    )
