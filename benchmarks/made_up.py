"""Records of made-up reports, parts and all, without reading a text: ``world_of(N)`` and ``add_made_up(...)``.

People, surnames and organisations have the frequencies of news (see ``resolving.py``); reports come day by day,
``A_DAY`` of them, so that what is added later is mostly published later. Report ``n`` of a world is the same whoever
asks for it and however many are asked for.
"""

from __future__ import annotations

import datetime as dt
import itertools
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from resolving import COUNTRIES, TITLES, Frequent, Person, made_word, person_in_report

from dragoman.model import Cue, Entity, Event, Findings, Mention, Origin, Place, Report, Span, Statement, digest_of
from dragoman.store import InputRow, PartWriter, RecordFolder, RecordLock, input_id, input_table, prepare_folder
from dragoman.store import tables_from as parts_of

A_DAY = 200
FIRST_DAY = dt.date(2015, 1, 1)
ORIGIN = Origin("o0000000000000000", "extract", "0", "-", "-", "-")
_REPORTS_A_SHARD = 500
# PLOVER type, CAMEO code, quad and score; a verb for the text.
_DEEDS = (
    ("CONSULT", "040", "VCoop", 1.0, "met"), ("ACCUSE", "112", "VConf", -2.0, "accused"),
    ("SUPPORT", "051", "VCoop", 3.4, "praised"), ("SANCTION", "163", "MConf", -8.0, "sanctioned"),
    ("REQUEST", "100", "VConf", -0.3, "urged"), ("ASSAULT", "190", "MConf", -10.0, "shelled"),
)  # fmt: skip


class Words:
    """Words of prose, of which the n-th comes with a frequency of about 1/n: so two reports rarely share a phrase."""

    def __init__(self, words: list[str]) -> None:
        self._words = words
        self._sums = list(itertools.accumulate(1 / (n + 3) for n in range(len(words))))

    def draw(self, chance: random.Random, n: int) -> str:
        """Return so many words."""
        return " ".join(chance.choices(self._words, cum_weights=self._sums, k=n))


@dataclass(frozen=True)
class World:
    """Who and what the reports are about."""

    people: list[Person]
    bodies: list[str]
    towns: list[str]
    words: Words


