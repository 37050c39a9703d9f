"""The pages of statements and of events: facets, rows, and the same rows as a file."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, BinaryIO

from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse

from dragoman.export import write_table
from dragoman.query import Spread, name_of_actor
from dragoman.store import View
from dragoman.workbench.charts import bars_by_month
from dragoman.workbench.inquiry import EVENTS, STATEMENTS, SUBJECTS, Inquiry, Subject, inquiry_of, label_of
from dragoman.workbench.paging import page_number, paging_of
from dragoman.workbench.rendering import address, page, with_parameters

ROWS_A_PAGE = 50

_ACTORS = frozenset({"by", "about", "actor", "recipient", "party"})

FORMS: Mapping[str, str] = MappingProxyType(
    {
        "csv": "text/csv; charset=utf-8",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "jsonl": "application/jsonl; charset=utf-8",
        "parquet": "application/vnd.apache.parquet",
    }
)
"""The forms in which rows can be taken away, with the types that browsers know them by."""

_CHUNK = 1 << 16


@dataclass(frozen=True)
class Link:
    """A value to choose or to drop: its words, how many findings have it, and the address that does so."""

    label: str
    n: int
    address: str
    is_chosen: bool = False


@dataclass(frozen=True)
class Facet:
    """What findings can be narrowed by, with its values."""

    name: str
    label: str
    values: tuple[Link, ...]


def show_statements(request: Request) -> Response:
    """Return the page of statements."""
    return _show(request, STATEMENTS)


def show_events(request: Request) -> Response:
    """Return the page of events."""
    return _show(request, EVENTS)


def download(request: Request) -> Response:
    """Return all rows that are asked as a file, safe for spreadsheets."""
    subject, form = SUBJECTS.get(request.path_params["subject"]), request.path_params["form"]
    if subject is None or form not in FORMS:
        raise HTTPException(404)
    inquiry = inquiry_of(subject, request.query_params)
    table = subject.rows(request.app.state.desk.face(inquiry.reviewed), inquiry.asked).to_arrow()
    file: BinaryIO = tempfile.TemporaryFile()  # noqa: SIM115  (closed when it is sent)
    try:
        write_table(table, file, form, bom=form == "csv")
    except BaseException:
        file.close()
        raise
    named = {"Content-Disposition": f'attachment; filename="{subject.name}.{form}"'}
    return StreamingResponse(_chunks(file), media_type=FORMS[form], headers=named)


def _show(request: Request, subject: Subject) -> Response:
    given = request.query_params
    if any(not value for _, value in given.multi_items()):
        return RedirectResponse(address(request.url.path, given.multi_items()), 303)
    inquiry = inquiry_of(subject, given)
    view: View = request.app.state.desk.face(inquiry.reviewed)
    order, number = given.get("order") or "date", page_number(request)
    rows = subject.page(view, inquiry.asked, order=order, first=(number - 1) * ROWS_A_PAGE, size=ROWS_A_PAGE)
    spread = subject.spread(view, inquiry.asked)
    path = request.url.path
    return page(
        request,
        f"{subject.name}.html",
        subject=subject,
        rows=rows.to_dicts(),
        paging=paging_of(request, spread.n, ROWS_A_PAGE),
        fields=inquiry.fields(),
        order=order,
        chosen=_chosen(view, inquiry, path, given),
        facets=_facets(subject, spread, path, given),
        bars=bars_by_month(spread.facets.get("month", ())),
        of_bar=lambda label: address(path, with_parameters(given, since=label, until=label, page=None)),
        forms=[(form, address(f"{path}.{form}", with_parameters(given, page=None, order=None))) for form in FORMS],
        command=inquiry.command(request.app.state.desk.path),
        python=inquiry.line_of_python(request.app.state.desk.path),
        text=inquiry.given.get("text"),
        remark="" if spread.n else subject.rows(view, inquiry.asked).remark,
    )


def _facets(subject: Subject, spread: Spread, path: str, given: QueryParams) -> list[Facet]:
    return [
        Facet(
            name,
            label_of(name),
            tuple(
                Link(
                    each.label,
                    each.n,
                    address(path, with_parameters(given, **_choosing(name, each.value), page=None)),
                    _is_chosen(name, each.value, given),
                )
                for each in spread.facets[name]
            ),
        )
        for name in subject.facets
        if name != "month" and spread.facets.get(name)
    ]


def _choosing(name: str, value: str) -> dict[str, str | None]:
    return {"since": value, "until": value} if name == "month" else {name: value}


def _is_chosen(name: str, value: str, given: QueryParams) -> bool:
    return given.get(name) == value


def _chosen(view: View, inquiry: Inquiry, path: str, given: QueryParams) -> list[Link]:
    """Return the conditions that are set, each with the address without it."""
    return [
        Link(
            f"{label_of(name)}: {_told(view, name, value)}",
            0,
            address(path, with_parameters(given, **{name: None}, page=None)),
        )
        for name, value in inquiry.given.items()
    ]


def _told(view: View, name: str, value: Any) -> str:
    if value is True:
        return "yes"
    if isinstance(value, list):
        return ", ".join(value)
    return (name_of_actor(view, value) if name in _ACTORS else None) or str(value)


def _chunks(file: BinaryIO) -> Iterator[bytes]:
    with file:
        file.seek(0)
        while chunk := file.read(_CHUNK):
            yield chunk
