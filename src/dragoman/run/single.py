"""One text through all the steps, in this process, without a record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

from dragoman.config import Settings
from dragoman.model import Actor, EventType, Findings, Issue, Report, Span
from dragoman.read import Item
from dragoman.read.columns import row_item
from dragoman.read.item import GIVEN
from dragoman.resolve import group_own_events, resolve_entities, with_own_utterances
from dragoman.run.limits import Alarm, OverdueError
from dragoman.run.resolving import shipped_packs
from dragoman.run.shards import WorkedItem, load_steps, overdue, work_item


def work_text(
    text: str, fields: Mapping[str, Any], settings: Settings | None
) -> tuple[Findings | None, tuple[Issue, ...], dict[str, Actor]]:
    """Return what is found in a text, the issues where nothing could be, and the actor of each entity by its id.

    ``fields`` are what is known of the text, under the names a row of a table has: title, outlet, url, published. Work
    that takes too long is given up where ``Alarm`` can do so, with an issue.
    """
    item = row_item({"text": text, **fields}, source="text", place=None, media=GIVEN)
    chosen = settings or Settings()
    worked = _work_in_time(item, chosen)
    if worked.findings is None:
        return None, worked.issues, {}
    report = worked.findings.report
    resolved = resolve_entities(worked.findings.entities, {report.id: report.published}, shipped_packs(chosen))
    by_id = {actor.id: actor for actor in resolved.actors}
    actors = {link.entity_id: replace(by_id[link.actor_id], sectors=link.sectors) for link in resolved.links}
    return with_own_utterances(group_own_events(worked.findings, actors), actors), (), actors


def _work_in_time(item: Item, settings: Settings) -> WorkedItem:
    load_steps(settings)
    limit = settings.run.max_report_seconds
    alarm = Alarm()
    try:
        with alarm:
            alarm.set(limit)
            return work_item(item, settings)
    except OverdueError:
        alarm.off()
        return overdue(item, limit)


Party = str | tuple[int, int] | Sequence[tuple[int, int]]
"""A party of an event: its words as they stand in the text, or the half-open code-point span or spans of them."""


def code_pair(text: str, source: Party, target: Party) -> dict[EventType, float]:
    """Return PLOVER's types with their probabilities for what the source does to the target, the likeliest first.

    ``text`` is a sentence or a few. An empty string or list stands for a party that is not told. Raises ``ValueError``
    where the words of a party do not stand in the text or a span lies outside it, and ``ParserError``.
    """
    from dragoman.extract import types_between  # noqa: PLC0415
    from dragoman.parse import load_pair_reader, load_parser  # noqa: PLC0415

    of_source, of_target = _spans(text, source), _spans(text, target)
    report = Report(id="text", source="text", text=text)
    parse = load_parser().parse(report)
    return types_between(parse, report, of_source, of_target, load_pair_reader())


def _spans(text: str, party: Party) -> list[Span]:
    if isinstance(party, str):
        start = text.find(party)
        if start < 0:
            raise ValueError(f"the party {party!r} does not stand in the text; give its span instead")
        return [Span(start, start + len(party))] if party else []
    if isinstance(party, tuple) and len(party) == 2 and isinstance(party[0], int):
        spans = [Span(*party)]
    else:
        spans = [Span(*each) for each in cast(Sequence[tuple[int, int]], party)]
    for span in spans:
        if not 0 <= span.start < span.end <= len(text):
            raise ValueError(f"the span {span.start}-{span.end} does not lie in the text of {len(text)} characters")
    return spans