def world_of(n_reports: int) -> World:
    """Return a world in which as many people are named as in so many reports of news (Heaps' law)."""
    chance = random.Random(n_reports)
    words = sorted({made_word(chance, 2) for _ in range(60_000)})
    families = Frequent(chance, words[:20_000])
    givens = Frequent(chance, sorted({made_word(chance, 2) for _ in range(2_500)}))
    n_people = int(60 * n_reports**0.65)
    people = [
        Person(givens.draw(), families.draw(), chance.choice(COUNTRIES), chance.choice(list(TITLES)))
        for _ in range(n_people)
    ]
    pairs = itertools.islice(zip(words, reversed(words), strict=True), max(50, n_people // 4))
    prose = Words(sorted({made_word(chance, 2).lower() for _ in range(40_000)}))
    return World(people, [f"{a} {b} Council" for a, b in pairs], words[-400:], prose)


def add_made_up(record: Path, world: World, numbers: Iterable[int], read_seq: int) -> None:
    """Write the parts of these reports as a read of this number does; no table is made."""
    folder = RecordFolder(record)
    with RecordLock(folder):
        prepare_folder(folder, None)
        writer = PartWriter(folder, read_seq)
        for some in _batched(numbers):
            met = [(f"/made-up/{number}", report_numbered(world, number)) for number in some]
            keyed = [(input_id(found.report.id, locator), locator, found) for locator, found in met]
            writer.add(parts_of([(key, found) for key, _, found in keyed]))
            rows = [
                InputRow(key, found.report.id, locator, found.report.source, read_seq, True, found.report.id)
                for key, locator, found in keyed
            ]
            writer.add({"inputs": input_table(rows)})
            writer.commit()


def report_numbered(world: World, number: int) -> Findings:
    """Return what was found in a report of this world."""
    chance = random.Random(f"{len(world.people)} {number}")
    draws = Draws(chance, world)
    report_id = digest_of("r", len(world.people), number)
    text = Text(chance, world.words)
    entities = [
        Entity(digest_of("e", report_id, place), report_id, origin=ORIGIN.id, **fields)
        for place, fields in enumerate(_entities(chance, draws))
    ]
    mentions = [_mention(text, report_id, entity) for entity in entities]
    places = [_place(text, report_id, chance.choice(world.towns)) for _ in range(2)]
    statements = list(_statements(chance, text, report_id, entities, mentions))
    events = list(_events(chance, text, report_id, entities, places))
    day = FIRST_DAY + dt.timedelta(number // A_DAY)
    report = Report(report_id, text.whole(), f"made-up/{number}", outlet=f"Outlet {number % 17}", published=day)
    return Findings(
        report, tuple(entities), tuple(mentions), tuple(statements), origins=(ORIGIN,), places=tuple(places),
        events=tuple(events),
    )  # fmt: skip


class Draws:
    """People and bodies of a world, drawn with the frequencies of news."""

    _known: dict[int, tuple[Frequent, Frequent]] = {}  # noqa: RUF012  (shuffled once a world)

    def __init__(self, chance: random.Random, world: World) -> None:
        if id(world) not in self._known:
            own = random.Random(len(world.people))
            self._known[id(world)] = Frequent(own, world.people), Frequent(own, world.bodies)
        self._people, self._bodies = self._known[id(world)]
        self._chance = chance

    def person(self) -> Person:
        return self._people.draw(self._chance)

    def body(self) -> str:
        return self._bodies.draw(self._chance)


class Text:
    """A text that grows, and tells where what was added stands."""

    def __init__(self, chance: random.Random, words: Words) -> None:
        self._chance = chance
        self._words = words
        self._pieces: list[str] = []
        self._length = 0

    def prose(self, n: int) -> str:
        return self._words.draw(self._chance, n)

    def add(self, words: str, after: str = " ") -> Span:
        span = Span(self._length, self._length + len(words))
        self._pieces.append(words + after)
        self._length += len(words) + len(after)
        return span

    def whole(self) -> str:
        return "".join(self._pieces)


def _entities(chance: random.Random, draws: Draws) -> Iterator[dict[str, Any]]:
    for _ in range(chance.randint(4, 12)):
        yield person_in_report(chance, draws.person())
    for country in chance.sample(COUNTRIES, chance.randint(2, 6)):
        yield {"kind": "state", "name": country, "country": country, "sectors": (), "role": None}
    for _ in range(chance.randint(2, 6)):
        yield {"kind": "organisation", "name": draws.body(), "country": None, "sectors": (), "role": None}
    for _ in range(chance.randint(3, 9)):
        yield {"kind": "group", "name": "officials", "country": None, "sectors": ("GOV",), "role": None}


def _mention(text: Text, report_id: str, entity: Entity) -> Mention:
    span = text.add(entity.name, f" {text.prose(5)}. ")
    return Mention(digest_of("m", report_id, span), report_id, entity.id, span, span, "name", ORIGIN.id)


def _place(text: Text, report_id: str, name: str) -> Place:
    span = text.add(name, f" {text.prose(4)}. ")
    nothing = dict.fromkeys(("feature", "country", "adm1", "latitude", "longitude", "geonames_id"))
    return Place(
        digest_of("p", report_id, span), report_id, span, name, "place", confidence=1.0, origin=ORIGIN.id, **nothing
    )


def _statements(
    chance: random.Random, text: Text, report_id: str, entities: list[Entity], mentions: list[Mention]
) -> Iterator[Statement]:
    persons = [place for place, entity in enumerate(entities) if entity.kind == "person"]
    for place in chance.choices(persons, k=5):
        cue = text.add("said", " ")
        content = text.add(text.prose(14), ". ")
        yield Statement(
            id=digest_of("s", report_id, content), report_id=report_id, speaker=mentions[place].id,
            speaker_entity=entities[place].id, speaker_span=mentions[place].span, cue=Cue(cue, "say"), kind="speech",
            act="SAY", mode="indirect", content=(content,), date=None, date_span=None, place=None, venue=None,
            venue_span=None, to=(), to_spans=(), about=(chance.choice(entities).id,), within=None, confidence=0.9,
            origin=ORIGIN.id,
        )  # fmt: skip


def _events(
    chance: random.Random, text: Text, report_id: str, entities: list[Entity], places: list[Place]
) -> Iterator[Event]:
    able = [entity for entity in entities if entity.kind in {"person", "state", "organisation"}]
    for number in range(4):
        actor, recipient = chance.sample(able, 2)
        kind, cameo, quad, score, verb = chance.choice(_DEEDS)
        at = text.add(verb, f" {recipient.name} {text.prose(6)}. ")
        yield Event(
            id=digest_of("v", report_id, at, number), report_id=report_id, type=kind, mode=None, contexts=(), quad=quad,
            cameo=cameo, score=score, triggers=(at,), evidence=(at,), actors=(actor.id,), actor_spans=(),
            recipients=(recipient.id,), recipient_spans=(), date=None, date_end=None, date_precision=None,
            date_span=None, place=chance.choice(places).id if chance.random() < 0.3 else None, status="happened",
            statement=None, tie=None, because="", confidence=0.8, origin=ORIGIN.id,
        )  # fmt: skip


def _batched(numbers: Iterable[int]) -> Iterator[list[int]]:
    left = iter(numbers)
    while some := list(itertools.islice(left, _REPORTS_A_SHARD)):
        yield some
