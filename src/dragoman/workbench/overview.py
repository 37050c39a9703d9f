"""The first page: what the record holds, by month, by whom, in which outlets and stories."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from dragoman.model import LEVELS
from dragoman.model.conditions import EventConditions, StatementConditions, StoryConditions
from dragoman.query import count_issues, list_stories, spread_events, spread_statements
from dragoman.store import View
from dragoman.workbench.charts import bars_by_month
from dragoman.workbench.rendering import address, page

_MOST = 10


def show_overview(request: Request) -> Response:
    """Return the first page."""
    view: View = request.app.state.desk.view
    said = spread_statements(view, StatementConditions(), most=_MOST)
    done = spread_events(view, EventConditions(), most=_MOST)
    issues = count_issues(view).to_dicts()
    n_reports, n_actors = view.counts("reports", "actors")
    return page(
        request,
        "overview.html",
        counts={
            "Reports": (n_reports, "/reports"),
            "Statements": (said.n, "/statements"),
            "Events": (done.n, "/events"),
            "Claims of events": (view.n_claimed, "/events?claimed=1"),
            "Actors": (n_actors, "/actors"),
        },
        charts=[
            ("Statements", "/statements", bars_by_month(said.facets.get("month", ()))),
            ("Events", "/events", bars_by_month(done.facets.get("month", ()))),
        ],
        link_of_bar=lambda path: lambda label: address(path, [("since", label), ("until", label)]),
        speakers=said.facets.get("by", ()),
        outlets=said.facets.get("outlet", ()),
        stories=list_stories(view, StoryConditions(limit=_MOST)).to_dicts(),
        levels=[(level, sum(each["n"] for each in issues if each["level"] == level)) for level in reversed(LEVELS)],
    )
