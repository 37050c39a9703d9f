"""How long formats take for 100,000 made-up statements, and the memory of each in a process of its own.

python benchmarks/exports.py [FORMAT...]
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from dragoman.export import EXPORTS
from dragoman.model import Actor, Cue, Entity, Findings, Position, Report, Span, Statement, digest_of

REPORTS, STATEMENTS = 20_000, 5
FORMATS = ("jsonl", "dna", "qdpx", "annotations")
WORDS = "The council will build the dam on the river and tax the trade of the towns along it next year."


def made_up() -> Iterator[tuple[Findings, Mapping[str, Actor]]]:
    """Yield reports of some 1,200 characters, each statement with a position on one of 40 issues."""
    for number in range(REPORTS):
        report_id = digest_of("r", number)
        entities, statements, positions, lines, at = [], [], [], [], 0
        actors = {}
        for place in range(STATEMENTS):
            name = f"Speaker {(number * 7 + place * 13) % 2_000:04}"
            line = f'{name} said: "{WORDS}" {WORDS} {"It rains. " * 3}'
            entity = Entity(digest_of("e", report_id, place), report_id, "person", name, None, (), None, "o")
            start = at + len(name) + 8
            span = Span(start, start + len(WORDS))
            statement = Statement(
                id=digest_of("s", report_id, place), report_id=report_id, speaker=None, speaker_entity=entity.id,
                speaker_span=Span(at, at + len(name)), cue=Cue(Span(at + len(name) + 1, at + len(name) + 5), "say"),
                kind="speech", act="SAY", mode="direct", content=(span,), date=None, date_span=None, place=None,
                venue=None, venue_span=None, to=(), to_spans=(), about=(), within=None, confidence=0.9, origin="o",
            )  # fmt: skip
            stance = "agrees" if place % 2 else "disagrees"
            issue = f"issue-{(number + place) % 40}"
            positions.append(
                Position(digest_of("k", statement.id), report_id, entity.id, "book", issue, stance, statement.id, span,
                         0.9, (), "unreviewed", stance)
            )  # fmt: skip
            actors[entity.id] = Actor(digest_of("a", name), "person", name, "NOR", (), ())
            entities.append(entity)
            statements.append(statement)
            lines.append(line)
            at += len(line) + 1
        report = Report(id=report_id, text="\n".join(lines), source=f"{number}.txt", title="Dam", outlet="NLA")
        yield Findings(report, tuple(entities), (), tuple(statements), positions=tuple(positions)), actors


def measure(form: str) -> None:
    began = time.perf_counter()
    for _ in made_up():
        pass
    making = time.perf_counter() - began
    with tempfile.TemporaryFile() as file:
        began = time.perf_counter()
        EXPORTS[form].write(made_up(), file, {})
        took, size = time.perf_counter() - began - making, file.tell()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told = f"{took:.0f} s ({making:.0f} s more to make the reports up), {size / 1e6:.0f} MB"
    print(f"{form}: {told}, {memory:.0f} MB of memory")


def main() -> None:
    asked = sys.argv[1:]
    if asked[:1] == ["--one"]:
        measure(asked[1])
        return
    for form in asked or FORMATS:
        subprocess.run([sys.executable, str(Path(__file__)), "--one", form], check=True)


if __name__ == "__main__":
    main()
