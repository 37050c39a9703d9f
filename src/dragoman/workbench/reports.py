"""The pages of reports: which there are, and one with its findings marked in its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from dragoman.model import Actor, Findings, wording
from dragoman.query import list_reports, report_called, reports_beside
from dragoman.store import View
from dragoman.workbench.cards import card_of
from dragoman.workbench.marking import FIRST_LAYERS, LAYERS, marks_of, stretches_of
from dragoman.workbench.paging import paging_of
from dragoman.workbench.rendering import address, page

_ROWS_A_PAGE = 100


@dataclass(frozen=True)
class Line:
    """A finding in the list beside the text."""

    finding: str
    who: str
    what: str
    words: str


def show_reports(request: Request) -> Response:
    """Return the page of reports, in the record's order."""
    found = list_reports(request.app.state.desk.view)
    paging = paging_of(request, len(found), _ROWS_A_PAGE)
    return page(
        request,
        "reports.html",
        rows=found[paging.rows].to_dicts(),
        paging=paging,
    )


def show_report(request: Request) -> Response:
    """Return the page of one report, its layers marked, and the finding that was chosen beside it."""
    view: View = request.app.state.desk.view
    report_id = report_called(view, request.path_params["report"])
    findings, actors = view.findings_of(report_id)
    given = request.query_params
    layers = [layer for layer in given.getlist("layer") if layer in LAYERS] or list(FIRST_LAYERS)
    card = card_of(findings, actors, given.get("mark") or "")
    marks = marks_of(findings, layers)
    spans = card.spans if card else frozenset()
    path = f"/reports/{report_id}"
    return page(
        request,
        "report.html",
        report=findings.report,
        row={"url": findings.report.url},
        stretches=stretches_of(findings.report.text, marks, card.finding if card else "", spans),
        card=card,
        layers=[(layer, name, layer in layers) for layer, name in LAYERS.items()],
        of_finding=lambda finding: _with_mark(path, layers, finding),
        plain=_with_mark(path, layers, ""),
        statements=_statements(findings, actors),
        events=_events(findings, actors),
        beside=reports_beside(view, report_id).to_dicts(),
    )


def _with_mark(path: str, layers: Sequence[str], finding: str) -> str:
    own = [("layer", layer) for layer in layers] if tuple(layers) != FIRST_LAYERS else []
    place = address(path, [*own, ("mark", finding)])
    return f"{place}#words" if finding else place


def _statements(findings: Findings, actors: Mapping[str, Actor]) -> list[Line]:
    text = findings.report.text
    return [
        Line(
            f"statement:{each.id}",
            actor.name if (actor := actors.get(each.speaker_entity or "")) else "speaker unknown",
            each.act,
            wording(text, *each.content),
        )
        for each in findings.statements
    ]


def _events(findings: Findings, actors: Mapping[str, Actor]) -> list[Line]:
    text = findings.report.text
    return [
        Line(
            f"event:{each.id}",
            ", ".join(dict.fromkeys(actors[entity].name for entity in each.actors if entity in actors)) or "–",
            f"{each.type}, {each.status}" + (", claimed" if each.tie == "claims" else ""),
            wording(text, *each.evidence[:1]),
        )
        for each in sorted(findings.events, key=lambda event: (event.triggers[:1], event.id))
        if each.type is not None
    ]
