"""The pages of stories and of utterances: who tells what, and in which words."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from dragoman.model.conditions import StoryConditions
from dragoman.query import compare_story, compare_versions, list_stories
from dragoman.store import View
from dragoman.workbench.paging import paging_of
from dragoman.workbench.rendering import page

_ROWS_A_PAGE = 50
_UTTERANCES = 40


def show_stories(request: Request) -> Response:
    """Return the page of stories, the largest first."""
    given = request.query_params
    names = ("about", "outlet", "since", "until", "text")
    asked: dict[str, Any] = {name: given[name] for name in names if given.get(name)}
    found = list_stories(request.app.state.desk.view, StoryConditions(**asked, all=bool(given.get("all"))))
    paging = paging_of(request, len(found), _ROWS_A_PAGE)
    return page(
        request,
        "stories.html",
        rows=found[paging.rows].to_dicts(),
        remark=found.remark,
        paging=paging,
        values={name: given.get(name) or "" for name in names},
        with_all=bool(given.get("all")),
    )


def show_story(request: Request) -> Response:
    """Return the page of one story: its reports by day, copies folded, and versions of what was said."""
    view: View = request.app.state.desk.view
    told = compare_story(view, request.path_params["story"], limit=_UTTERANCES)
    return page(request, "story.html", story=told, days=list(told.days()))


def show_utterance(request: Request) -> Response:
    """Return the page of one utterance: its versions side by side."""
    return page(
        request,
        "utterance.html",
        utterance=compare_versions(request.app.state.desk.view, request.path_params["utterance"]),
    )
