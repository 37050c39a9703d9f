"""What the machine found, whatever people judged of it since: the machine is a coder of its own."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from dragoman.model import Findings
from dragoman.store import View, records_from
from dragoman.store.kinds import KINDS, REPLACED

Aside = Mapping[str, Mapping[str, tuple[Any, ...]]]


def machine_findings(view: View) -> Iterator[Findings]:
    """Yield each report's findings as the machine has them, in the record's order."""
    aside = _set_aside(view)
    return (_as_found(found, aside) for found, _ in view.findings())


def machine_findings_of(view: View, report_id: str) -> Findings:
    """Return the findings of one report as the machine has them. Raises ``RecordError``."""
    found, _ = view.findings_of(report_id)
    return _as_found(found, _set_aside(view, report_id))


def _set_aside(view: View, report_id: str | None = None) -> Aside:
    """Return by report and kind the findings that gave way to what people judged."""
    found: dict[str, dict[str, tuple[Any, ...]]] = defaultdict(dict)
    for name in REPLACED:
        kind = KINDS[name]
        asked = f"from machine_{name} where $report::varchar is null or report_id = $report order by {kind.order}"
        rows = view.ask(asked, {"report": report_id}).to_pylist()
        for record in records_from(kind.record, rows):
            own = found[record.report_id]
            own[name] = (*own.get(name, ()), record)
    return found


def _as_found(found: Findings, aside: Aside) -> Findings:
    kept = {name: [each for each in getattr(found, name) if each.review == "unreviewed"] for name in REPLACED}
    if found.report.id not in aside and all(len(kept[name]) == len(getattr(found, name)) for name in REPLACED):
        return found
    own = aside.get(found.report.id, {})
    machine: dict[str, Any] = {name: (*kept[name], *own.get(name, ())) for name in REPLACED}
    return dataclasses.replace(found, **machine)
