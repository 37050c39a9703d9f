"""Pages made of templates. Whatever is put into one is text: escaped, and signs that steer are shown by their code."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dragoman.export.links import link_of
from dragoman.model.shown import shown

Parameters = Iterable[tuple[str, str]]


def page(request: Request, template: str, *, status: int = 200, **given: Any) -> HTMLResponse:
    """Return the page that a template makes of what is given."""
    desk = request.app.state.desk
    words = {
        "here": request.url.path,
        "record": desk.path.name or str(desk.path),
        "record_path": str(desk.path),
        "is_complete": desk.view.is_complete,
        "is_applied": desk.view.is_applied,
        "is_read_only": request.app.state.is_read_only,
        **given,
    }
    return HTMLResponse(_templates().get_template(template).render(words), status)


def address(path: str, parameters: Parameters = ()) -> str:
    """Return an address of ours with those parameters that have a value."""
    query = urlencode([(name, value) for name, value in parameters if value != ""])
    return f"{path}?{query}" if query else path


def with_parameters(given: QueryParams, **changed: str | None) -> list[tuple[str, str]]:
    """Return the parameters of an address with some of them changed, or left out where they are None."""
    kept = [(name, value) for name, value in given.multi_items() if name not in changed and value]
    return kept + [(name, value) for name, value in changed.items() if value]


@cache
def _templates() -> Environment:
    folder = resources.files("dragoman.workbench") / "templates"

    def load(name: str) -> str | None:
        file = folder / name
        return file.read_text(encoding="utf-8") if "/" not in name and file.is_file() else None

    environment = Environment(
        loader=FunctionLoader(load),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_as_text,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters.update(n=_number, percent=_percent, outside=_outside, marked=_with_words_marked)
    environment.globals.update(address=address)
    return environment


def _as_text(value: Any) -> Any:
    """Return what a template shows of a value: nothing of None, of text what people may see."""
    if value is None:
        return ""
    return shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _number(value: int) -> str:
    return f"{value:,}"


def _percent(value: float | None) -> str:
    return "" if value is None else f"{value:.0%}"


def _outside(row: Mapping[str, Any]) -> str | None:
    """Return the web address of the report a row is of; None where it has none that can be followed."""
    link = link_of({"url": row.get("url")})
    return link if link and link.startswith("http") else None


def _with_words_marked(text: str | None, words: str | None) -> Markup:
    """Return a text in which the words that were looked for are marked, capitals or not."""
    told, wanted = text or "", (words or "").casefold()
    lower = told.lower()
    if not wanted or len(lower) != len(told):
        return Markup("{}").format(shown(told))
    parts, done = [], 0
    while (at := lower.find(wanted, done)) >= 0:
        end = at + len(wanted)
        parts.append(Markup("{}<mark>{}</mark>").format(shown(told[done:at]), shown(told[at:end])))
        done = end
    return Markup("").join([*parts, Markup("{}").format(shown(told[done:]))])


def day(value: dt.date | None) -> str:
    """Return a day as ISO writes it; nothing where it is not known."""
    return "" if value is None else value.isoformat()
