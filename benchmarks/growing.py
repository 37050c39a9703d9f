"""What a made-up record costs to grow: ``python benchmarks/growing.py [--base N ...] [--add N] [--rounds N]``.

A record of each size is made (``anew``), and copied for each round. To a copy comes one report, or ``--add`` of the
following days, or a judgement that joins two actors. The seconds are those of the processor, with
the word lists and the pack of offices loaded before, which a program does while its workers start. Ratios are of
medians, in one run.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.dataset  # noqa: F401  (DuckDB loads it with the first table it is given)
from made_up import add_made_up, world_of
from measure import machine

from dragoman.lexicon.like_words import load_near_words
from dragoman.lexicon.organisations import load_gazetteer
from dragoman.resolve import load_offices, remember_keys
from dragoman.run import Request, judge, resolve_record
from dragoman.store import Making

KINDS = ("one", "many", "judgement")
# Records up to this size are measured several times; of larger ones a single time is told.
SMALL = 2_000


def main() -> None:
    """Measure records of several sizes."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--base", type=int, nargs="+", default=[1_000, 1_800, 10_000, 100_000])
    parser.add_argument("--add", type=int, default=1_000)
    parser.add_argument("--rounds", type=int, default=3, help=f"of records up to {SMALL:,}; larger ones have one")
    parser.add_argument("--kinds", nargs="+", choices=KINDS, default=list(KINDS))
    parser.add_argument("--made", type=Path, help="folder where records are kept for the next run")
    options = parser.parse_args()
    medians: dict[tuple[int, str], dict[str, Any]] = {}
    print(machine())
    print(f"{'base':>9} {'what':>10} {'seconds':>9} {'peak MiB':>9}  rounds; seconds of each step, of the median round")
    with tempfile.TemporaryDirectory(dir=options.made) as folder:
        for n_reports in options.base:
            base, medians[n_reports, "anew"] = made_base(options.made or Path(folder), n_reports)
            for kind in options.kinds:
                n_rounds = options.rounds if n_reports <= SMALL else 1
                rows = [measured(base, Path(folder), n_reports, kind, options.add) for _ in range(n_rounds)]
                row = sorted(rows, key=lambda each: each["seconds"])[len(rows) // 2]
                medians[n_reports, kind] = row
                told = ", ".join(f"{each['seconds']:.2f}" for each in rows)
                steps = ", ".join(f"{name} {seconds:.2f}" for name, seconds in row["steps"].items())
                peak = max(each["peak"] for each in rows)
                print(f"{n_reports:>9,} {kind:>10} {row['seconds']:>9.2f} {peak:>9,.0f}  {told}; {steps}", flush=True)
    print()
    for line in table_of(options.base, options.add, medians):
        print(line)


def table_of(sizes: list[int], n_more: int, medians: dict[tuple[int, str], dict[str, Any]]) -> Iterator[str]:
    """Yield what is asked of growing, and what was measured of it; what was not is told as such."""
    yield "| What | Asked | Measured |"
    yield "|---|---|---|"
    one, judged = medians.get((1_800, "one")), medians.get((10_000, "judgement"))
    yield f"| one report to 1,800, seconds | <= 2 | {_told(one)} |"
    yield f"| a judgement at 10,000, seconds | <= 1.5 | {_told(judged)} |"
    for kind, words in (("many", f"{n_more:,} reports"), ("one", "one report"), ("judgement", "a judgement")):
        there = sorted(size for size in sizes if (size, kind) in medians)
        if len(there) > 1:
            least, most = there[0], there[-1]
            ratio = medians[most, kind]["seconds"] / medians[least, kind]["seconds"]
            asked = "<= 1.5 (100,000 to 1,000)" if kind == "many" else "-"
            yield f"| {words} to {most:,} : to {least:,} | {asked} | {ratio:.2f} |"
    there = sorted(size for size in sizes if (size, "anew") in medians)
    for size in there:
        row = medians[size, "anew"]
        asked = "<= 900, 4,096" if size == 100_000 else "-"
        yield f"| tables of {size:,} anew, seconds and MiB | {asked} | {row['seconds']:.0f}, {row['peak']:,.0f} |"
    if len(there) > 2:
        measured = [medians[size, "anew"]["seconds"] for size in there]
        for size, most in ((100_000, 900), (1_000_000, 14_400)):
            if size not in there:
                seconds, power = extrapolated(there, measured, size)
                told = f"tables of {size:,} anew, EXTRAPOLATED with the power {power:.2f}, seconds"
                yield f"| {told} | <= {most} | {seconds:,.0f} |"


def _told(row: dict[str, Any] | None) -> str:
    return "not measured" if row is None else f"{row['seconds']:.2f}"


def extrapolated(sizes: list[int], seconds: list[float], asked: int) -> tuple[float, float]:
    """Return the seconds of a size that was not measured, on the line through the logarithms, and its slope."""
    x, y = [math.log(size) for size in sizes], [math.log(each) for each in seconds]
    middle, height = sum(x) / len(x), sum(y) / len(y)
    slope = sum((a - middle) * (b - height) for a, b in zip(x, y, strict=True)) / sum((a - middle) ** 2 for a in x)
    return math.exp(height + slope * (math.log(asked) - middle)), slope


def made_base(place: Path, n_reports: int) -> tuple[Path, dict[str, Any]]:
    """Return a record of so many reports, made if it is not there, and what its tables took when they were made."""
    base, note = place / f"base-{n_reports}", place / f"base-{n_reports}.json"
    if not note.is_file():
        shutil.rmtree(base, ignore_errors=True)
        note.write_text(json.dumps(run_alone("base", base, n_reports, 0)))
    row: dict[str, Any] = json.loads(note.read_text())
    told = ", ".join(f"{name} {seconds:.2f}" for name, seconds in row["steps"].items())
    print(f"{n_reports:>9,} {'anew':>10} {row['seconds']:>9.2f} {row['peak']:>9,.0f}  {told}", flush=True)
    return base, row


def measured(base: Path, place: Path, n_reports: int, kind: str, n_more: int) -> dict[str, Any]:
    """Return what it takes to change a copy of a record, in a process of its own."""
    record = place / "record"
    shutil.rmtree(record, ignore_errors=True)
    shutil.copytree(base, record)
    return run_alone(kind, record, n_reports, 1 if kind == "one" else n_more)


def run_alone(kind: str, record: Path, n_reports: int, n_more: int) -> dict[str, Any]:
    command = [sys.executable, __file__, "--alone", kind, str(record), str(n_reports), str(n_more)]
    row: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return row


def alone(kind: str, record: Path, n_reports: int, n_more: int) -> dict[str, Any]:
    """Do one thing to a record; return its seconds of the processor, and the most memory in MiB."""
    load_gazetteer()
    load_near_words()
    remember_keys((load_offices(),))
    if kind == "base":
        add_made_up(record, world_of(n_reports), range(n_reports), 1)
    elif kind in {"one", "many"}:
        add_made_up(record, world_of(n_reports), range(n_reports, n_reports + n_more), 2)
    names = two_actors(record) if kind == "judgement" else ()
    begin = time.process_time()
    with steps_in_processor_time() as steps:
        if names:
            judge(record, [Request("merge", names)], by="benchmark")
        else:
            resolve_record(record)
    seconds = time.process_time() - begin
    steps["all else"] = seconds - sum(steps.values())
    return {"seconds": seconds, "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, "steps": steps}


@contextmanager
def steps_in_processor_time() -> Iterator[dict[str, float]]:
    """Give the seconds of the processor of each step, once the block ends: a run notes those of the clock."""
    found: dict[str, float] = {}
    noted = Making.step

    @contextmanager
    def step(self: Making, name: str, *, is_for_all: bool) -> Iterator[None]:
        begin = time.process_time()
        with noted(self, name, is_for_all=is_for_all):
            yield
        found[name] = found.get(name, 0.0) + time.process_time() - begin

    Making.step = step  # type: ignore[method-assign]
    try:
        yield found
    finally:
        Making.step = noted  # type: ignore[method-assign]


def two_actors(record: Path) -> tuple[str, ...]:
    """Return the ids of two persons of middling renown."""
    with duckdb.connect(str(record / "record.duckdb"), read_only=True) as connection:
        rows = connection.execute(
            "select actor_id from links join actors on actors.id = links.actor_id where actors.kind = 'person' "
            "group by actor_id order by abs(count(*) - 10), actor_id limit 2"
        ).fetchall()
    return tuple(key for (key,) in rows)


if __name__ == "__main__":
    if "--alone" in sys.argv:
        at = sys.argv.index("--alone")
        print(json.dumps(alone(sys.argv[at + 1], Path(sys.argv[at + 2]), int(sys.argv[at + 3]), int(sys.argv[at + 4]))))
    else:
        main()
