"""Time and memory of resolving made-up collections on one core: ``python benchmarks/resolving.py [REPORTS]``.

Entities of 12,500, 25,000, 50,000 and 100,000 reports (or of an eighth, a quarter, a half and all of REPORTS) are made
up and resolved, each collection in a process of its own, pinned to one core. People, surnames and organisations have
the frequencies of news: few are everywhere, most appear once, and a surname has many bearers. Names are written in
several ways, offices and countries are told now and then, and a third of the people are called by their surname alone.
"""

from __future__ import annotations

import bisect
import datetime as dt
import itertools
import json
import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dragoman.model import Entity, Role, Span
from dragoman.resolve import resolve_entities

COUNTRIES = "NOR SWE FIN DNK ISL EST LVA LTU CHE AUT PRT IRL NZL CHL URY BWA OMN FJI BTN MLT".split()
TITLES = {
    "Foreign Minister": ("GOV",), "spokesman": (), "Prime Minister": ("GOV",), "ambassador": ("GOV",),
    "senator": ("LEG",), "professor": ("EDU",), "general": ("MIL",), "chief executive": ("BUS",), "reporter": ("JRN",),
    "mayor": ("GOV",),
}  # fmt: skip
ONSETS = "b br d dr f g gr h j k kh kr l m n p qu r s sh st t tr v y z".split()
RIMES = "a ai al an ar as e ei el en er i in ir is o ol on or ou u ul un ur".split()
RESPELLINGS = (("kh", "h"), ("ou", "u"), ("ei", "ey"), ("ai", "ay"), ("y", "i"), ("i", "ee"))
FIRST_DAY = dt.date(2015, 1, 1)
N_DAYS = 3000


@dataclass(frozen=True)
class Person:
    """A made-up person."""

    given: str
    family: str
    country: str
    title: str


def main() -> None:
    """Measure collections of four sizes, each in a process of its own."""
    most = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    heads = ("reports", "entities", "actors", "seconds", "µs/entity", "peak MiB", "entities MiB")
    print("  ".join(f"{head:>12}" for head in heads))
    for n_reports in (most // 8, most // 4, most // 2, most):
        command = [sys.executable, __file__, "--one", str(n_reports)]
        row = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        each = 1e6 * row["seconds"] / row["entities"]
        cells = (
            f"{n_reports:,}", f"{row['entities']:,}", f"{row['actors']:,}", f"{row['seconds']:.1f}", f"{each:.1f}",
            f"{row['peak']:,.0f}", f"{row['before']:,.0f}",
        )  # fmt: skip
        print("  ".join(f"{cell:>12}" for cell in cells), flush=True)


def measure(n_reports: int) -> dict[str, Any]:
    """Resolve one collection on one core and return what it took: seconds of the processor, MiB of memory."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    entities, published = made_up(n_reports)
    before = peak_mib()
    begin = time.process_time()
    resolved = resolve_entities(entities, published)
    seconds = time.process_time() - begin
    return {
        "entities": len(entities), "actors": len(resolved.actors), "seconds": seconds, "peak": peak_mib(),
        "before": before,
    }  # fmt: skip


def peak_mib() -> float:
    """Return the most memory this process has had resident."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def made_up(n_reports: int) -> tuple[list[Entity], dict[str, dt.date | None]]:
    """Return the entities of a made-up collection, the same at every call, and the days of its reports."""
    chance = random.Random(n_reports)
    words = sorted({made_word(chance, 2) for _ in range(60_000)})
    families = Frequent(chance, words[:20_000])
    givens = Frequent(chance, sorted({made_word(chance, 2) for _ in range(2_500)}))
    # Vocabulary grows with a power of the text (Heaps' law), and so do the people named in it.
    n_people = int(60 * n_reports**0.65)
    people = Frequent(
        chance,
        [
            Person(givens.draw(), families.draw(), chance.choice(COUNTRIES), chance.choice(list(TITLES)))
            for _ in range(n_people)
        ],
    )
    bodies = Frequent(
        chance,
        [f"{a} {b} Council" for a, b in itertools.islice(zip(words, reversed(words), strict=True), n_people // 4)],
    )
    entities: list[Entity] = []
    published: dict[str, dt.date | None] = {}
    for number in range(n_reports):
        report = f"r{number:016x}"
        published[report] = FIRST_DAY + dt.timedelta(chance.randrange(N_DAYS))
        for place, each in enumerate(_of_report(chance, people, bodies)):
            entities.append(Entity(f"e{number:010x}{place:06x}", report, origin="o0000000000000000", **each))
    return entities, published


def _of_report(chance: random.Random, people: Frequent, bodies: Frequent) -> Iterator[dict[str, Any]]:
    for _ in range(chance.randint(4, 12)):
        yield person_in_report(chance, people.draw())
    for country in chance.sample(COUNTRIES, chance.randint(2, 6)):
        yield {"kind": "state", "name": country, "country": country, "sectors": (), "role": None}
    for _ in range(chance.randint(2, 6)):
        yield {"kind": "organisation", "name": bodies.draw(), "country": None, "sectors": (), "role": None}
    for _ in range(chance.randint(3, 9)):
        yield {"kind": "group", "name": "officials", "country": None, "sectors": ("GOV",), "role": None}


def person_in_report(chance: random.Random, person: Person) -> dict[str, Any]:
    """Return what a report tells of a person: the name, often the surname alone, now and then office and country."""
    name = person.family if chance.random() < 0.35 else f"{person.given} {person.family}"
    if chance.random() < 0.15:
        name = name.replace(*chance.choice(RESPELLINGS))
    has_office = chance.random() < 0.45
    country = person.country if chance.random() < 0.4 else None
    role = Role(person.title, None, country, Span(10, 20)) if has_office else None
    sectors = TITLES[person.title] if has_office else ()
    return {"kind": "person", "name": name, "country": country, "sectors": sectors, "role": role}


class Frequent:
    """Draws from values of which the n-th comes with a frequency of about 1/n (Zipf's law)."""

    def __init__(self, chance: random.Random, values: list[Any]) -> None:
        self._chance = chance
        self._values = chance.sample(values, len(values))
        self._sums = list(itertools.accumulate(1 / (n + 3) for n in range(len(values))))

    def draw(self, chance: random.Random | None = None) -> Any:
        chance = chance or self._chance
        return self._values[bisect.bisect(self._sums, chance.random() * self._sums[-1])]


def made_word(chance: random.Random, n_syllables: int) -> str:
    """Return a word that could be a name."""
    return "".join(
        chance.choice(ONSETS) + chance.choice(RIMES) for _ in range(n_syllables)
    ).capitalize() + chance.choice(("", "n", "ev", "son", "i"))


if __name__ == "__main__":
    if "--one" in sys.argv:
        print(json.dumps(measure(int(sys.argv[2]))))
    else:
        main()
