"""The addresses of the workbench, and what answers at each."""

from __future__ import annotations

from importlib import resources

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from dragoman.errors import ConfigError, DragomanError, RecordError
from dragoman.workbench.actors import show_actor, show_actors
from dragoman.workbench.desk import Desk
from dragoman.workbench.findings import download, show_events, show_statements
from dragoman.workbench.guard import Guard, Key
from dragoman.workbench.issues import show_issues
from dragoman.workbench.overview import show_overview
from dragoman.workbench.rendering import page
from dragoman.workbench.reports import show_report, show_reports
from dragoman.workbench.stories import show_stories, show_story, show_utterance

_STATIC = {"style.css": "text/css", "keys.js": "text/javascript", "icon.svg": "image/svg+xml"}

_ROUTES = (
    ("/", show_overview),
    ("/statements", show_statements),
    ("/events", show_events),
    ("/{subject}.{form}", download),
    ("/actors", show_actors),
    ("/actors/{actor}", show_actor),
    ("/stories", show_stories),
    ("/stories/{story}", show_story),
    ("/utterances/{utterance}", show_utterance),
    ("/reports", show_reports),
    ("/reports/{report}", show_report),
    ("/issues", show_issues),
)


def make_application(desk: Desk, key: Key, *, is_read_only: bool = False) -> ASGIApp:
    """Return the workbench of a record as an application that a server calls, shut to who has no key."""
    routes = [Route("/static/{name}", _send_static), Route("/keys", _show_keys)]
    routes += [Route(path, answer) for path, answer in _ROUTES]
    application = Starlette(routes=routes, exception_handlers={HTTPException: _tell, DragomanError: _tell})
    application.state.desk = desk
    application.state.is_read_only = is_read_only
    return Guard(application, key)


def _send_static(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in _STATIC:
        raise HTTPException(404)
    file = resources.files("dragoman.workbench") / "static" / name
    return Response(file.read_bytes(), media_type=_STATIC[name])


def _show_keys(request: Request) -> Response:
    return page(request, "keys.html")


def _tell(request: Request, error: Exception) -> Response:
    """Return a page that says what is wrong with what was asked."""
    if isinstance(error, HTTPException):
        status, told = error.status_code, "There is no such page."
    else:
        status = 404 if isinstance(error, RecordError) else 400 if isinstance(error, ConfigError) else 500
        told = str(error)
    return page(request, "error.html", status=status, told=told)
