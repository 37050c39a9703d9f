"""A shard's work without the language pipeline: every ``Name said "words"`` is a statement, and an event of that name.

Workers import it by name, as they import the real one. A report that holds a word of ``ACCIDENTS`` has one.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import signal
import time
from collections.abc import Sequence
from pathlib import Path

from dragoman.config import Settings
from dragoman.model import Cue, Entity, Event, Findings, Mention, Origin, Report, Span, Statement, digest_of
from dragoman.read import Item, read_item
from dragoman.run.shards import ShardTables, WorkedItem, shard_tables

_SAID = re.compile(r"(?P<name>[A-Z]\w+(?: [A-Z]\w+)*) (?P<cue>said) \"(?P<words>[^\"]+)\"")
ORIGIN = Origin("o0000000000000000", "extract", "0", "-", "-", "-")


def work(items: Sequence[Item], settings: Settings) -> ShardTables:
    """Do what ``work_shard`` does, with the rule above."""
    return shard_tables([_work_item(item, settings) for item in items])


def slow_work(items: Sequence[Item], settings: Settings) -> ShardTables:
    """Do the same, with time enough to be killed in."""
    time.sleep(0.02 * len(items))
    return work(items, settings)


def slower_work(items: Sequence[Item], settings: Settings) -> ShardTables:
    """Do the same, with time enough for another machine to join in."""
    time.sleep(0.1 * len(items))
    return work(items, settings)


def _work_item(item: Item, settings: Settings) -> WorkedItem:
    reading = read_item(item, settings.read)
    if reading.report is None:
        return WorkedItem(item, None, reading.issues)
    if "DEADLY" in reading.report.text:
        os.kill(os.getpid(), signal.SIGKILL)
    return WorkedItem(item, plain_findings(reading.report))


def plain_findings(report: Report) -> Findings:
    """Return the statements of a report by the rule above, with their speakers."""
    entities: dict[str, Entity] = {}
    mentions, statements, events = [], [], []
    for match in _SAID.finditer(report.text):
        name, words = match["name"], Span(*match.span("words"))
        entity = Entity(digest_of("e", report.id, name), report.id, "person", name, None, (), None, ORIGIN.id)
        entities.setdefault(entity.id, entity)
        span = Span(*match.span("name"))
        mention = Mention(digest_of("m", report.id, span), report.id, entity.id, span, span, "name", ORIGIN.id)
        mentions.append(mention)
        statements.append(
            Statement(
                id=digest_of("s", report.id, words),
                report_id=report.id,
                speaker=mention.id,
                speaker_entity=entity.id,
                speaker_span=span,
                cue=Cue(Span(*match.span("cue")), "say"),
                kind="speech",
                act="SAY",
                mode="direct",
                content=(words,),
                date=None,
                date_span=None,
                place=None,
                venue=None,
                venue_span=None,
                to=(),
                to_spans=(),
                about=(),
                within=None,
                confidence=1.0,
                origin=ORIGIN.id,
            )
        )
        events.append(_event(report, entity, span, words, statements[-1].id))
    return Findings(
        report,
        tuple(entities.values()),
        tuple(mentions),
        tuple(statements),
        origins=(ORIGIN,),
        events=tuple(events),
    )


def _event(report: Report, speaker: Entity, at: Span, words: Span, statement: str) -> Event:
    return Event(
        id=digest_of("v", report.id, words),
        report_id=report.id,
        type="AGREE",
        mode=None,
        contexts=(),
        quad="VCoop",
        cameo="030",
        score=2.5,
        triggers=(words,),
        evidence=(words,),
        actors=(speaker.id,),
        actor_spans=(at,),
        recipients=(),
        recipient_spans=(),
        date=dt.date(2024, 3, 1 + words.start % 28),
        date_end=dt.date(2024, 3, 1 + words.start % 28),
        date_precision="day",
        date_span=None,
        place=None,
        status="happened",
        statement=statement,
        tie="performs",
        because="",
        confidence=1.0,
        origin=ORIGIN.id,
    )


def work_out_of_memory(items: Sequence[Item], settings: Settings) -> ShardTables:
    """Die of the first report."""
    if items:
        os.kill(os.getpid(), signal.SIGKILL)
    return work(items, settings)


def stuck_work(items: Sequence[Item], settings: Settings) -> ShardTables:
    """Do the same, but never end with a report that says ENDLESS, and lets no other thread run."""
    return shard_tables([(_never if _is_endless(item) else _work_item)(item, settings) for item in items])


def slow_to_load(items: Sequence[Item], settings: Settings) -> ShardTables:
    """Do the same, after some loading where there are no items yet."""
    if not items:
        time.sleep(1.5)
    return work(items, settings)


def killed_as_it_loads(items: Sequence[Item], settings: Settings) -> ShardTables:
    """Do the same in the third process; the first two die as they load. Counts by a file of the folder it stands in."""
    if not items:
        count = Path("n-started")
        n_started = len(count.read_text()) if count.exists() else 0
        count.write_text("." * (n_started + 1))
        if n_started < 2:
            os.kill(os.getpid(), signal.SIGKILL)
    return work(items, settings)


def _is_endless(item: Item) -> bool:
    return isinstance(item.payload, bytes) and b"ENDLESS" in item.payload


def _never(item: Item, settings: Settings) -> WorkedItem:
    del settings
    # Backtracks for years, within one call that is written in C.
    re.fullmatch("(?:a|a)*b", "a" * 60)
    return WorkedItem(item, None)


def stuck_later(items: Sequence[Item], settings: Settings) -> ShardTables:
    """Do the same with the first reports; later ones hold a worker up without end."""
    return shard_tables([(_never if Path(item.source).name > "006" else _work_item)(item, settings) for item in items])
