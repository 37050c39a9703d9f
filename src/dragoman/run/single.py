"""One text through all the steps, in this process, without a record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

from dragoman.config import Settings
from dragoman.errors import PairError
from dragoman.model import Actor, EventType, Findings, Issue, Report, Span
from dragoman.read import Item
from dragoman.read.columns import row_item
from dragoman.read.item import GIVEN
from dragoman.resolve import group_own_events, resolve_entities, with_own_utterances
from dragoman.run.limits import Alarm, OverdueError
from dragoman.run.pool import WorkerPool
from dragoman.run.resolving import shipped_packs
from dragoman.run.shards import ShardTables, WorkedItem, group_items, load_steps, overdue, work_item
from dragoman.run.threads import one_thread
from dragoman.run.workers import check_workers
from dragoman.store import input_id

Found = tuple[Findings | None, tuple[Issue, ...], dict[str, Actor]]
"""What is found in a text, the issues where nothing could be, and the actor of each entity by its id."""

_WORK_TEXTS = "dragoman.run.single:work_texts"


def work_text(text: str, fields: Mapping[str, Any], settings: Settings | None) -> Found:
    """Return what is found in a text, the issues where nothing could be, and the actor of each entity by its id.

    ``fields`` are what is known of the text, under the names a row of a table has: title, outlet, url, published. Work
    that takes too long is given up where ``Alarm`` can do so, with an issue.
    """
    chosen = settings or Settings()
    load_steps(chosen)
    return _resolved(_work_in_time(_item_of(text, fields), chosen), chosen)


def work_many(
    texts: Iterable[tuple[str, Mapping[str, Any]]], settings: Settings | None, workers: int | None
) -> Iterator[Found]:
    """Yield what is found in each text, in their order; with more than one worker, in processes of their own.

    Texts are taken as workers are ready for them. A text that its process dies of, or that takes too long, gives an
    issue. Raises ``ConfigError`` where ``workers`` is no number of processes.
    """
    n_workers = check_workers(workers)
    chosen = settings or Settings()
    if n_workers == 1:
        yield from (work_text(text, fields, chosen) for text, fields in texts)
        return
    places: dict[str, int] = {}
    waiting: dict[int, Found] = {}
    n_given = 0
    with WorkerPool(n_workers, _WORK_TEXTS, chosen) as pool:
        for found in pool.map(group_items(_numbered(texts, places), n_workers)):
            for key, each in _answers(found):
                waiting[places.pop(key)] = each
            while n_given in waiting:
                yield waiting.pop(n_given)
                n_given += 1


def work_texts(items: Sequence[Item], settings: Settings) -> ShardTables:
    """Return what is found in each item, with the id of its input: what a worker does. No items load what it needs."""
    load_steps(settings)
    found = [(_key(item), _resolved(work_item(item, settings), settings)) for item in items]
    return ShardTables({}, (), tuple(found))


def _numbered(texts: Iterable[tuple[str, Mapping[str, Any]]], places: dict[str, int]) -> Iterator[Item]:
    for number, (text, fields) in enumerate(texts):
        item = replace(_item_of(text, fields), locator=f"text#{number}")
        places[_key(item)] = number
        yield item


def _answers(found: ShardTables) -> list[tuple[str, Found]]:
    """Return what a worker gave, or the issue of an item that it died of."""
    return [*found.texts, *((outcome.input, (None, outcome.issues, {})) for outcome in found.outcomes)]


def _item_of(text: str, fields: Mapping[str, Any]) -> Item:
    return row_item({"text": text, **fields}, source="text", place=None, media=GIVEN)


def _key(item: Item) -> str:
    return input_id(item.digest, item.locator)


def _resolved(worked: WorkedItem, settings: Settings) -> Found:
    if worked.findings is None:
        return None, worked.issues, {}
    report = worked.findings.report
    with one_thread():
        resolved = resolve_entities(worked.findings.entities, {report.id: report.published}, shipped_packs(settings))
        by_id = {actor.id: actor for actor in resolved.actors}
        actors = {link.entity_id: replace(by_id[link.actor_id], sectors=link.sectors) for link in resolved.links}
        return with_own_utterances(group_own_events(worked.findings, actors), actors), (), actors


def _work_in_time(item: Item, settings: Settings) -> WorkedItem:
    limit = settings.run.max_report_seconds
    alarm = Alarm()
    try:
        with one_thread(), alarm:
            alarm.set(limit)
            return work_item(item, settings)
    except OverdueError:
        alarm.off()
        return overdue(item, limit)


Party = str | tuple[int, int] | Sequence[tuple[int, int]]
"""A party of an event: its words as they stand in the text, or the half-open code-point span or spans of them."""


def code_pair(text: str, source: Party, target: Party) -> dict[EventType, float]:
    """Return PLOVER's types with their probabilities for what the source does to the target, the likeliest first.

    ``text`` is a sentence or a few. An empty string or list stands for a party that is not told. Raises ``PairError``
    (which is a ``ConfigError`` too) where the words of a party do not stand in the text or a span lies outside it, and
    ``ParserError``.
    """
    from dragoman.extract import types_between  # noqa: PLC0415
    from dragoman.parse import load_pair_reader, load_parser  # noqa: PLC0415

    of_source, of_target = _spans(text, source), _spans(text, target)
    report = Report(id="text", source="text", text=text)
    parser, reader = load_parser(), load_pair_reader()
    with one_thread():
        return types_between(parser.parse(report), report, of_source, of_target, reader)


def _spans(text: str, party: Party) -> list[Span]:
    if isinstance(party, str):
        start = text.find(party)
        if start < 0:
            raise PairError(f"the party {party!r} does not stand in the text; give its span instead")
        return [Span(start, start + len(party))] if party else []
    if isinstance(party, tuple) and len(party) == 2 and isinstance(party[0], int):
        spans = [Span(*party)]
    else:
        spans = [Span(*each) for each in cast(Sequence[tuple[int, int]], party)]
    for span in spans:
        if not 0 <= span.start < span.end <= len(text):
            raise PairError(f"the span {span.start}-{span.end} does not lie in the text of {len(text)} characters")
    return spans
