"""One text through all the steps, in this process, without a record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dragoman.config import Settings
from dragoman.model import Actor, Findings, Issue
from dragoman.read.columns import row_item
from dragoman.resolve import resolve_entities
from dragoman.run.shards import work_item


def work_text(
    text: str, fields: Mapping[str, Any], settings: Settings | None
) -> tuple[Findings | None, tuple[Issue, ...], dict[str, Actor]]:
    """Return what is found in a text, the issues where nothing could be, and the actor of each entity by its id.

    ``fields`` are what is known of the text, under the names a row of a table has: title, outlet, url, published.
    """
    item = row_item({"text": text, **fields}, source="text", place=None, media="row")
    worked = work_item(item, settings or Settings())
    if worked.findings is None:
        return None, worked.issues, {}
    report = worked.findings.report
    resolved = resolve_entities(worked.findings.entities, {report.id: report.published})
    by_id = {actor.id: actor for actor in resolved.actors}
    return worked.findings, (), {link.entity_id: by_id[link.actor_id] for link in resolved.links}
